import {describe, expect, it} from "vitest";
import {dissimilarity, likestUnits, type UnitProfile} from "../../../../src/measures/similarity.js";

const weights = {size: 0.25, ages: 0.25, diagnoses: 0.5};

function profile(
  id: string,
  type: string,
  ages: readonly number[],
  diagnoses: readonly number[],
  atBase: readonly number[] = [],
): UnitProfile {
  const counts = [...ages, ...diagnoses].map((n, i) => ({n, atBase: atBase[i] ?? 0}));
  return {id, type, ages: counts.slice(0, ages.length), diagnoses: counts.slice(ages.length)};
}

const own = profile("e0", "vårdcentral", [100, 200, 300], [250, 350], [2, 4, 0, 3, 5]);
const half = profile("e1", "vårdcentral", [90, 60, 150], [200, 100], [6, 0, 3, 5, 1]);
const twin = profile("e2", "vårdcentral", [50, 100, 150], [125, 175]);
const clinic = profile("e3", "sjukhusklinik", [100, 200, 300], [250, 350]);
const empty = profile("e4", "vårdcentral", [0, 0, 0], [0, 0]);

describe("likestUnits(unit, others, weights, base)", () => {
  it("agrees with R on the distance, its parts and what rounding leaves open", () => {
    // d <- \(a, b) sum(abs(a/sum(a) - b/sum(b)))/2
    // D <- \(x) {a <- x[1:3]; b <- x[4:6]; c <- x[7:8]; e <- x[9:10]
    //   .25*(1 - min(sum(a), sum(b))/max(sum(a), sum(b))) + .25*d(a, b) + .5*d(c, e)}
    // x <- c(100,200,300, 90,60,150, 250,350, 200,100); m <- c(2,4,0, 6,0,3, 3,5, 5,1); v <- D(x)
    // each x[i] to both ends of ri(x[i], m[i]) (rates.test.ts), moves down and up squared and added: c(v, v - √lo, v + √hi)
    const [found] = likestUnits(own, [half], weights, 5);
    expect(found?.distance.value).toBeCloseTo(0.28333333333333, 12);
    expect(found?.distance.interval[0]).toBeCloseTo(0.25019938447937, 9);
    expect(found?.distance.interval[1]).toBeCloseTo(0.31011018264401, 9);
    expect(found?.size).toBeCloseTo(0.125, 12);
    expect(found?.ages).toBeCloseTo(0.0333333333333, 12);
    expect(found?.diagnoses).toBeCloseTo(0.125, 12);
  });

  it("compares with units of its own type that have somebody, the likest first, and never with itself", () => {
    const found = likestUnits(own, [empty, own, half, clinic, twin], weights, 5);
    expect(found.map(({id}) => id)).toEqual(["e2", "e1"]);
  });

  it("puts units that are equally like in order of id, whatever order they came in", () => {
    const other = {...twin, id: "e1b"};
    for (const others of [
      [twin, other],
      [other, twin],
    ])
      expect(likestUnits(own, others, weights, 5).map(({id}) => id)).toEqual(["e1b", "e2"]);
  });

  it("goes by the weights that the reader sets, whatever they add up to", () => {
    const bySize = {size: 4, ages: 0, diagnoses: 0};
    const [found] = likestUnits(own, [half], bySize, 5);
    expect(found).toMatchObject({size: 0.5, ages: 0, diagnoses: 0});
    expect(found?.distance.value).toBe(0.5);
    const [declared] = likestUnits(own, [half], weights, 5);
    const [same] = likestUnits(own, [half], {size: 2, ages: 2, diagnoses: 4}, 5);
    expect([same?.size, same?.ages, same?.diagnoses]).toEqual([
      ...[declared?.size, declared?.ages, declared?.diagnoses],
    ]);
    expect(same?.distance).toEqual(declared?.distance);
  });
});

describe("dissimilarity(one, other)", () => {
  it("is the part that would have to change group: by hand 0.4 of (10, 30, 60) against (20, 20, 10)", () => {
    expect(dissimilarity([10, 30, 60], [20, 20, 10])).toBeCloseTo(0.4, 12);
    expect(dissimilarity([1, 2], [10, 20])).toBeCloseTo(0, 12);
    expect(dissimilarity([5, 0], [0, 7])).toBe(1);
  });
});

import {describe, expect, it} from "vitest";
import {cellsAtBase} from "../../../../src/measures/cellsAtBase.js";
import {indexNumbers} from "../../../../src/measures/indexNumbers.js";
import {roundingInterval, roundingVariance} from "../../../../src/measures/roundingInterval.js";
import {shareInterval} from "../../../../src/measures/shareInterval.js";
import {wilsonInterval, z95} from "../../../../src/measures/wilsonInterval.js";

describe("wilsonInterval(k, n)", () => {
  it("agrees with R's prop.test without continuity correction", () => {
    // prop.test(81, 263, correct = FALSE)$conf.int; prop.test(15, 148, …); prop.test(0, 10, …)
    const cases: [number, number, number, number][] = [
      [81, 263, 0.255288519878, 0.366209576983],
      [15, 148, 0.0623863995307, 0.1604872417233],
      [0, 10, 0, 0.277532799863],
    ];
    for (const [k, n, low, high] of cases) {
      expect(wilsonInterval(k, n)[0]).toBeCloseTo(low, 10);
      expect(wilsonInterval(k, n)[1]).toBeCloseTo(high, 10);
    }
  });

  it("reaches exactly 0 and 1 at the edges, and all the way when there is nothing", () => {
    expect(wilsonInterval(0, 7)[0]).toBe(0);
    expect(wilsonInterval(7, 7)[1]).toBe(1);
    expect(wilsonInterval(0, 0)).toEqual([0, 1]);
  });

  it("refuses a part that is larger than the whole", () => {
    expect(() => wilsonInterval(8, 7)).toThrow(RangeError);
    expect(() => wilsonInterval(-1, 7)).toThrow(RangeError);
  });
});

describe("roundingInterval(count, base)", () => {
  it("agrees with R's roots of |Y − X| − b/2 = z√((b − 1)X)", () => {
    // f <- \(X, s) 100 + s * 2.5 - X + s * qnorm(.975) * sqrt(4 * X)
    // uniroot(f, c(1, 100), s = -1, tol = 1e-10)$root; uniroot(f, c(100, 500), s = 1, tol = 1e-10)$root
    const [low, high] = roundingInterval({n: 100, atBase: 20}, 5);
    expect(low).toBeCloseTo(65.7215927326, 6);
    expect(high).toBeCloseTo(150.60599694, 6);
  });

  it("moves with the exact cells, which add no width", () => {
    const [low, high] = roundingInterval({n: 100, atBase: 20}, 5);
    const [lowMore, highMore] = roundingInterval({n: 1_100, atBase: 20}, 5);
    expect(lowMore - low).toBeCloseTo(1_000, 9);
    expect(highMore - high).toBeCloseTo(1_000, 9);
  });

  it("leaves room for lost cells behind a sum of 0", () => {
    const [low, high] = roundingInterval({n: 0, atBase: 0}, 5);
    expect(low).toBe(0);
    // uniroot(\(X) 2.5 - X + qnorm(.975) * sqrt(4 * X), c(1, 100), tol = 1e-10)$root
    expect(high).toBeCloseTo(20.0541795512, 6);
  });

  it("never goes below one person a cell at the base", () => {
    expect(roundingInterval({n: 5, atBase: 1}, 5)[0]).toBe(1);
    expect(roundingInterval({n: 10, atBase: 2}, 5)[0]).toBeGreaterThanOrEqual(2);
  });

  it("is in the long run as wide as z√(b(b − 1)m) on either side", () => {
    const count = {n: 500_000, atBase: 100_000};
    const half = z95 * Math.sqrt(roundingVariance(count, 5));
    const [low, high] = roundingInterval(count, 5);
    expect((high - low) / 2 / half).toBeCloseTo(1, 2);
  });

  it("holds the true sum in at least 95 of 100 draws, whatever the small cells are", () => {
    let state = 20261121;
    const uniform = (): number => (state = (state * 48271) % 2147483647) / 2147483647;
    for (const cells of [
      [1, 1, 1],
      Array<number>(40).fill(1),
      Array<number>(60).fill(4),
      [1, 2, 3, 4, 1, 2, 1, 1],
    ]) {
      const truth = cells.reduce((sum, x) => sum + x, 0) + 37;
      let held = 0;
      for (let draw = 0; draw < 4_000; draw++) {
        const atBase = cells.filter((x) => uniform() < x / 5).length;
        const [low, high] = roundingInterval({n: 37 + 5 * atBase, atBase}, 5);
        if (low <= truth && truth <= high) held++;
      }
      expect(held / 4_000).toBeGreaterThanOrEqual(0.945);
    }
  });
});

describe("cellsAtBase(n, parts, base)", () => {
  it("takes an inner cell for rounded only when it equals the base", () => {
    expect([0, 5, 6, 10].map((n) => cellsAtBase(n, 1, 5))).toEqual([0, 1, 0, 0]);
  });

  it("takes a sum for at most so many rounded cells as it has room for", () => {
    expect([0, 4, 5, 9, 10, 1_000].map((n) => cellsAtBase(n, 22, 5))).toEqual([0, 0, 1, 1, 2, 22]);
  });
});

describe("shareInterval(part, whole, base)", () => {
  it("is Wilson's when nothing is rounded", () => {
    const {share, interval} = shareInterval({n: 81, atBase: 0}, {n: 263, atBase: 0}, 5);
    expect(share).toBe(81 / 263);
    expect(interval[0]).toBeCloseTo(0.255288519878, 10);
    expect(interval[1]).toBeCloseTo(0.366209576983, 10);
  });

  it("agrees with R's prop.test on the effective number of cases", () => {
    // share <- function(k, n, mk, mr, b = 5) {z <- qnorm(.975); p <- k/n
    //   V <- ((1-p)^2*b*(b-1)*mk + p^2*b*(b-1)*mr)/n^2; pt <- (k+z^2/2)/(n+z^2); s <- pt*(1-pt)
    //   ne <- s/(s/n + V); prop.test(p*ne, ne, correct = FALSE)$conf.int}
    // share(120, 400, 10, 30); share(0, 400, 0, 30); share(400, 400, 30, 0)
    const cases: [number, number, number, number, number][] = [
      [120, 10, 30, 0.230863032143, 0.37962239876],
      [0, 0, 30, 0, 0.0095122943343],
      [400, 30, 0, 0.990487705666, 1],
    ];
    for (const [k, inPart, inRest, low, high] of cases) {
      const {interval} = shareInterval({n: k, atBase: inPart}, {n: 400, atBase: inPart + inRest}, 5);
      expect(interval[0]).toBeCloseTo(low, 9);
      expect(interval[1]).toBeCloseTo(high, 9);
    }
  });

  it("has no share of nothing", () => {
    expect(shareInterval({n: 0, atBase: 0}, {n: 0, atBase: 0}, 5)).toEqual({share: null, interval: [0, 1]});
  });
});

describe("indexNumbers(counts, base)", () => {
  const exact = (values: readonly number[]) => values.map((n) => ({n, atBase: 0}));

  it("agrees with R: 100 is the mean of the first twelve, and of no more", () => {
    // x <- c(120,80,95,130,60,40,33,90,110,125,140,99,150,70); 100 * x / mean(x[1:12])
    const values = indexNumbers(exact([120, 80, 95, 130, 60, 40, 33, 90, 110, 125, 140, 99, 150, 70]), 5);
    expect(values[0]?.value).toBeCloseTo(128.3422459893, 9);
    expect(values[11]?.value).toBeCloseTo(105.8823529412, 9);
    expect(values[12]?.value).toBeCloseTo(160.4278074866, 9);
    expect(values[13]?.value).toBeCloseTo(74.8663101604, 9);
  });

  it("takes the mean of all when there are fewer than twelve", () => {
    expect(indexNumbers(exact([10, 30]), 5).map((number) => number?.value)).toEqual([50, 150]);
  });

  it("compares with nothing when the base is 0, and gives no numbers", () => {
    expect(indexNumbers(exact([0, 0]), 5)).toEqual([null, null]);
    expect(indexNumbers([], 5)).toEqual([]);
  });

  it("is wider than the rounding of the month alone: the base is rounded too", () => {
    const counts = Array.from({length: 13}, () => ({n: 100, atBase: 20}));
    const interval = indexNumbers(counts, 5)[12]?.interval ?? [0, 0];
    const [low, high] = roundingInterval({n: 100, atBase: 20}, 5);
    expect(interval[0]).toBeLessThan(low);
    expect(interval[1]).toBeGreaterThan(high);
  });
});

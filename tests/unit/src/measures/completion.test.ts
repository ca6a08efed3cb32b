import {describe, expect, it} from "vitest";
import {cumulativeShares} from "../../../../src/measures/cumulativeShares.js";
import {dayBand} from "../../../../src/measures/dayBands.js";
import {isMature, maturityDays} from "../../../../src/measures/maturity.js";
import {shareInterval} from "../../../../src/measures/shareInterval.js";
import {shareOfOther} from "../../../../src/measures/shareOfOther.js";

const exact = (n: number) => ({n, atBase: 0});
const bandsOf = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts).map(([code, n]) => ({...dayBand(code), count: exact(n)}));

describe("shareOfOther(part, whole, base)", () => {
  it("is wider than a share of the same table: two roundings can move it each its own way", () => {
    // R: b <- 5; z <- qnorm(.975); r <- function(n, m) {R <- b * m; h <- z^2 * (b - 1) / 2
    //   f <- function(s) {t <- max(0, R + s * b / 2); t + h + s * sqrt(2 * h * t + h^2)}; n - R + c(max(m, f(-1)), f(1))}
    // k <- r(120, 10); n <- r(400, 40); w <- prop.test(120, 400, correct = FALSE)$conf.int
    // .3 - sqrt((.3 - w[1])^2 + (.3 - k[1] / 400)^2 + (.3 - 120 / n[2])^2), and above likewise
    const {share, interval} = shareOfOther({n: 120, atBase: 10}, {n: 400, atBase: 40}, 5);
    expect(share).toBe(0.3);
    expect(interval[0]).toBeCloseTo(0.2166819, 6);
    expect(interval[1]).toBeCloseTo(0.4176986, 6);
    const [low, high] = shareInterval({n: 120, atBase: 10}, {n: 400, atBase: 40}, 5).interval;
    expect(interval[1] - interval[0]).toBeGreaterThan(high - low);
  });

  it("is never more than all, though rounding may leave more in the part than in the whole", () => {
    expect(shareOfOther({n: 10, atBase: 2}, {n: 5, atBase: 1}, 5)).toMatchObject({share: 1});
    expect(shareOfOther(exact(3), exact(0), 5)).toEqual({share: null, interval: [0, 1]});
  });
});

describe("cumulativeShares(bands, whole, base)", () => {
  it("adds band to band, and has no point where the last one has no end", () => {
    const bands = bandsOf({"0-7": 10, "8-14": 30, "15-": 20});
    const points = cumulativeShares(bands, exact(100), 5);
    expect(points.map(({day, share}) => [day, share])).toEqual([
      [7, 0.1],
      [14, 0.4],
    ]);
    expect(points[1]?.interval).toEqual(shareInterval(exact(40), exact(100), 5).interval);
    expect(cumulativeShares(bands, exact(0), 5)).toEqual([]);
  });
});

describe("maturity", () => {
  const waited = (...counts: number[]) =>
    ["0-7", "8-14", "15-21", "61-"].map((code, i) => ({...dayBand(code), count: exact(counts[i] ?? 0)}));

  it("comes when 95 of 100 requests have had time to come", () => {
    // By hand: 95 of 100 is half of the way through the third band, 14 to 21.
    expect(maturityDays(waited(40, 50, 10), 5)).toEqual({is: "known", days: 18});
    expect(maturityDays(waited(100), 5)).toEqual({is: "known", days: 7});
    // 95 of 100 at the very end of the last band that has one, and then one request past it.
    expect(maturityDays(waited(40, 50, 5, 5), 5)).toEqual({is: "known", days: 21});
  });

  it("is longer than the counts tell where it lies in the band without end", () => {
    expect(maturityDays(waited(40, 50, 4, 6), 5)).toEqual({is: "longer", than: 60});
    expect(maturityDays(waited(40, 50, 0, 10), 5)).toEqual({is: "longer", than: 60});
  });

  it("is unknown where nothing is counted", () => {
    expect(maturityDays(waited(), 5)).toEqual({is: "unknown"});
    expect(maturityDays([], 5)).toEqual({is: "unknown"});
  });

  it("makes no month mature where it is not known, however old", () => {
    expect(isMature("2015-01", {is: "longer", than: 60}, "2025-12-31")).toBe(false);
    expect(isMature("2015-01", {is: "unknown"}, "2025-12-31")).toBe(false);
  });

  it("is counted from the last day of the month or quarter, that many days included", () => {
    expect(isMature("2025-11", {is: "known", days: 31}, "2025-12-31")).toBe(true);
    expect(isMature("2025-11", {is: "known", days: 32}, "2025-12-31")).toBe(false);
    expect(isMature("2025-Q4", {is: "known", days: 0}, "2025-12-31")).toBe(true);
    expect(isMature("2025-Q4", {is: "known", days: 1}, "2025-12-31")).toBe(false);
  });
});

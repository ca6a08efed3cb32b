import {describe, expect, it} from "vitest";
import {combineIntervals} from "../../../../src/measures/combineIntervals.js";
import {addCounts} from "../../../../src/measures/count.js";
import {changeInterval} from "../../../../src/measures/changeInterval.js";
import {indexNumbers, isBaseTooSmall} from "../../../../src/measures/indexNumbers.js";
import {roundingInterval} from "../../../../src/measures/roundingInterval.js";
import {isTooUnsure, shareInterval} from "../../../../src/measures/shareInterval.js";
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
    const half = z95 * Math.sqrt(5 * 4 * count.atBase);
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

describe("shareInterval(part, whole, base)", () => {
  it("agrees with R: Wilson's interval and both roundings, squared and added", () => {
    // z <- qnorm(.975); b <- 5
    // ri <- function(n, m) {Y <- b*m; e <- n-Y; mid <- z^2*(b-1)/2
    //   L <- function(s) {t <- max(0, Y+s*b/2); t+mid+s*sqrt(2*mid*t+mid^2)}; c(e+max(m, L(-1)), e+L(1))}
    // comb <- function(x, ...) {l <- list(...)
    //   c(x-sqrt(sum(sapply(l, \(i) (x-i[1])^2))), x+sqrt(sum(sapply(l, \(i) (i[2]-x)^2))))}
    // sh <- function(k, mk, n, mn) {p <- k/n; r <- n-k; a <- ri(k, mk); c2 <- ri(r, mn-mk)
    //   w <- prop.test(k, n, correct = FALSE)$conf.int
    //   comb(p, w, c(a[1]/(a[1]+r), a[2]/(a[2]+r)), c(k/(k+c2[2]), k/(k+c2[1])))}
    // sh(120, 10, 400, 40); sh(0, 0, 65, 13); sh(400, 30, 400, 30), cut to 0 and 1
    const cases: [number, number, number, number, number, number][] = [
      [120, 10, 400, 40, 0.228320032446, 0.386376233036],
      [0, 0, 65, 13, 0, 0.242294453051],
      [400, 30, 400, 30, 0.951319700047, 1],
    ];
    for (const [k, inPart, n, inWhole, low, high] of cases) {
      const {share, interval} = shareInterval({n: k, atBase: inPart}, {n, atBase: inWhole}, 5);
      expect(share).toBe(k / n);
      expect(interval[0]).toBeCloseTo(low, 10);
      expect(interval[1]).toBeCloseTo(high, 10);
    }
  });

  it("is never narrower than Wilson's", () => {
    const [low, high] = shareInterval({n: 81, atBase: 0}, {n: 263, atBase: 0}, 5).interval;
    const [lowChance, highChance] = wilsonInterval(81, 263);
    expect(low).toBeLessThan(lowChance);
    expect(high).toBeGreaterThan(highChance);
  });

  it("takes several parts together as one: R's sh on the sum of their counts", () => {
    // sh(120 + 60 + 30, 10 + 4 + 2, 400, 40)
    const parts = [
      {n: 120, atBase: 10},
      {n: 60, atBase: 4},
      {n: 30, atBase: 2},
    ];
    const {share, interval} = shareInterval(addCounts(parts), {n: 400, atBase: 40}, 5);
    expect(share).toBe(0.525);
    expect(interval[0]).toBeCloseTo(0.436527288605, 9);
    expect(interval[1]).toBeCloseTo(0.613560211075, 9);
  });

  it("has no share of nothing", () => {
    expect(shareInterval({n: 0, atBase: 0}, {n: 0, atBase: 0}, 5)).toEqual({share: null, interval: [0, 1]});
  });
});

describe("isTooUnsure(share)", () => {
  it("is true where the interval is wider than 30 percentage points, and where there is no share", () => {
    expect(isTooUnsure({share: 0.2, interval: [0, 0.3]})).toBe(false);
    expect(isTooUnsure({share: 0.2, interval: [0, 0.3001]})).toBe(true);
    expect(isTooUnsure({share: null, interval: [0, 1]})).toBe(true);
  });
});

describe("changeInterval(before, after, base)", () => {
  const [less, more] = [
    {n: 1_000, atBase: 20},
    {n: 1_500, atBase: 30},
  ];

  it("agrees with R: the corners of the two rounding intervals", () => {
    // z <- qnorm(.975); b <- 5; the limits as roots of the score equation, not by the closed form:
    // lim <- \(Y, s) uniroot(\(X) Y + s*b/2 - X + s*z*sqrt((b-1)*X), c(1e-9, 1e5), tol = 1e-10)$root
    // ri <- \(n, m) {Y <- b*m; n - Y + c(max(m, lim(Y, -1)), lim(Y, 1))}
    // A <- ri(1000, 20); B <- ri(1500, 30); c(B[1]/A[2], B[2]/A[1]) - 1; c(A[1]/B[2], A[2]/B[1]) - 1
    const up = changeInterval(less, more, 5);
    expect(up?.value).toBe(0.5);
    expect(up?.interval[0]).toBeCloseTo(0.38678020949, 8);
    expect(up?.interval[1]).toBeCloseTo(0.614540222948, 8);
    const down = changeInterval(more, less, 5);
    expect(down?.interval[0]).toBeCloseTo(-0.380628623687, 8);
    expect(down?.interval[1]).toBeCloseTo(-0.278905198418, 8);
  });

  it("holds the limits of MOVER for a ratio", () => {
    // mv <- \(a, al, au, d, dl, du) {p <- a*d
    //   c((p - sqrt(p^2 - al*du*(2*a-al)*(2*d-du)))/(du*(2*d-du)), (p + sqrt(p^2 - au*dl*(2*a-au)*(2*d-dl)))/(dl*(2*d-dl))) - 1}
    // mv(1500, B[1], B[2], 1000, A[1], A[2])
    const [low = 0, high = 0] = changeInterval(less, more, 5)?.interval ?? [];
    expect(low).toBeLessThan(0.416392553015);
    expect(high).toBeGreaterThan(0.58023958597);
  });

  it("compares with nothing when the earlier count is 0", () => {
    expect(changeInterval({n: 0, atBase: 0}, more, 5)).toBeNull();
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

  it("agrees with R on the interval of a rounded month over a rounded base", () => {
    // ix <- function(y, my, np, B, mB, nb) {s <- 100*nb/np; v <- y/B*s; a <- ri(y, my); bb <- ri(B, mB)
    //   comb(v, a/B*s, c(y/bb[2], y/bb[1])*s)}; ix(100, 20, 1, 1200, 240, 12)
    const counts = Array.from({length: 13}, () => ({n: 100, atBase: 20}));
    const interval = indexNumbers(counts, 5)[12]?.interval;
    expect(interval?.[0]).toBeCloseTo(64.0397114221, 8);
    expect(interval?.[1]).toBeCloseTo(152.0607764831, 8);
  });
});

describe("isBaseTooSmall(counts, base)", () => {
  it("is true where rounding may have moved the base by more than half", () => {
    // Twelve months of one rounded cell: 60, at most 102; of two: 120, at most 174.
    expect(isBaseTooSmall(Array<{n: number; atBase: number}>(12).fill({n: 5, atBase: 1}), 5)).toBe(true);
    expect(isBaseTooSmall(Array<{n: number; atBase: number}>(12).fill({n: 10, atBase: 2}), 5)).toBe(false);
    expect(isBaseTooSmall([{n: 0, atBase: 0}], 5)).toBe(true);
  });
});

describe("combineIntervals(estimate, intervals)", () => {
  it("adds the distances of each side in quadrature", () => {
    // R: 10 - sqrt(3^2 + 4^2); 10 + sqrt(3^2 + 8^2)
    const [low, high] = combineIntervals(10, [
      [7, 13],
      [6, 18],
    ]);
    expect(low).toBe(5);
    expect(high).toBeCloseTo(18.54400374531753, 12);
  });
});

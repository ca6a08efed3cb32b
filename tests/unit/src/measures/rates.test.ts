import {describe, expect, it} from "vitest";
import {byarInterval} from "../../../../src/measures/byarInterval.js";
import {difference} from "../../../../src/measures/difference.js";
import {directRate} from "../../../../src/measures/directRate.js";
import {exactPoissonInterval, poissonInterval} from "../../../../src/measures/poissonInterval.js";
import {rate} from "../../../../src/measures/rate.js";
import {ratio} from "../../../../src/measures/ratio.js";
import {shareDifference} from "../../../../src/measures/shareDifference.js";
import {wilsonInterval, type Interval} from "../../../../src/measures/wilsonInterval.js";

// R, for the whole file: z <- qnorm(.975); b <- 5
// ri <- function(n, m) {Y <- b*m; e <- n-Y; mid <- z^2*(b-1)/2
//   L <- function(s) {t <- max(0, Y+s*b/2); t+mid+s*sqrt(2*mid*t+mid^2)}; c(e+max(m, L(-1)), e+L(1))}
// comb <- function(x, ...) {l <- list(...)
//   c(x-sqrt(sum(sapply(l, \(i) (x-i[1])^2))), x+sqrt(sum(sapply(l, \(i) (i[2]-x)^2))))}
// byar <- \(o) c(o*(1-1/(9*o)-z/(3*sqrt(o)))^3, (o+1)*(1-1/(9*(o+1))+z/(3*sqrt(o+1)))^3)

function expectInterval(interval: Interval | undefined, low: number, high: number, digits = 9): void {
  expect(interval?.[0]).toBeCloseTo(low, digits);
  expect(interval?.[1]).toBeCloseTo(high, digits);
}

describe("byarInterval(events)", () => {
  it("agrees with R: byar(10), byar(40), byar(1000)", () => {
    expectInterval(byarInterval(10), 4.7874499139676, 18.3914586057565);
    expectInterval(byarInterval(40), 28.573299866437, 54.470099320024);
    expectInterval(byarInterval(1_000), 938.97249871549, 1063.95258127149);
  });

  it("is within 1 per cent of the exact limits from ten events on", () => {
    for (const events of [10, 11, 17, 40, 150]) {
      const [low, high] = exactPoissonInterval(events);
      expect(Math.abs(byarInterval(events)[0] / low - 1)).toBeLessThan(0.01);
      expect(Math.abs(byarInterval(events)[1] / high - 1)).toBeLessThan(0.01);
    }
  });

  it("starts at 0 when nothing happened, and refuses less than nothing", () => {
    expect(byarInterval(0)[0]).toBe(0);
    expect(() => byarInterval(-1)).toThrow(RangeError);
  });
});

describe("exactPoissonInterval(events)", () => {
  it("agrees with R's poisson.test(o)$conf.int", () => {
    expectInterval(exactPoissonInterval(0), 0, 3.6888794541139);
    expectInterval(exactPoissonInterval(1), 0.02531780798429, 5.5716433909389);
    expectInterval(exactPoissonInterval(3), 0.6186721228956, 8.7672730697423);
    expectInterval(exactPoissonInterval(9), 4.1153730973783, 17.0848034514192);
    expectInterval(exactPoissonInterval(40), 28.576586441789, 54.468646963984);
  });

  it("agrees with R at 99.8 per cent: poisson.test(3, conf.level = .998)", () => {
    expectInterval(exactPoissonInterval(3, 0.001), 0.1905333775684, 13.0622407791881);
  });

  it("counts whole events only", () => {
    expect(() => exactPoissonInterval(2.5)).toThrow(RangeError);
  });
});

describe("poissonInterval(events)", () => {
  it("is exact up to nine events and Byar's from ten on", () => {
    expect(poissonInterval(9)).toEqual(exactPoissonInterval(9));
    expect(poissonInterval(10)).toEqual(byarInterval(10));
    expect(poissonInterval(2.5)).toEqual(byarInterval(2.5));
  });
});

describe("rate(count, inhabitants, base)", () => {
  it("agrees with R: Byar's limits (exact under ten) and rounding, per 1,000", () => {
    // rt <- \(o, m, N) comb(o, if (o < 10) poisson.test(o)$conf.int else byar(o), ri(o, m)) / N * 1000
    // rt(240, 20, 12000); rt(5, 1, 800), cut to 0; rt(1000, 0, 50000)
    const some = rate({n: 240, atBase: 20}, 12_000, 5);
    expect(some?.value).toBe(20);
    expectInterval(some?.interval, 16.236349260477, 25.00580218386);
    expectInterval(rate({n: 5, atBase: 1}, 800, 5)?.interval, 0, 36.64537337424394);
    expectInterval(rate({n: 1_000, atBase: 0}, 50_000, 5)?.interval, 18.77944997431, 21.340463019819);
  });

  it("is told per as many inhabitants as asked for", () => {
    expect(rate({n: 240, atBase: 20}, 12_000, 5, 100_000)?.value).toBeCloseTo(2_000, 9);
  });

  it("has none where nobody lives", () => {
    expect(rate({n: 0, atBase: 0}, 0, 5)).toBeNull();
  });
});

describe("difference(one, other)", () => {
  const share = (k: number, n: number) => ({value: k / n, interval: wilsonInterval(k, n)});

  it("gives Newcombe's published limits (1998, table II, method 10) for shares", () => {
    // 56/70 − 48/80; 9/10 − 3/10; 10/10 − 0/20
    expectInterval(difference(share(56, 70), share(48, 80)).interval, 0.0524, 0.3339, 4);
    expectInterval(difference(share(9, 10), share(3, 10)).interval, 0.1705, 0.809, 4);
    expectInterval(difference(share(10, 10), share(0, 20)).interval, 0.6791, 1, 4);
  });

  it("agrees with R on rates: d ± the distances to the limits, squared and added", () => {
    // A <- rt(240, 20, 12000); B <- rt(300, 0, 20000); x <- 20; y <- 15
    // c(x-y-sqrt((x-A[1])^2+(B[2]-y)^2), x-y+sqrt((A[2]-x)^2+(y-B[1])^2))
    const [one, other] = [rate({n: 240, atBase: 20}, 12_000, 5), rate({n: 300, atBase: 0}, 20_000, 5)];
    if (one === null || other === null) throw new Error("both places have inhabitants");
    expect(difference(one, other).value).toBeCloseTo(5, 9);
    expectInterval(difference(one, other).interval, 0.71047331965938, 10.27059681550611);
  });
});

describe("shareDifference(one, other, base)", () => {
  it("agrees with R: Newcombe's formula on limits that hold rounding", () => {
    // w <- \(k, n) prop.test(k, n, correct = FALSE)$conf.int
    // sh <- function(k, mk, n, mn) {p <- k/n; r <- n-k; a <- ri(k, mk); c2 <- ri(r, mn-mk)
    //   comb(p, w(k, n), c(a[1]/(a[1]+r), a[2]/(a[2]+r)), c(k/(k+c2[2]), k/(k+c2[1])))}
    // A <- sh(120, 10, 400, 40); B <- sh(90, 12, 500, 60); d <- .3 - .18
    // c(d-sqrt((.3-A[1])^2+(B[2]-.18)^2), d+sqrt((A[2]-.3)^2+(.18-B[1])^2))
    const one = {part: {n: 120, atBase: 10}, whole: {n: 400, atBase: 40}};
    const other = {part: {n: 90, atBase: 12}, whole: {n: 500, atBase: 60}};
    const found = shareDifference(one, other, 5);
    expect(found?.value).toBeCloseTo(0.12, 12);
    expectInterval(found?.interval, 0.01508946320191, 0.22434831189998);
  });

  it("compares with nothing where there is nothing to take a share of", () => {
    const some = {part: {n: 5, atBase: 1}, whole: {n: 50, atBase: 4}};
    const none = {part: {n: 0, atBase: 0}, whole: {n: 0, atBase: 0}};
    expect(shareDifference(some, none, 5)).toBeNull();
    expect(shareDifference(none, some, 5)).toBeNull();
  });
});

describe("ratio(one, other)", () => {
  const per = (events: number, inhabitants: number) => ({
    value: events / inhabitants,
    interval: byarInterval(events).map((limit) => limit / inhabitants) as [number, number],
  });

  it("agrees with R on the scale of logarithms, and nearly with the exact limits", () => {
    // rr <- function(x1, i1, x2, i2) (x1/x2)*exp(c(-sqrt(log(x1/i1[1])^2+log(i2[2]/x2)^2), sqrt(log(i1[2]/x1)^2+log(x2/i2[1])^2)))
    // rr(.02, byar(240)/12000, .015, byar(300)/20000); poisson.test(c(240, 300), c(12000, 20000))$conf.int
    const found = ratio(per(240, 12_000), per(300, 20_000));
    expect(found?.value).toBeCloseTo(4 / 3, 12);
    expectInterval(found?.interval, 1.1216449450773, 1.5835279731119);
    expectInterval(found?.interval, 1.1204555375711, 1.5852922236944, 2);
  });

  it("starts at 0 when nothing happened in the one, and has no end when the other may be none", () => {
    expect(ratio(per(0, 100), per(20, 100))?.interval[0]).toBe(0);
    expect(ratio(per(0, 100), per(20, 100))?.interval[1]).toBeCloseTo(
      byarInterval(0)[1] / byarInterval(20)[0],
      12,
    );
    expect(ratio(per(20, 100), {value: 0.01, interval: [0, 0.1]})?.interval[1]).toBe(Infinity);
    expect(ratio({value: 0.01, interval: [0, 0.1]}, per(20, 100))?.interval[0]).toBe(0);
    expect(ratio(per(20, 100), per(0, 100))).toBeNull();
  });
});

describe("directRate(strata, base)", () => {
  const strata = [
    {count: {n: 45, atBase: 3}, inhabitants: 9_000, weight: 30_000},
    {count: {n: 120, atBase: 6}, inhabitants: 11_000, weight: 40_000},
    {count: {n: 260, atBase: 10}, inhabitants: 8_000, weight: 30_000},
  ];

  it("agrees with R: epitools' ageadjust.direct, and Dobson's limits with rounding", () => {
    // O <- c(45,120,260); m <- c(3,6,10); n <- c(9000,11000,8000); w <- c(30000,40000,30000)
    // epitools::ageadjust.direct(O, n, stdpop = w)["adj.rate"] * 1000
    // f <- w/sum(w)/n*1000; D <- sum(f*O); ch <- D + sqrt(sum(f^2*O)/sum(O))*(byar(sum(O))-sum(O)) # 14.1634, 17.1720
    // e <- sapply(1:3, \(i) ri(O[i], m[i])); comb(D, ch, c(D-sqrt(sum((f*(O-e[1,]))^2)), D+sqrt(sum((f*(e[2,]-O))^2))))
    const found = directRate(strata, 5);
    expect(found?.value).toBeCloseTo(15.613636363636, 9);
    expectInterval(found?.interval, 13.786405657537, 18.266113126018);
  });

  it("is the crude rate when there is one stratum, with the same limits", () => {
    const [first] = strata;
    if (!first) throw new Error("there is a stratum");
    const crude = rate(first.count, first.inhabitants, 5);
    const found = directRate([first], 5);
    expect(found?.value).toBeCloseTo(crude?.value ?? NaN, 12);
    expectInterval(found?.interval, crude?.interval[0] ?? NaN, crude?.interval[1] ?? NaN);
  });

  it("leaves out a stratum without weight, and has no rate where a stratum with weight has nobody", () => {
    const empty = {count: {n: 0, atBase: 0}, inhabitants: 0};
    expect(directRate([...strata, {...empty, weight: 0}], 5)).toEqual(directRate(strata, 5));
    expect(directRate([...strata, {...empty, weight: 1}], 5)).toBeNull();
    expect(directRate([], 5)).toBeNull();
  });

  it("has an upper limit also when nothing happened", () => {
    const none = strata.map((stratum) => ({...stratum, count: {n: 0, atBase: 0}}));
    const found = directRate(none, 5);
    expect(found?.value).toBe(0);
    // R: f <- w/sum(w)/n*1000; u <- ri(0, 0)[2]; sqrt((max(f)*poisson.test(0)$conf.int[2])^2 + sum((f*u)^2))
    expectInterval(found?.interval, 0, 1.2503354044617);
  });
});

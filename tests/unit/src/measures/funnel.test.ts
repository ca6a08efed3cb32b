import {describe, expect, it} from "vitest";
import {binomial, interpolatedQuantile, poisson} from "../../../../src/measures/countDistribution.js";
import {funnelZone, rateLimits, ratioLimits, shareLimits} from "../../../../src/measures/funnelLimits.js";
import {limitsWithSpread} from "../../../../src/measures/limitsWithSpread.js";
import {
  overdispersion,
  ratioError,
  shareError,
  widenedLimits,
  zScore,
} from "../../../../src/measures/overdispersion.js";
import type {FunnelLimits} from "../../../../src/measures/funnelLimits.js";

function expectLimits({p95, p998}: FunnelLimits, expected: readonly number[], digits = 11): void {
  [...p95, ...p998].forEach((limit, i) => {
    expect(limit).toBeCloseTo(expected[i] ?? NaN, digits);
  });
}

// R, for the limits: tails <- c(.025, .975, .001, .999)
// lim <- \(r, F, d, n) sapply(tails, \(t) {k <- r(t); max(0, k - (F(k) - t)/d(k))/n})
// bl <- \(th, n) lim(\(t) qbinom(t, n, th), \(k) pbinom(k, n, th), \(k) dbinom(k, n, th), n)
// pl <- \(E) lim(\(t) qpois(t, E), \(k) ppois(k, E), \(k) dpois(k, E), E)

describe("shareLimits(target, n)", () => {
  it("agrees with R's binomial distribution, for few and for a million", () => {
    // bl(.2, 100); bl(.05, 37); bl(.9, 20); bl(.3, 1e6)
    expectLimits(shareLimits(0.2, 100), [0.1197422327151, 0.2764760850336, 0.0809782525646, 0.3267658515166]);
    expectLimits(shareLimits(0.05, 37), [0, 0.1193017146221, 0, 0.1799258088473]);
    expectLimits(shareLimits(0.9, 20), [0.7215323929701, 0.989718420825, 0.6148281783147, 0.999588736833]);
    expectLimits(shareLimits(0.3, 1e6), [0.2991015208332, 0.3008978577554, 0.298583948642, 0.301416191655]);
  });

  it("has no limits around a target that chance cannot move, nor of nobody", () => {
    expect(() => shareLimits(0, 10)).toThrow(RangeError);
    expect(() => shareLimits(1, 10)).toThrow(RangeError);
    expect(() => shareLimits(0.5, 0)).toThrow(RangeError);
  });
});

describe("ratioLimits(expected)", () => {
  it("agrees with R's Poisson distribution: pl(12.5), pl(0.7), pl(1e5)", () => {
    expectLimits(ratioLimits(12.5), [0.4412352427039, 1.55368432421, 0.2034288115354, 1.9442092692559]);
    expectLimits(ratioLimits(0.7), [0, 3.317173422334, 0, 5.652614472018]);
    expectLimits(ratioLimits(1e5), [0.9938017859194, 1.0061976865729, 0.9902370822414, 1.0097814120728], 10);
  });

  it("has no limits where nothing is expected", () => {
    expect(() => ratioLimits(0)).toThrow(RangeError);
  });
});

describe("rateLimits(target, inhabitants, per)", () => {
  it("is the ratio's limits times the target", () => {
    const {p95} = rateLimits(2.5, 5_000, 1_000);
    expect(p95[0]).toBeCloseTo(2.5 * 0.4412352427039, 10);
    expect(p95[1]).toBeCloseTo(2.5 * 1.55368432421, 10);
  });
});

describe("binomial(n, p) and poisson(mean)", () => {
  it("agree with R: dbinom(3, 10, .3), dpois(0:1, .7)", () => {
    const ten = binomial(10, 0.3);
    expect(ten.first).toBe(0);
    expect(ten.probabilities[3]).toBeCloseTo(0.266827932, 12);
    expect(poisson(0.7).probabilities[0]).toBeCloseTo(0.4965853037914095, 14);
    expect(poisson(0.7).probabilities[1]).toBeCloseTo(0.3476097126539867, 14);
  });

  it("reach a whole count exactly where the distribution function does", () => {
    // pbinom(2, 10, .3) is 0.3827827864
    expect(interpolatedQuantile(binomial(10, 0.3), 0.3827827864)).toBeCloseTo(2, 9);
  });

  it("have no probability left over at the greatest count", () => {
    expect(interpolatedQuantile(binomial(10, 0.3), 1.1)).toBe(10);
  });
});

describe("funnelZone(rounding, limits)", () => {
  const limits = {p95: [0.1, 0.3], p998: [0.05, 0.35]} as const;

  it("goes by the end of the rounding interval that is nearest to the target", () => {
    expect(funnelZone([0.3, 0.5], limits)).toBe("inside");
    expect(funnelZone([0.301, 0.5], limits)).toBe("beyond 95");
    expect(funnelZone([0.35, 0.5], limits)).toBe("beyond 95");
    expect(funnelZone([0.351, 0.5], limits)).toBe("beyond 99.8");
    expect(funnelZone([0, 0.1], limits)).toBe("inside");
    expect(funnelZone([0, 0.099], limits)).toBe("beyond 95");
    expect(funnelZone([0, 0.049], limits)).toBe("beyond 99.8");
    expect(funnelZone([0, 1], limits)).toBe("inside");
  });
});

describe("overdispersion(units, target)", () => {
  // k <- c(12,30,41,8,55,20,33,61,14,27,90,5); n <- c(80,150,180,70,260,120,100,210,95,140,300,60); th <- sum(k)/sum(n)
  const k = [12, 30, 41, 8, 55, 20, 33, 61, 14, 27, 90, 5];
  const n = [80, 150, 180, 70, 260, 120, 100, 210, 95, 140, 300, 60];
  const target = 396 / 1_765;
  const units = k.map((events, i) => ({
    value: events / (n[i] ?? 1),
    standardError: shareError(target, n[i] ?? 1),
  }));

  it("agrees with R on z, φ, τ and the limits", () => {
    // y <- k/n; s <- sqrt(th*(1-th)/n); z <- (y-th)/s; q <- quantile(z, c(.1, .9)); phi <- mean(pmin(pmax(z, q[1]), q[2])^2)
    // w <- 1/s^2; tau2 <- max(0, (12*phi - 11)/(sum(w) - sum(w^2)/sum(w)))
    const [first] = units;
    if (!first) throw new Error("there are units");
    expect(zScore(first, target)).toBeCloseTo(-1.594391566636, 10);
    const found = overdispersion(units, target);
    expect(found?.phi).toBeCloseTo(3.074488130929, 10);
    expect(found?.tau).toBeCloseTo(0.05338494054668, 10);
    // th + c(-1, 1, 1)*qnorm(c(.975, .975, .999))*sqrt(s[1]^2 + tau2); the lowest is below 0
    const {p95, p998} = widenedLimits(target, first.standardError, found?.tau ?? NaN);
    expect(p95[0]).toBeCloseTo(0.08542269312665, 10);
    expect(p95[1]).toBeCloseTo(0.36330251933793, 10);
    expect(p998).toEqual([expect.closeTo(0.00529908, 7), expect.closeTo(0.44342612550199, 10)]);
  });

  it("finds no spread where units differ less than chance would have them", () => {
    const alike = n.map((size) => ({value: target, standardError: shareError(target, size)}));
    expect(overdispersion(alike, target)).toEqual({phi: 0, tau: 0});
  });

  it("needs two units", () => {
    expect(overdispersion(units.slice(0, 1), target)).toBeNull();
    expect(overdispersion(units.slice(0, 2), target)).not.toBeNull();
  });

  it("takes 1/√E as the standard error of observed to expected", () => {
    expect(ratioError(25)).toBe(0.2);
  });
});

describe("limitsWithSpread(exact, target, standardError, tau)", () => {
  const [expected, tau] = [2, 0.2];
  const exact = ratioLimits(expected);
  const limits = limitsWithSpread(exact, 1, ratioError(expected), tau);

  it("is never narrower than chance alone, of which a small unit's distribution is skew", () => {
    // R: 1 + qnorm(0.999) * sqrt(1/2 + 0.2^2) = 3.2708; r <- qpois(0.999, 2); (r - (ppois(r, 2) - 0.999)/dpois(r, 2))/2 = 3.5563
    expect(widenedLimits(1, ratioError(expected), tau).p998[1]).toBeCloseTo(3.2708, 3);
    expect(limits.p998[1]).toBeCloseTo(3.5563, 3);
    expect(limits.p95[0]).toBe(Math.min(exact.p95[0], widenedLimits(1, ratioError(expected), tau).p95[0]));
  });

  it("takes the limit that lies farther out at each end by itself", () => {
    // R: 0.2 + c(-1, 1) * qnorm(c(.975, .999)[i]) * sqrt(.05^2 + .01^2): 0.1000611 0.299939, 0.0424285 0.3575715
    const low = limitsWithSpread({p95: [0.05, 0.25], p998: [0.02, 0.35]}, 0.2, 0.05, 0.01);
    expectLimits(low, [0.05, 0.299939, 0.02, 0.3575715], 6);
    const high = limitsWithSpread({p95: [0.15, 0.4], p998: [0.1, 0.5]}, 0.2, 0.05, 0.01);
    expectLimits(high, [0.1000611, 0.4, 0.0424285, 0.5], 6);
  });

  it("is the widened of a large unit, and the exact without spread", () => {
    const large = limitsWithSpread(ratioLimits(400), 1, ratioError(400), tau);
    expect(large).toEqual(widenedLimits(1, ratioError(400), tau));
    expect(limitsWithSpread(exact, 1, ratioError(expected), 0)).toBe(exact);
  });

  it("has no share above 1, however much small units differ", () => {
    const [target, n] = [0.7, 10];
    const share = (greatest?: number) =>
      limitsWithSpread(shareLimits(target, n), target, shareError(target, n), 0.3, greatest);
    expect(share().p95[1]).toBeGreaterThan(1);
    expect([share(1).p95[1], share(1).p998[1]]).toEqual([1, 1]);
    expect(share(1).p95[0]).toBe(share().p95[0]);
  });
});

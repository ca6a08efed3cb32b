import {describe, expect, it} from "vitest";
import {kaplanMeier} from "../../../../src/measures/kaplanMeier.js";
import {stillAfter, survival, survivalQuantile} from "../../../../src/measures/survival.js";

// survival::aml, both arms: day, ended, open (R. G. Miller 1997, Survival Analysis, p. 49).
const aml = [
  [5, 2, 0],
  [8, 2, 0],
  [9, 1, 0],
  [12, 1, 0],
  [13, 1, 1],
  [16, 0, 1],
  [18, 1, 0],
  [23, 2, 0],
  [27, 1, 0],
  [28, 0, 1],
  [30, 1, 0],
  [31, 1, 0],
  [33, 1, 0],
  [34, 1, 0],
  [43, 1, 0],
  [45, 1, 1],
  [48, 1, 0],
  [161, 0, 1],
] as const;
const steps = aml.map(([, ended, open]) => ({ended, open}));
/** The curve without the rounding's part of the intervals: what R knows of. */
const exactCurve = kaplanMeier(steps).map(({atRisk, share, interval}, i) => {
  const day = aml[i]?.[0] ?? NaN;
  return {from: day, until: day, atRisk, still: {value: share, interval}};
});

describe("kaplanMeier(steps)", () => {
  it('agrees with R: summary(survfit(Surv(time, status) ~ 1, aml, conf.type = "log-log"), censored = TRUE)', () => {
    const expected: Record<number, [number, number, number, number]> = {
      0: [23, 0.91304347826087, 0.694947537532059, 0.9775156699007],
      4: [17, 0.69565217391304, 0.465641749762004, 0.8417212913918],
      5: [15, 0.69565217391304, 0.465641749762004, 0.8417212913918],
      8: [11, 0.49689440993789, 0.275565628012137, 0.6842137884478],
      15: [4, 0.1656314699793, 0.042114281261577, 0.3603613602732],
      17: [1, 0.08281573498965, 0.006955966798536, 0.2867603679809],
    };
    const left = kaplanMeier(steps);
    for (const [i, [atRisk, share, low, high]] of Object.entries(expected)) {
      const found = left[Number(i)];
      expect(found?.atRisk).toBe(atRisk);
      expect(found?.share).toBeCloseTo(share, 12);
      expect(found?.interval[0]).toBeCloseTo(low, 10);
      expect(found?.interval[1]).toBeCloseTo(high, 10);
    }
  });

  it("stays at 1 while nobody has ended, with a lower limit, and reaches 0 when nobody is left", () => {
    const [none, all] = kaplanMeier([
      {ended: 0, open: 2},
      {ended: 8, open: 0},
    ]);
    // prop.test(10, 10, correct = FALSE)$conf.int[1]
    expect(none).toMatchObject({atRisk: 10, share: 1});
    expect(none?.interval[0]).toBeCloseTo(0.722467200137, 10);
    expect(all).toEqual({atRisk: 8, share: 0, interval: [0, 1]});
  });

  it("leaves out steps that nobody came to", () => {
    expect(kaplanMeier([])).toEqual([]);
    expect(kaplanMeier([{ended: 0, open: 0}])).toEqual([]);
    expect(
      kaplanMeier([
        {ended: 3, open: 0},
        {ended: 0, open: 0},
      ]),
    ).toHaveLength(1);
  });
});

const bands = [
  {from: 1, until: 14, ended: {n: 400, atBase: 10}, open: {n: 40, atBase: 8}},
  {from: 15, until: 30, ended: {n: 300, atBase: 20}, open: {n: 30, atBase: 6}},
  {from: 31, until: 60, ended: {n: 250, atBase: 5}, open: {n: 20, atBase: 4}},
  {from: 61, until: 90, ended: {n: 120, atBase: 0}, open: {n: 15, atBase: 3}},
];

describe("survival(bands, base)", () => {
  it("agrees with R: survfit's share and limits, and each count's rounding, squared and added", () => {
    // d <- c(400,300,250,120); cc <- c(40,30,20,15); m <- c(10,20,5,0, 8,6,4,3); x <- c(d, cc)
    // km <- \(d, c) {n <- rev(cumsum(rev(d + c))); cumprod(1 - d/n)}; S <- km(d, cc)
    // f <- survfit(Surv(rep(rep(c(14,30,60,90), 2), x), rep(1:0, c(sum(d), sum(cc)))) ~ 1, conf.type = "log-log")
    // for k in 2, 4: for each i, v <- km of x with x[i] at both ends of ri(x[i], m[i]); squares of max(0, S[k] - min(v)) and of
    // max(0, max(v) - S[k]) summed to lo and hi; comb(S[k], c(f$lower[k], f$upper[k]), c(S[k] - sqrt(lo), S[k] + sqrt(hi)))
    const curve = survival(bands, 5);
    expect(curve.map(({atRisk}) => atRisk)).toEqual([1_175, 735, 405, 135]);
    expect(curve[1]?.still.value).toBeCloseTo(0.39036039947894, 12);
    expect(curve[1]?.still.interval[0]).toBeCloseTo(0.35140879093016, 9);
    expect(curve[1]?.still.interval[1]).toBeCloseTo(0.43767675314732, 9);
    expect(curve[3]?.still.value).toBeCloseTo(0.016599687769338, 12);
    expect(curve[3]?.still.interval[0]).toBeCloseTo(0.0029492037654187, 9);
    expect(curve[3]?.still.interval[1]).toBeCloseTo(0.0472368411422833, 9);
  });

  it("has no curve of nothing", () => {
    const none = {n: 0, atBase: 0};
    expect(survival([{from: 1, until: 14, ended: none, open: none}], 5)).toEqual([]);
    expect(survival([], 5)).toEqual([]);
  });
});

describe("stillAfter(curve, day)", () => {
  const curve = survival(bands, 5);

  it("answers at the end of a band and not inside it", () => {
    expect(stillAfter(curve, 13)).toBeNull();
    expect(stillAfter(curve, 14)).toBe(curve[0]?.still);
    expect(stillAfter(curve, 15)).toBeNull();
    expect(stillAfter(curve, 90)).toBe(curve[3]?.still);
    expect(stillAfter(curve, 91)).toBeNull();
    expect(stillAfter([], 14)).toBeNull();
  });

  it("is the last step before the day when lengths are counted by day, and 1 before the first", () => {
    expect(stillAfter(exactCurve, 4)).toEqual({value: 1, interval: [1, 1]});
    expect(stillAfter(exactCurve, 26)).toBe(exactCurve[7]?.still);
    expect(stillAfter(exactCurve, 27)).toBe(exactCurve[8]?.still);
  });
});

describe("survivalQuantile(curve, p)", () => {
  it("agrees with R: quantile(survfit(…), c(.25, .5, .75))", () => {
    expect(survivalQuantile(exactCurve, 0.25)).toEqual({band: [12, 12], interval: [5, 23]});
    expect(survivalQuantile(exactCurve, 0.5)).toEqual({band: [27, 27], interval: [13, 34]});
    expect(survivalQuantile(exactCurve, 0.75)).toEqual({band: [43, 43], interval: [30, null]});
  });

  it("names the band in which so many have ended", () => {
    expect(survivalQuantile(survival(bands, 5), 0.5)?.band).toEqual([15, 30]);
    expect(survivalQuantile(survival(bands, 5), 0.99)).toBeNull();
  });

  it("takes the step where exactly so many are left", () => {
    const even = Array.from({length: 10}, (_, i) => ({
      from: i + 1,
      until: i + 1,
      atRisk: 10 - i,
      still: {value: 1 - (i + 1) / 10, interval: [0, 1] as const},
    }));
    expect(survivalQuantile(even, 0.9)?.band).toEqual([9, 9]);
    expect(survivalQuantile(even, 0.5)?.band).toEqual([5, 5]);
  });
});

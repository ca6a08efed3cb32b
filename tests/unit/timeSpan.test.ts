import {describe, expect, it} from "vitest";
import {UsageError} from "../../loaders/errors.ts";
import {day, formatDay} from "../../loaders/model/day.ts";
import type {Source} from "../../loaders/model/source.ts";
import {Settings} from "../../loaders/settings.ts";
import {checkKnownSpan, timeSpan} from "../../loaders/timeSpan.ts";

const source = {id: "files", title: "filer", flags: {}, synthetic: false} as unknown as Source;

/** The span of certificates signed between two days under these settings. */
function span(settings: Partial<Settings>, first = "2024-02-10", last = "2024-11-20") {
  const found = timeSpan(source, Settings.parse(settings), day(first), day(last));
  return [formatDay(found.extractDay), found.firstMonth, found.lastMonth];
}

describe("the span of a release", () => {
  it("runs from the month of the first signing to the month that was whole at the end of the last", () => {
    expect(span({})).toEqual(["2024-11-30", "2024-02", "2024-11"]);
  });

  it("has an assumed day of the extract where neither settings nor source tell it", () => {
    const isAssumed = (settings: Partial<Settings>, of = source) =>
      timeSpan(of, Settings.parse(settings), day("2024-02-10"), day("2024-11-20")).isAssumed;
    expect(isAssumed({})).toBe(true);
    // The same day, but told.
    expect(isAssumed({extractDate: "2024-11-30"})).toBe(false);
    expect(isAssumed({}, {...source, defaults: {extractDate: "2026-01-31"}} as Source)).toBe(false);
  });

  it("ends with the month before an extract made within a month, and with it on its last day", () => {
    expect(span({extractDate: "2024-11-29"})).toEqual(["2024-11-29", "2024-02", "2024-10"]);
    expect(span({extractDate: "2024-11-30"})).toEqual(["2024-11-30", "2024-02", "2024-11"]);
  });

  it("is the one month there is, where none was whole", () => {
    expect(span({extractDate: "2024-11-29"}, "2024-11-02")).toEqual(["2024-11-29", "2024-11", "2024-11"]);
  });

  it("blames the month that somebody gave", () => {
    const wrong = (settings: Partial<Settings>, told: string) => {
      expect(() => span(settings)).toThrow(UsageError);
      expect(() => span(settings)).toThrow(told);
    };
    wrong({lastMonth: "2024-01"}, "lastMonth 2024-01: ligger före källans första månad, 2024-02");
    wrong({firstMonth: "2024-12"}, "firstMonth 2024-12: kommer efter uttaget 2024-11-30");
    wrong(
      {firstMonth: "2024-05", lastMonth: "2024-04"},
      "firstMonth 2024-05: kommer efter sista månaden, 2024-04",
    );
    wrong({lastMonth: "2024-12"}, "lastMonth 2024-12: kommer efter uttaget 2024-11-30");
    expect(span({lastMonth: "2024-02"})).toEqual(["2024-11-30", "2024-02", "2024-02"]);
  });

  it("is refused before anything is read where it is known to be impossible", () => {
    const made = {
      ...source,
      defaults: {extractDate: "2026-01-31", firstMonth: "2023-01", lastMonth: "2025-12"},
    };
    const check =
      (settings: Partial<Settings>, of: Source = made) =>
      () => {
        checkKnownSpan(of, Settings.parse(settings));
      };
    expect(check({})).not.toThrow();
    expect(check({lastMonth: "2026-01"})).not.toThrow();
    expect(check({lastMonth: "2026-02"})).toThrow("lastMonth 2026-02: kommer efter uttaget 2026-01-31");
    expect(check({extractDate: "2025-06-30"})).toThrow("lastMonth 2025-12: kommer efter uttaget 2025-06-30");
    // What the certificates tell is not known yet.
    expect(check({lastMonth: "2099-12"}, source)).not.toThrow();
    expect(check({firstMonth: "2024-12", extractDate: "2024-11-30"}, source)).toThrow("firstMonth 2024-12");
  });
});

import {describe, expect, it} from "vitest";
import {
  day,
  formatDay,
  lastDayOfMonth,
  lastWholeMonth,
  monthOf,
  parseDay,
} from "../../../loaders/model/day.ts";

describe("parseDay", () => {
  it("counts days from 1 January 1970", () => {
    // R: as.integer(as.Date(c("1970-01-01", "2000-02-29", "2025-12-31")))
    expect(["1970-01-01", "2000-02-29", "2025-12-31"].map(parseDay)).toEqual([0, 11016, 20453]);
  });

  it("knows leap days: 2024 has one, 2023 and 1900 have none", () => {
    expect(parseDay("2024-02-29")).toBeDefined();
    expect(parseDay("2023-02-29")).toBeUndefined();
    expect(parseDay("1900-02-29")).toBeUndefined();
  });

  it("takes nothing that is not a calendar date", () => {
    for (const text of [
      "",
      "2024-13-01",
      "2024-00-10",
      "2024-1-1",
      "20240101",
      "2024-01-01T00:00",
      "2024-01-32",
    ]) {
      expect(parseDay(text)).toBeUndefined();
    }
  });
});

describe("formatDay", () => {
  it("gives the date back, also before 1970", () => {
    for (const text of ["1912-12-12", "1969-12-31", "2024-02-29"]) expect(formatDay(day(text))).toBe(text);
  });
});

describe("lastWholeMonth", () => {
  it("takes a month on its last day and not on the day before", () => {
    expect(lastWholeMonth(day("2024-02-28"))).toBe("2024-01");
    expect(lastWholeMonth(day("2024-02-29"))).toBe("2024-02");
  });

  it("goes back over the new year", () => {
    expect(lastWholeMonth(day("2025-12-31"))).toBe("2025-12");
    expect(lastWholeMonth(day("2026-01-30"))).toBe("2025-12");
  });
});

describe("lastDayOfMonth", () => {
  it("knows the lengths of months", () => {
    const last = ["2024-02-01", "2023-02-28", "2024-12-31", "2024-04-15"].map((text) =>
      formatDay(lastDayOfMonth(day(text))),
    );
    expect(last).toEqual(["2024-02-29", "2023-02-28", "2024-12-31", "2024-04-30"]);
  });
});

describe("monthOf", () => {
  it("ends a month on its last day", () => {
    expect(monthOf(day("2024-02-29"))).toBe("2024-02");
    expect(monthOf(day("2024-03-01"))).toBe("2024-03");
  });
});

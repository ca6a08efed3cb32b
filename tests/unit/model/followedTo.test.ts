import {describe, expect, it} from "vitest";
import {followedTo} from "../../../loaders/model/followedTo.ts";
import {day, formatDay} from "../../../loaders/model/day.ts";

const followed = (extract: string, maxGap: number) => formatDay(followedTo(day(extract), maxGap));

describe("the years whose sjukfall have been followed for 365 days", () => {
  // A sjukfall that began on 31 December 2024 and lasted 365 days ended on 30 December 2025. With a gap of 5 days a certificate from
  // 5 January 2026 would have joined it, so on that day it is known to be over.
  it("end with the last day of a year, the first day on which nothing more can join", () => {
    expect(followed("2026-01-05", 5)).toBe("2024-12-31");
    expect(followed("2026-01-04", 5)).toBe("2023-12-31");
  });

  it("end later the longer the gap that joins two periods", () => {
    expect(followed("2025-12-31", 0)).toBe("2024-12-31");
    expect(followed("2025-12-31", 1)).toBe("2023-12-31");
  });
});

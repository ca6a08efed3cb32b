import {describe, expect, it} from "vitest";
import {countFamilies} from "../../../loaders/count/count.ts";
import {dimensions} from "../../../loaders/count/dimensions.ts";
import {day} from "../../../loaders/model/day.ts";
import {silent} from "../../../loaders/model/effects.ts";
import {Settings} from "../../../loaders/settings.ts";
import {withLinked} from "../link/country.ts";

/** The months of a release of December 2023 to May 2024 in which the sjukfall of one person are ongoing, each with how many. */
async function months(
  periods: readonly (readonly [from: string, to: string])[],
  maxGap = 5,
): Promise<Record<string, number>> {
  const certificates = periods.map(([from, to], at) => ({
    ...{certificate: at + 1, person: 1},
    periods: [{from: day(from), to: day(to)}],
  }));
  const settings = Settings.parse({families: ["ongoing"], maxGap});
  const [cells] = await withLinked(
    {certificates},
    (engine, buckets) =>
      countFamilies(engine, {
        buckets,
        settings,
        dimensions: dimensions("2023-12", "2024-05"),
        effects: silent,
      }),
    {extract: "2024-12-31", settings: {maxGap}},
  );
  const counts: Record<string, number> = {};
  for (const [cell, n] of (cells?.n ?? []).entries()) {
    const month = cells?.dimensions[0]?.codes[cells.codes[0]?.[cell] ?? -1]?.code ?? "?";
    counts[month] = (counts[month] ?? 0) + n;
  }
  return counts;
}

describe("the months in which a sjukfall is ongoing", () => {
  it("are those with a covered day: a gap that takes a whole month leaves it out", async () => {
    // 1 February to 1 March 2024 are 30 days without a certificate: with a gap of up to 30 it is one sjukfall, otherwise two.
    const periods = [
      ["2024-01-10", "2024-01-31"],
      ["2024-03-02", "2024-03-10"],
    ] as const;
    const both = {"2024-01": 1, "2024-03": 1};
    expect(await months(periods, 30)).toEqual(both);
    expect(await months(periods, 29)).toEqual(both);
    expect(await months([["2024-01-10", "2024-02-01"], periods[1]], 30)).toEqual({...both, "2024-02": 1});
  });

  it.each([
    ["on its first day", "2023-12-01", {"2023-12": 1}],
    ["the day before it", "2023-11-30", {}],
    ["on its last day", "2024-05-31", {"2024-05": 1}],
    ["the day after it", "2024-06-01", {}],
  ])("of one day %s are of the release or not", async (_, date, expected) => {
    expect(await months([[date, date]])).toEqual(expected);
  });

  it("are all that it touches within the release, however long before and after it goes on", async () => {
    expect(await months([["2023-01-01", "2024-02-01"]])).toEqual({"2023-12": 1, "2024-01": 1, "2024-02": 1});
    expect(await months([["2024-04-30", "2024-09-01"]])).toEqual({"2024-04": 1, "2024-05": 1});
  });
});

import {describe, expect, it} from "vitest";
import {monthTicks, spread, wrap} from "../../../../src/components/ticks.js";
import {monthsFrom} from "../../../../src/contract/view.js";

describe("monthTicks(xs, width)", () => {
  const months = monthsFrom("2023-01", "2025-12");

  it("marks every quarter where there is room, and the year at each January", () => {
    expect(monthTicks(months, 800).map(({label}) => label)).toEqual(
      ["2023", "2024", "2025"].flatMap((year) => [`jan.\n${year}`, "apr.", "juli", "okt."]),
    );
  });

  it("marks fewer on a phone, never more than there is room for", () => {
    for (const width of [120, 300, 500, 1_000]) {
      expect(monthTicks(months, width).length).toBeLessThanOrEqual(Math.floor(width / 46));
    }
  });

  it("marks the months of a year without a year, and a short period at all", () => {
    const year = months.slice(0, 12).map((month) => month.slice(5));
    expect(monthTicks(year, 800).at(-1)).toEqual({x: 11, label: "dec."});
    expect(monthTicks(["2025-02"], 20)).toEqual([{x: 0, label: "feb.\n2025"}]);
  });

  it("marks years of a row of years, always the last one, with room for each", () => {
    const years = Array.from({length: 15}, (_, i) => String(2011 + i));
    expect(monthTicks(years, 800).map(({label}) => label)).toEqual(years);
    expect(monthTicks(years, 290).map(({label}) => label)).toEqual(["2013", "2016", "2019", "2022", "2025"]);
    expect(monthTicks(["2025"], 20)).toEqual([{x: 0, label: "2025"}]);
  });
});

describe("wrap(text, width)", () => {
  it("breaks at spaces and never loses a word", () => {
    expect(wrap("Sjukdomar i ögat och närliggande organ", 16)).toEqual([
      "Sjukdomar i ögat",
      "och närliggande",
      "organ",
    ]);
    expect(wrap("Muskuloskeletala", 5)).toEqual(["Muskuloskeletala"]);
  });
});

describe("spread(wanted, gap, low, high)", () => {
  it("leaves labels that do not collide where they are", () => {
    expect(spread([10, 60], 17, 0, 100)).toEqual([10, 60]);
  });

  it("moves colliding labels apart in their order, within the limits", () => {
    expect(spread([50, 52], 17, 0, 100)).toEqual([50, 67]);
    expect(spread([99, 98], 17, 0, 100)).toEqual([100, 83]);
  });
});

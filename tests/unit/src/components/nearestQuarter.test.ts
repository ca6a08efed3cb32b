import {describe, expect, it} from "vitest";
import {nearestQuarter, quartersOfRelease} from "../../../../src/components/nearestQuarter.js";
import {initialView, readView} from "../../../../src/components/viewState.js";
import {completionParameters} from "../../../../src/contract/view.js";
import {manifest as country} from "../country.js";

const manifest = {...country, firstMonth: "2024-02", lastMonth: "2025-11"};
const quarters = quartersOfRelease(manifest);
const nearestTo = (first: string, last: string) =>
  nearestQuarter(quarters, {...initialView(manifest), sex: "K", first, last}, manifest, completionParameters)
    .nearest;

describe("nearestQuarter(quarters, view, manifest, parameters)", () => {
  it("is among the quarters that the release has whole", () => {
    expect([quarters[0], quarters.at(-1)]).toEqual(["2024-Q2", "2025-Q3"]);
  });

  it.each([
    ["lies in one", "2024-08", "2024-09", "kvartal 3 2024"],
    ["touches two: the later one", "2024-06", "2024-08", "kvartal 3 2024"],
    ["comes before them all", "2024-02", "2024-03", "kvartal 2 2024"],
    ["comes after them all", "2025-10", "2025-11", "kvartal 3 2025"],
  ])("is the one that a period %s", (_, first, last, quarter) => {
    expect(nearestTo(first, last)?.title).toBe(`Visa ${quarter}, det närmaste kvartalet som kan visas`);
  });

  it("is of two at the same distance the later", () => {
    const apart = nearestQuarter(
      ["2024-Q2", "2025-Q1"],
      {...initialView(manifest), first: "2024-09", last: "2024-10"},
      manifest,
      completionParameters,
    );
    expect(apart.nearest?.title).toContain("kvartal 1 2025");
  });

  it("is a link to the same view in that period, without a message", () => {
    const {view, messages} = readView(
      nearestTo("2024-08", "2024-09")?.href ?? "",
      manifest,
      completionParameters,
    );
    expect(messages).toEqual([]);
    expect(view).toEqual({...initialView(manifest), sex: "K", first: "2024-07", last: "2024-09"});
  });

  it("is nothing where no quarter can be shown", () => {
    expect(nearestQuarter([], initialView(manifest), manifest, completionParameters)).toEqual({});
  });
});

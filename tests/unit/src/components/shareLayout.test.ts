import {describe, expect, it} from "vitest";
import type {ShareChart} from "../../../../src/components/diagramModel.js";
import {shareLayout} from "../../../../src/components/shareLayout.js";

const chartOf = (categories: readonly string[]): ShareChart => ({
  ...{kind: "shares", xLabel: "Andel", categories},
  points: categories.map((_, category) => ({series: "a", category, value: 0.1, low: 0.05, high: 0.2})),
});
const short = chartOf(Array.from({length: 10}, (_, i) => `Rad ${i}`));
/** Before a room of 1280 × 720 pixels: the 896 pixels beside the texts, in type of 20 pixels where the chart's own is 13. */
const room = 582;

describe("shareLayout(chart, series, width, most)", () => {
  it("gives each row the room of its marks where nothing is said of the height", () => {
    // 10 + 2 × 16 pixels a row, 34 for the axis and 4 above.
    expect(shareLayout(short, 2, 800, Infinity)).toMatchObject({height: 10 * 42 + 38, beside: true});
  });

  it("sets rows closer together to be no higher than it may, down to a line of text and two marks", () => {
    expect(shareLayout(short, 2, room, 10 * 30 + 38).row).toBe(30);
    expect(shareLayout(short, 2, room, 10 * 17 + 38).row).toBe(17);
    expect(shareLayout(short, 2, room, 10 * 16 + 38).row).toBe(17);
  });

  it("lets a name of two lines reach into the row of one that has but one, and two such names not touch", () => {
    const long = "Faktorer av betydelse för hälsotillståndet och för kontakter";
    expect(shareLayout(chartOf(["a", long, "b"]), 1, room, 0).row).toBe(25);
    expect(shareLayout(chartOf(["a", long, long, "b"]), 1, room, 0).row).toBe(33);
  });

  it("sets names beside the marks on a page from 620 pixels, and before a room from 240", () => {
    const beside = (width: number, most: number): boolean => shareLayout(short, 2, width, most).beside;
    expect([beside(619, Infinity), beside(620, Infinity)]).toEqual([false, true]);
    expect([beside(239, 300), beside(240, 300)]).toEqual([false, true]);
  });

  it("has the same axis for charts with names of different length, where the same room is asked for", () => {
    const left = (name: string): number => shareLayout(chartOf([name]), 1, room, 300, 15).margins.marginLeft;
    expect(left("Skåne")).toBe(left("Västra Götaland"));
  });
});

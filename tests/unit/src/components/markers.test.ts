import {describe, expect, it} from "vitest";
import type {DeckChart} from "../../../../src/components/deckModel.js";
import type {Series} from "../../../../src/components/diagramModel.js";
import {placesOf} from "../../../../src/components/markerPlaces.js";
import {
  addMarker,
  type Marker,
  markerInWords,
  markersOf,
  removeMarker,
} from "../../../../src/components/markers.js";

const about = {
  ...{question: "Hur är det?", view: "/langd/skane?v=1", version: "2025.03.1"},
  ...{place: "own 1", name: "mars 2024", text: "Här"},
};
const mark = (markers: readonly Marker[], step: string, text = "Här"): readonly Marker[] =>
  addMarker(markers, {...about, step, text});

describe("the markers of a deck", () => {
  it("are numbered from 1 in each step", () => {
    const three = mark(mark(mark([], "ett"), "två"), "ett");
    expect(three.map(({step, n}) => [step, n])).toEqual([
      ["ett", 1],
      ["två", 1],
      ["ett", 2],
    ]);
    expect(markersOf(three, "ett").map(({n}) => n)).toEqual([1, 2]);
  });

  it("keep their numbers when another is taken away, and a new one never has that of one that stands", () => {
    const three = mark(mark(mark([], "ett"), "ett"), "ett");
    const left = removeMarker(three, {step: "ett", n: 2});
    expect(left.map(({n}) => n)).toEqual([1, 3]);
    expect(mark(left, "ett").map(({n}) => n)).toEqual([1, 3, 4]);
    expect(removeMarker(three, {step: "två", n: 2})).toEqual(three);
  });

  it("say what they point at, and more where somebody has written it", () => {
    expect(markerInWords({name: "mars 2024", text: "ny rutin"})).toBe("mars 2024: ny rutin");
    expect(mark([], "ett", "  ").map(markerInWords)).toEqual(["mars 2024"]);
  });
});

const two: Series[] = [
  {id: "own", label: "Skåne", style: "own"},
  {id: "nation", label: "Riket", style: "nation"},
];
const point = {value: 1, low: 0, high: 2, preliminary: false};
const names = (chart: DeckChart, series = two): string[] => placesOf({chart, series}).map(({name}) => name);

describe("placesOf(model)", () => {
  it("names the points of lines by series and time, and by time alone where there is one series", () => {
    const lines = (xs: readonly string[]): DeckChart => ({
      ...{kind: "lines", xs, yLabel: "Antal", reference: null},
      points: [
        {...point, series: "own", x: 0},
        {...point, series: "own", x: 1},
        {...point, series: "nation", x: 1},
      ],
    });
    expect(names(lines(["2024-02", "2024-03"]))).toEqual([
      ...["Skåne, februari 2024", "Skåne, mars 2024", "Riket, mars 2024"],
    ]);
    expect(names(lines(["2024-02", "2024-03"]), two.slice(0, 1))).toEqual(["februari 2024", "mars 2024"]);
    for (const [xs, told] of [
      [["2024-Q1", "2024-Q2"], "kvartal 2 2024"],
      [["02", "03"], "mars"],
      [["Q1", "Q2"], "kvartal 2"],
      [["2023", "2024"], "2024"],
    ] as const)
      expect(names(lines(xs), two.slice(0, 1))[1]).toBe(told);
  });

  it("names rows by row and series, row by row, and none that is not drawn", () => {
    const shares: DeckChart = {
      ...{kind: "shares", xLabel: "Andel", categories: ["Psykiska sjukdomar", "Övrigt"]},
      points: [
        {...point, series: "own", category: 0},
        {...point, series: "own", category: 1},
        {...point, series: "nation", category: 0},
      ],
    };
    expect(placesOf({chart: shares, series: two})).toEqual([
      {key: "own 0", name: "Psykiska sjukdomar (Skåne)"},
      {key: "nation 0", name: "Psykiska sjukdomar (Riket)"},
      {key: "own 1", name: "Övrigt (Skåne)"},
    ]);
  });

  it("names parts of bars, cells and groups of flows that hold something", () => {
    const stacks: DeckChart = {
      ...{kind: "stacks", xLabel: "Andel"},
      parts: [
        {label: "Samma grad", shade: "quiet"},
        {label: "Sänkt", shade: "strong"},
      ],
      bars: [{group: "Börjar på 100 procent", label: "Skåne", shares: [1, 0]}],
    };
    expect(names(stacks)).toEqual(["Börjar på 100 procent, Skåne: Samma grad"]);
    const matrix: DeckChart = {
      ...{kind: "matrix", xLabel: "", labels: ["Psykiska", "Övrigt"], withheld: []},
      cells: [
        {row: 0, column: 1, share: 0.1},
        {row: 1, column: 0, share: 0},
        {row: 1, column: 1, share: null},
      ],
    };
    expect(names(matrix)).toEqual(["Psykiska → Övrigt"]);
    const flows: DeckChart = {
      ...{kind: "flows", xLabel: "", labels: ["Psykiska", "Övrigt"]},
      flows: [{from: 0, to: 1, n: 3, changed: true}],
    };
    expect(names(flows)).toEqual(["Psykiska, till vänster", "Övrigt, till höger"]);
  });

  it("names no unit that the funnel does not name", () => {
    const funnel: DeckChart = {
      ...{kind: "funnel", scale: "share", xLabel: "", yLabel: "", target: 0.1, limits: []},
      points: [
        {size: 420, value: 0.141, zone: "inside", focus: true},
        {size: 50, value: 0.2, zone: "inside", focus: true, name: "Vårdcentralen Ett"},
      ],
    };
    expect(names(funnel)).toEqual(["Punkten vid 420 vågrätt och 14,1\u00a0% lodrätt", "Vårdcentralen Ett"]);
  });

  it("has none where nothing is drawn", () => {
    expect(placesOf({chart: null, series: two})).toEqual([]);
  });
});

import {describe, expect, it} from "vitest";
import {answeredBlock} from "../../../../src/components/answeredBlock.js";
import {blockOverYears} from "../../../../src/components/blockOverYears.js";
import {blockChanges} from "../../../../src/components/blockChanges.js";
import {byBlock} from "../../../../src/components/byBlock.js";
import {byDiagnosis} from "../../../../src/components/byDiagnosis.js";
import {inComparison, overTime} from "../../../../src/components/overTime.js";
import type {PlaceFamily} from "../../../../src/components/placeFamily.js";
import {isFound} from "../../../../src/components/searchableSelect.js";
import {initialView} from "../../../../src/components/viewState.js";
import type {Manifest} from "../../../../src/contract/release.js";
import {diagnosisAndBlockChoices} from "../../../../src/contract/diagnosisChoices.js";
import {roundingInterval} from "../../../../src/measures/roundingInterval.js";
import {manifest as country, manifestWithBlocks, notebook, table} from "../country.js";

const manifest: Manifest = {
  ...manifestWithBlocks,
  extractDate: "2026-01-31",
  firstMonth: "2024-01",
  lastMonth: "2025-12",
};
const place = country.places[0] ?? {slug: "", code: null, title: "", short: ""};
const view = initialView(manifest);

describe("byBlock(family, view)", () => {
  const own = table(
    ["year", "block"],
    ["2024 F30-F39 300", "2024 F40-F48 600", "2024 C50-C50 100", "2025 F30-F39 300", "2025 F40-F48 700"],
  );
  const family: PlaceFamily = {manifest, place, own, nation: own};
  const rowsOf = (changes: object) =>
    byBlock(family, {...view, ...changes}).table.rows.map((row) => [row[0], row[2], row[3]]);

  it("divides all sjukfall with a block among the blocks, the commonest first", () => {
    expect(rowsOf({})).toEqual([
      ["F40–F48 Neurotiska syndrom", 2000, 1300],
      ["F30–F39 Förstämningssyndrom", 2000, 600],
      ["C50–C50 Bröstcancer", 2000, 100],
    ]);
  });

  it("divides a chosen chapter among its own", () => {
    expect(rowsOf({diagnosis: "F00-F99"})).toEqual([
      ["F40–F48 Neurotiska syndrom", 1900, 1300],
      ["F30–F39 Förstämningssyndrom", 1900, 600],
    ]);
  });

  it("shows a chosen block among those of its chapter, however few they are", () => {
    expect(rowsOf({diagnosis: "F30-F39"})).toEqual(rowsOf({diagnosis: "F00-F99"}));
    const code = (i: number): string => `F${30 + i}-F${30 + i}`;
    const many = Array.from({length: 20}, (_, i) => ({code: code(i), title: "", parent: "F00-F99"}));
    const {block} = manifest.dimensions;
    const dimensions = {
      ...manifest.dimensions,
      block: {title: "", codes: many, parents: block?.parents ?? []},
    };
    const rows = table(
      ["year", "block"],
      many.map(({code: one}, i) => `2024 ${one} ${100 - i}`),
    );
    const large = {...family, manifest: {...manifest, dimensions}, own: rows, nation: rows};
    const labels = (diagnosis: string) =>
      byBlock(large, {...view, diagnosis}).table.rows.map(([label]) => String(label).trim());
    expect(labels("alla")).toHaveLength(13);
    expect(labels("alla")).not.toContain("F49–F49");
    expect(labels(code(19))).toHaveLength(14);
    expect(labels(code(19)).slice(12)).toEqual(["F49–F49", "Övriga avsnitt"]);
  });

  it("counts the whole years of the period, or where there is none those that it touches", () => {
    expect(rowsOf({first: "2024-06"}).map((row) => row[1])).toEqual([1000, 1000]);
    expect(rowsOf({first: "2024-06", last: "2024-08"})[0]?.[1]).toBe(1000);
    expect(byBlock(family, {...view, first: "2024-06", last: "2024-08"}).notes.join(" ")).toContain(
      "inget helt år",
    );
  });
});

describe("a chosen block", () => {
  const region = country.places[1] ?? place;
  const [nation, own] = [
    ["2024 F40-F48 800", "2025 F40-F48 1000"],
    ["2024 F40-F48 400", "2025 F40-F48 500"],
  ].map((rows) => table(["year", "block"], rows));
  if (nation === undefined || own === undefined) throw new RangeError("two tables");
  const blocks: PlaceFamily = {manifest, place: region, own, nation};
  const skane = {...notebook("skane"), manifest};
  const chosen = {...view, diagnosis: "F40-F48"};

  it("is told year by year where the release can: started sjukfall of everybody", () => {
    const model = overTime(skane, chosen, blocks);
    expect(model.title).toBe(
      "2025 startade 500 sjukfall i avsnittet F40–F48 Neurotiska syndrom i Skåne, 25 procent fler än 2024",
    );
    expect(model.chart).toMatchObject({xs: ["2024", "2025"], points: [{value: 400}, {value: 500}]});
    expect(model.notes.join(" ")).toContain("Alla tal i tabellen är avrundade");
  });

  it("has no change from a year that the release covers in part, which is told where it is shown", () => {
    const july = {...manifest, firstMonth: "2024-07"};
    const from = (first: string) => ({...chosen, first, measure: "forandring"});
    const inJuly = {...blocks, manifest: july};
    const {table: rows, chart} = overTime({...skane, manifest: july}, from("2024-07"), inJuly);
    expect([chart, ...rows.rows.map((row) => row[2])]).toEqual([null, null]);
    const touched = overTime(
      {...skane, manifest: july},
      {...chosen, first: "2024-07", last: "2024-12"},
      inJuly,
    );
    expect(touched.notes).toContain("Utgåvan börjar i juli 2024, så 2024 är inte ett helt år.");
  });

  it("is compared with the nation per 1,000 inhabitants", () => {
    const model = inComparison(skane, chosen, blocks);
    // 500 of the region's 4,000 inhabitants, 1,000 of the nation's 8,000: the same rate.
    expect(model.table.rows.filter(([year]) => year === "2025").map((row) => row[2])).toEqual([125, 125]);
    expect(model.title).toContain("125,00 i Skåne och 125,00 i riket");
    const changes = inComparison(skane, {...chosen, measure: "forandring"}, blocks);
    expect(changes.table.rows.filter(([year]) => year === "2025").map((row) => row[2])).toEqual([0.25, 0.25]);
    const before = inComparison(skane, {...chosen, comparison: "fjolaret"}, blocks);
    expect(before.series.map(({label}) => label)).toEqual(["Skåne"]);
    expect(before.notes[0]).toContain("Avsnitt räknas per år");
    const alone = {...blocks, place, own: nation};
    expect(inComparison({...notebook("riket"), manifest}, chosen, alone).series).toHaveLength(1);
  });

  it.each([{sex: "K"}, {age: "31-"}, {degree: "50"}, {way: "pagaende"}, {way: "avslutade"}])(
    "gives the chapter, and says so, where the release cannot: %o",
    (changed) => {
      const unanswered = {...chosen, ...changed};
      expect(answeredBlock(unanswered, manifest)).toBeUndefined();
      const model = overTime(skane, unanswered, blocks);
      expect(model.title).toBe(overTime(skane, {...unanswered, diagnosis: "mental"}).title);
      expect(model.selection).toContain("diagnos: psykiska sjukdomar");
      expect(model.notes.join(" ")).toContain(
        "Avsnittet F40–F48 Neurotiska syndrom går inte att välja i det här diagrammet. Diagrammet visar det närmaste som finns: Psykiska sjukdomar.",
      );
    },
  );

  it("is set aside by the diagram that compares diagnoses, as any choice of them", () => {
    const model = byDiagnosis(skane, {...chosen, diagnosis: "C50-C50"});
    expect(model.table).toEqual(byDiagnosis(skane, {...chosen, diagnosis: "C00-D48"}).table);
    expect(model.notes.join(" ")).toContain("Ditt val av diagnos gäller inte här");
  });

  it("has no line without a figure: nothing is said of years where nothing is published", () => {
    const empty = {...blocks, own: table(["year", "block"], ["2024 C50-C50 50", "2025 C50-C50 50"])};
    const model = blockOverYears(
      empty,
      skane.population,
      chosen,
      {code: "F40-F48", title: "x"},
      {
        ...{id: "a", figure: "antal", compared: false},
      },
    );
    expect(model.chart).toBeNull();
    expect(model.nothing).toContain("alla publicerade tal i urvalet är 0");
  });
});

describe("the list of diagnoses", () => {
  const choices = diagnosisAndBlockChoices(manifest);
  const found = (wanted: string) =>
    choices.filter((choice) => isFound(wanted, choice)).map(({value}) => value);

  it("has the blocks of each chapter after the groups and chapters, and none that is withheld", () => {
    expect(choices.map(({value}) => value).slice(-3)).toEqual(["C50-C50", "F30-F39", "F40-F48"]);
    expect(choices.at(-1)).toEqual({
      ...{value: "F40-F48", title: "F40–F48 Neurotiska syndrom"},
      under: "Avsnitt: Psykiska sjukdomar",
    });
    expect(choices.map(({value}) => value)).not.toContain("..");
  });

  it("is searched by the beginnings of words, by code, and by a category or a code within a range", () => {
    expect(found("neuro")).toEqual(["F40-F48"]);
    expect(found("syndrom NEURO")).toEqual(["F40-F48"]);
    expect(found("f30")).toEqual(["F30-F39"]);
    for (const code of ["f43", "F432", "F43.2"]) expect(found(code)).toEqual(["F40-F48"]);
    expect(found("f49")).toEqual([]);
    expect(found("euro")).toEqual([]);
    expect(found(" ")).toHaveLength(choices.length);
  });
});

describe("blockChanges(table, view, manifest)", () => {
  const changes = table(
    ["year", "block_first", "block"],
    [
      "2024 F30-F39 F30-F39 150",
      "2024 F30-F39 F40-F48 50",
      "2025 F40-F48 F40-F48 380",
      "2025 F40-F48 F30-F39 15",
      "2025 F40-F48 C50-C50 5",
    ],
  );
  const rowsOf = (chosen: object) =>
    blockChanges(changes, {...view, ...chosen}, manifest).table.rows.map((row) => row.slice(0, 5));

  it("lists the commonest changes with their share of the sjukfall that began in the block", () => {
    expect(rowsOf({}).map((row) => [row[0], row[2], row[3], row[4]])).toEqual([
      ["F30–F39 till F40–F48 Neurotiska syndrom", 200, 50, 0.25],
      ["F40–F48 till F30–F39 Förstämningssyndrom", 400, 15, 0.0375],
      ["F40–F48 till C50–C50 Bröstcancer", 400, 5, 0.0125],
    ]);
    // Where not all have room the commonest stay, not those with the largest shares.
    const {chart} = blockChanges(changes, view, manifest);
    expect(chart?.kind === "shares" && chart.kept?.categories).toEqual(rowsOf({}).map(([label]) => label));
    expect(blockChanges(changes, view, manifest).title).toBe(
      "Vanligaste bytet mellan avsnitt i riket är från F30–F39 till F40–F48: 50 sjukfall",
    );
  });

  it("tells when another change may be as common, and between what the rounded number lies", () => {
    const near = table(
      ["year", "block_first", "block"],
      [
        "2024 F30-F39 F30-F39 500",
        "2024 F40-F48 F40-F48 500",
        "2024 F30-F39 F40-F48 20",
        "2024 F40-F48 F30-F39 15",
      ],
    );
    const everyCell = {...near, atBase: near.n.map(() => 1)};
    const model = blockChanges(everyCell, view, manifest);
    expect(model.title).toMatch(/: 20 sjukfall. Skillnaden mot näst vanligaste byte är osäker$/);
    const [low, high] = roundingInterval({n: 20, atBase: 1}, 5);
    expect(model.notes.join(" ")).toContain(`mellan ${Math.floor(low)} och ${Math.ceil(high)}.`);
  });

  it("says so where the chosen diagnosis has no pairs", () => {
    const note = "Här visas därför alla diagnoser.";
    const notesOf = (diagnosis: string) =>
      blockChanges(changes, {...view, diagnosis}, manifest).notes.join(" ");
    expect(notesOf("C00-D48")).toContain(note);
    expect(notesOf("F00-F99")).not.toContain(note);
    expect(notesOf("alla")).not.toContain(note);
  });

  it("follows a chosen year", () => {
    expect(rowsOf({year: "2025"})).toHaveLength(2);
  });
});

import {describe, expect, it} from "vitest";
import {blockChanges} from "../../../../src/components/blockChanges.js";
import {byBlock} from "../../../../src/components/byBlock.js";
import type {PlaceFamily} from "../../../../src/components/placeFamily.js";
import {initialView} from "../../../../src/components/viewState.js";
import type {Manifest} from "../../../../src/contract/release.js";
import {roundingInterval} from "../../../../src/measures/roundingInterval.js";
import {manifest as country, table} from "../country.js";

const manifest: Manifest = {
  ...country,
  extractDate: "2026-01-31",
  firstMonth: "2024-01",
  lastMonth: "2025-12",
  dimensions: {
    ...country.dimensions,
    block: {
      title: "",
      codes: [
        {code: "F30-F39", title: "Förstämningssyndrom", parent: "F00-F99"},
        {code: "F40-F48", title: "Neurotiska syndrom", parent: "F00-F99"},
        {code: "C50-C50", title: "Bröstcancer", parent: "C00-D48"},
        {code: "..", title: "Redovisas inte", parent: ".."},
      ],
      parents: [
        {code: "C00-D48", title: "Tumörer"},
        {code: "F00-F99", title: "Psykiska sjukdomar"},
        {code: "..", title: "Redovisas inte"},
      ],
    },
  },
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

  it("counts the whole years of the period, or where there is none those that it touches", () => {
    expect(rowsOf({first: "2024-06"}).map((row) => row[1])).toEqual([1000, 1000]);
    expect(rowsOf({first: "2024-06", last: "2024-08"})[0]?.[1]).toBe(1000);
    expect(byBlock(family, {...view, first: "2024-06", last: "2024-08"}).notes.join(" ")).toContain(
      "inget helt år",
    );
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

import {describe, expect, it} from "vitest";
import {measureCards} from "../../../../site/measureCards.ts";
import {cardRows, cardSections} from "../../../../src/components/measureCards.js";
import {shown} from "../../../../src/components/dataTable.js";
import {overTime} from "../../../../src/components/overTime.js";
import {regionDeciles} from "../../../../src/components/regionDeciles.js";
import {regionDots} from "../../../../src/components/regionDots.js";
import {regionFigures} from "../../../../src/components/regionFigures.js";
import {initialView} from "../../../../src/components/viewState.js";
import {measureGroups} from "../../../../src/contract/measureCard.js";
import {manifest, notebook, population, table} from "../country.js";

const cards = measureCards();

describe("cardSections(cards, groups)", () => {
  it("puts every card in one section, in the order of the Swedish alphabet", () => {
    const sections = cardSections(cards, measureGroups);
    expect(sections.flatMap((section) => section.cards.map(({id}) => id)).sort()).toEqual(
      cards.map(({id}) => id).sort(),
    );
    const titles = sections.find(({id}) => id === "antal")?.cards.map(({title}) => title) ?? [];
    expect(titles.slice(0, 3)).toEqual(["Andel", "Andel intyg med en åtgärd", "Andel långa sjukfall"]);
    expect(titles.at(-1)).toBe("Startade sjukfall");
  });

  it("leaves out a section without cards", () => {
    expect(cardSections([], measureGroups)).toEqual([]);
  });
});

describe("cardRows(card, manifest)", () => {
  const [first] = cards.filter(({id}) => id === "startade-sjukfall");
  if (!first) throw new Error("there is a card of started sjukfall");
  const rowsOf = (changes: Partial<typeof first>) => new Map(cardRows({...first, ...changes}, manifest));

  it("leaves out what the measure does not have", () => {
    const rows = rowsOf({denominator: null, exclusions: []});
    expect([...rows.keys()]).not.toContain("Nämnare");
    expect([...rows.keys()]).not.toContain("Räknas inte");
    expect(rows.get("Täljare")).toMatch(/första dag/);
  });

  it("tells the unit with its decimals in words", () => {
    expect(rowsOf({decimals: 0}).get("Enhet")).toBe("sjukfall, utan decimaler");
    expect(rowsOf({decimals: 1}).get("Enhet")).toBe("sjukfall, en decimal");
    expect(rowsOf({decimals: 2}).get("Enhet")).toBe("sjukfall, 2 decimaler");
  });

  it("names the tables of this release by their titles", () => {
    expect(rowsOf({families: []}).get("Tabeller")).toBe("Alla tabeller");
    expect(rowsOf({families: ["started", "finns-inte"]}).get("Tabeller")).toBe("Startade sjukfall");
    expect(rowsOf({families: ["finns-inte"]}).get("Tabeller")).toBe("Ingen tabell i den här utgåvan");
  });

  it("says who has reviewed it, or that nobody has", () => {
    expect(rowsOf({review: null}).get("Granskad")).toBe("Inte ännu");
    expect(rowsOf({review: {by: "A. Granskare", on: "2026-11-22"}}).get("Granskad")).toBe(
      "A. Granskare, 22 november 2026",
    );
  });
});

describe("decimals", () => {
  const view = initialView(manifest);
  const regions = {manifest, population, table: table(["month", "region", "sex", "age"], [], 1)};
  const rates = overTime(notebook("skane"), {...view, measure: "per1000"}).table;
  const changes = overTime(notebook("skane"), {...view, measure: "forandring"}).table;
  const dots = regionDots(regions, view, regionFigures(regions, view)).table;

  it.each([
    ["per-tusen", rates, "per_1000"],
    ["forandring", changes, "forandring"],
    ["standardiserad-per-tusen", dots, "per_1000"],
    ["deciler", regionDeciles(regions, view).table, "decil_1"],
  ])("of %s are those of the diagrams' tables", (id, {columns}, column) => {
    const kind = columns.find(({name}) => name === column)?.kind;
    if (kind === undefined) throw new Error(`the table has no column ${column}`);
    const [, decimals = ""] = /,(\d+)/.exec(shown(1.23456, kind)) ?? [];
    expect(cards.find((card) => card.id === id)?.decimals).toBe(decimals.length);
  });
});

import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {stringify} from "yaml";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {measureCards, readCard} from "../../../site/measureCards.ts";
import {cardSections} from "../../../src/components/measureCards.js";
import {measureGroups} from "../../../src/contract/measureCard.js";
import {reachedMeasures} from "./reachedMeasures.ts";

const project = fileURLToPath(new URL("../../..", import.meta.url));

const card = {
  id: "andel",
  group: "antal",
  title: "Andel",
  question: "Hur stor del är det?",
  definition: "Delen av det hela.",
  numerator: "Delen.",
  denominator: null,
  exclusions: [],
  unit: "procent",
  decimals: 1,
  formula: "k/n",
  sources: ["E. B. Wilson (1927)."],
  uncertainty: "95 procent.",
  limits: ["Säger inte varför."],
  families: ["started"],
  function: "shareInterval",
  shown: true,
  owner: "underlag",
  review: null,
};

describe("readCard(text)", () => {
  const problemsOf = (changes: Record<string, unknown>): string[] =>
    readCard(stringify({...card, ...changes})).problems;

  it("reads a card as it is written", () => {
    expect(readCard(stringify(card))).toEqual({card, problems: []});
    expect(problemsOf({review: {by: "A. Granskare", on: "2026-11-22"}})).toEqual([]);
  });

  it("names the field of everything that breaks the form", () => {
    for (const [field, value] of [
      ["id", "Andel"],
      ["group", "annat"],
      ["title", " "],
      ["question", "Hur stor del det är."],
      ["decimals", 4],
      ["decimals", 0.5],
      ["sources", []],
      ["limits", []],
      ["function", "Share interval"],
      ["denominator", undefined],
      ["shown", "ja"],
    ] as const) {
      const problems = problemsOf({[field]: value});
      expect(problems).toHaveLength(1);
      // In Swedish, as the one who writes the cards reads it: none of the library's own English.
      expect(problems[0]).toMatch(new RegExp(`^${field}: (ska |är tom|saknas)`));
    }
    expect(problemsOf({review: {by: "A. Granskare", on: "22 november"}})[0]).toMatch(
      /^review\.on: ska vara en dag/,
    );
  });

  it("refuses a field that no card has, and what is no YAML", () => {
    expect(problemsOf({formel: "k/n"})).toHaveLength(1);
    expect(readCard("id: [andel\ntitle: Andel").problems[0]).toMatch(/^rad \d+: /);
    expect(readCard("").problems).toHaveLength(1);
  });
});

describe("measureCards(root)", () => {
  let root: string;
  const write = (name: string, text: string): void => {
    writeFileSync(join(root, "data/measures", name), text);
  };
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "underlag-cards-"));
    mkdirSync(join(root, "data/measures"), {recursive: true});
  });
  afterEach(() => {
    rmSync(root, {recursive: true, force: true});
  });

  it("reads the cards in order of file name", () => {
    for (const id of ["kvot", "andel"]) write(`${id}.yaml`, stringify({...card, id}));
    expect(measureCards(root).map(({id}) => id)).toEqual(["andel", "kvot"]);
  });

  it("stops with file and field of every fault", () => {
    write("andel.yaml", stringify({...card, decimals: 9}));
    write("kvot.yaml", stringify(card));
    write("readme.txt", "");
    expect(() => measureCards(root)).toThrow(/andel\.yaml: decimals: [^]*kvot\.yaml: id: [^]*readme\.txt: /);
  });
});

describe("the cards of the project", () => {
  const cards = measureCards();
  const shown = cards.filter((one) => one.shown);

  it("name a function that src/measures has, and tables that the loaders count", () => {
    const measures = join(project, "src/measures");
    const functions = readdirSync(measures).flatMap((file) =>
      [...readFileSync(join(measures, file), "utf8").matchAll(/^export function (\w+)/gm)].map(
        ([, name]) => name,
      ),
    );
    const camel = (id: string): string => id.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
    for (const {id, function: name, families} of cards) {
      expect([id, functions.includes(name)]).toEqual([id, true]);
      for (const family of families)
        expect([id, family, existsSync(join(project, `loaders/count/families/${camel(family)}.ts`))]).toEqual(
          [id, family, true],
        );
    }
  });

  it("are shown exactly where the site uses their function", () => {
    const reached = reachedMeasures(project);
    expect(cards.map(({id, function: name}) => [id, reached.has(name)])).toEqual(
      cards.map(({id, shown}) => [id, shown]),
    );
  });

  it("each have one place on the page if they are shown, under the heading of their section, in the order of the Swedish alphabet", () => {
    const page = readFileSync(join(project, "src/matt.md"), "utf8");
    const placed = page
      .split("\n## ")
      .slice(1)
      .map((section) => ({
        title: section.split("\n")[0],
        ids: [...section.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id),
      }));
    const expected = cardSections(shown, measureGroups).map((section) => ({
      title: section.title,
      ids: section.cards.map(({id}) => id),
    }));
    expect(placed).toEqual(expected);
  });

  it("are where pages and components say that they are", () => {
    const sources = readdirSync(join(project, "src"), {recursive: true, encoding: "utf8"}).filter((file) =>
      /^(?!data|\.observablehq).*\.(md|ts)$/.test(file),
    );
    const linked = sources.flatMap((file) =>
      [...readFileSync(join(project, "src", file), "utf8").matchAll(/\/matt#([a-z0-9-]+)/g)].map(
        ([, id]) => id,
      ),
    );
    expect(linked.length).toBeGreaterThan(0);
    expect(linked.filter((id) => !shown.some((one) => one.id === id))).toEqual([]);
  });

  it("have titles of their own", () => {
    expect(new Set(cards.map(({title}) => title)).size).toBe(cards.length);
  });
});

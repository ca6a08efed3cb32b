import {describe, expect, it} from "vitest";
import {byFirstDiagnosis} from "../../../../src/components/byFirstDiagnosis.js";
import {changedByLevel} from "../../../../src/components/changedByLevel.js";
import {changedBySpan} from "../../../../src/components/changedBySpan.js";
import {daysToChange} from "../../../../src/components/daysToChange.js";
import {diagnosisFlows} from "../../../../src/components/diagnosisFlows.js";
import {diagnosisMatrix} from "../../../../src/components/diagnosisMatrix.js";
import {newChapters} from "../../../../src/components/newChapters.js";
import {familyAt, view} from "../families.js";

/** As the release has it: `diagnosis` is the last one. */
const dimensions = ["year", "span", "diagnosis_first", "diagnosis", "diagnosis_change"];
const rows = [
  "2024 1-90 F00-F99 F00-F99 same 900",
  "2024 1-90 F00-F99 F00-F99 category 40",
  "2024 1-90 F00-F99 F00-F99 block 30",
  "2024 91- F00-F99 C00-D48 chapter 130",
  "2024 91- C00-D48 C00-D48 same 380",
  "2024 91- C00-D48 G00-G99 chapter 20",
];
const at = (slug: string, own: readonly string[], nation = own) =>
  byFirstDiagnosis(familyAt(slug, dimensions, own, nation));
const riket = at("riket", rows);

describe("changedByLevel(family, view)", () => {
  it("counts a change of chapter as a change of block and category too", () => {
    const model = changedByLevel(riket, view());
    // 1,500 in all: 220 changed at any level, 180 at block or chapter, 150 at chapter.
    expect(model.table.rows.map((row) => row.slice(1, 4))).toEqual([
      ["Riket", 220, 1500],
      ["Riket", 180, 1500],
      ["Riket", 150, 1500],
    ]);
    expect(model.title).toBe("Diagnosen har ändrats till en annan kategori: 14,7\u00a0% i riket");
    expect(changedByLevel(riket, view({level: "kapitel"})).title).toBe(
      "Diagnosen har ändrats till ett annat kapitel: 10,0\u00a0% i riket",
    );
  });

  it("follows a chosen diagnosis by the first one, not the last", () => {
    const model = changedByLevel(riket, view({diagnosis: "somatic"}));
    expect(model.table.rows.map((row) => row.slice(2, 4))).toEqual([
      [20, 400],
      [20, 400],
      [20, 400],
    ]);
  });
});

describe("shares of changed diagnoses", () => {
  const more = at("riket", [
    ...rows,
    "2024 91- none none unknown 60",
    "2024 91- F00-F99 none unknown 40",
    "2024 1-90 .. .. .. 25",
  ]);

  it("leave out, of part and whole, what cannot be compared, and say how many that is", () => {
    for (const [model, whole] of [
      [changedByLevel(more, view()), changedByLevel(riket, view())],
      [changedBySpan(more, view()), changedBySpan(riket, view())],
      [newChapters(more, view()), newChapters(riket, view())],
    ] as const) {
      expect(model.table.rows).toEqual(whole.table.rows);
      expect(model.notes.join(" ")).toContain(
        "I riket är det 100 utan giltig diagnoskod och 25 vars diagnos inte redovisas.",
      );
      expect(whole.notes.join(" ")).not.toContain("inte går att jämföra");
    }
  });

  it("count the left out among those that the reader has chosen", () => {
    const notes = changedByLevel(more, view({diagnosis: "mental"})).notes.join(" ");
    expect(notes).toContain("I riket är det 40 utan giltig diagnoskod och 0 vars diagnos inte redovisas.");
  });

  it("are drawn beside a matrix that has every sjukfall", () => {
    const {table} = diagnosisMatrix(more, view());
    const all = table.rows.reduce((sum, row) => sum + Number(row[2]), 0);
    expect(all).toBe(1500 + 125);
  });
});

describe("changedBySpan(family, view)", () => {
  it("has the share of each length at the chosen level", () => {
    const spans = (level: string) =>
      changedBySpan(riket, view({level})).table.rows.map((row) => row.slice(0, 4));
    expect(spans("kategori")).toEqual([
      ["1-90 dagar", "Riket", 70, 970],
      ["91- dagar", "Riket", 150, 530],
    ]);
    expect(spans("avsnitt")[0]?.[2]).toBe(30);
    expect(spans("kapitel")[0]?.[2]).toBe(0);
  });
});

describe("daysToChange(family, view)", () => {
  const dated = [
    "2024 1-90 F00-F99 F00-F99 same none 900",
    "2024 1-90 F00-F99 F00-F99 category 0-14 40",
    "2024 91- F00-F99 C00-D48 chapter 15-90 130",
    "2024 91- F00-F99 C00-D48 chapter 91- 30",
    "2024 91- C00-D48 C00-D48 same none 400",
  ];
  const datedAt = (slug: string, own: readonly string[], nation = own) =>
    byFirstDiagnosis(familyAt(slug, [...dimensions, "first_change"], own, nation));

  it("adds the changes up day by day, of all whose first and last diagnosis can be compared", () => {
    const more = datedAt("riket", [
      ...dated,
      "2024 91- none F00-F99 unknown none 60",
      "2024 1-90 .. .. .. .. 25",
    ]);
    for (const family of [datedAt("riket", dated), more]) {
      const {table, chart, title} = daysToChange(family, view());
      expect(table.rows.map((row) => row.slice(0, 5))).toEqual([
        ["14 dagar", "Riket", 40, 1500, 40 / 1500],
        ["90 dagar", "Riket", 170, 1500, 170 / 1500],
        ["någon gång", "Riket", 200, 1500, 200 / 1500],
      ]);
      expect(chart?.points.map(({day}) => day)).toEqual([0, 14, 90]);
      expect(title).toBe(
        "Inom 90 dagar har diagnosen ändrats till en annan kategori i 11,3\u00a0% av sjukfallen i riket",
      );
    }
  });

  it("follows the level of change, and ends at the share that the other diagrams tell", () => {
    const family = datedAt("riket", dated);
    const {table} = daysToChange(family, view({level: "kapitel"}));
    expect(table.rows.map((row) => row.slice(0, 4))).toEqual([
      ["14 dagar", "Riket", 0, 1500],
      ["90 dagar", "Riket", 130, 1500],
      ["någon gång", "Riket", 160, 1500],
    ]);
    expect(changedByLevel(family, view()).table.rows.map((row) => row[2])).toEqual([200, 160, 160]);
  });

  it("tells when half of the changes have come, unless that is beyond what is told apart", () => {
    // Of 200 changes 40 lie in days 0–14; the hundredth is 60/130 into the 76 days 15–90: 14 + 35.1.
    expect(daysToChange(datedAt("riket", dated), view()).notes.join(" ")).toMatch(
      /Hälften av ändringarna kommer inom 49 dagar i riket \(mellan \d+ och \d+\)\./u,
    );
    const late = datedAt("riket", [...dated.slice(0, 1), "2024 91- F00-F99 C00-D48 chapter 91- 130"]);
    expect(daysToChange(late, view()).notes.join(" ")).not.toContain("Hälften");
    const few = daysToChange(datedAt("skane", dated.slice(0, 1), dated), view()).notes.join(" ");
    expect(few).not.toContain("Hälften");
  });
});

describe("a chosen length", () => {
  it("is followed by all diagrams but the one that compares lengths, which says so", () => {
    const long = view({span: "91-"});
    expect(changedByLevel(riket, long).table.rows.map((row) => row.slice(2, 4))).toEqual([
      [150, 530],
      [150, 530],
      [150, 530],
    ]);
    expect(changedByLevel(riket, long).selection).toContain("längd: 91- dagar");
    // The groups in order of their sjukfall: somatic 400, mental 130.
    expect(diagnosisMatrix(riket, long).table.rows.map((row) => row[2])).toEqual([400, 0, 130, 0]);
    const {table, notes} = changedBySpan(riket, long);
    expect(table.rows).toEqual(changedBySpan(riket, view()).table.rows);
    expect(notes).toContain("Ditt val av längd gäller inte här: diagrammet jämför just längd.");
  });
});

describe("diagnosisMatrix(family, view)", () => {
  it("has a row for each first group, whose shares sum to one", () => {
    const model = diagnosisMatrix(riket, view());
    expect(model.chart?.labels).toEqual(["Psykiska sjukdomar", "Somatiska sjukdomar"]);
    // Mental: 970 of 1,100 stay and 130 go to somatic; somatic: all 400 stay, also those who change chapter within it.
    expect(model.table.rows.map((row) => row.slice(0, 4))).toEqual([
      ["Psykiska sjukdomar", "Psykiska sjukdomar", 970, 970 / 1100],
      ["Psykiska sjukdomar", "Somatiska sjukdomar", 130, 130 / 1100],
      ["Somatiska sjukdomar", "Psykiska sjukdomar", 0, 0],
      ["Somatiska sjukdomar", "Somatiska sjukdomar", 400, 1],
    ]);
    // 1,370 of 1,500.
    expect(model.title).toBe(
      "91,3\u00a0% av sjukfallen i riket slutar i samma diagnosgrupp som de började i",
    );
  });

  it("tells what is withheld from what is empty", () => {
    const model = diagnosisMatrix(at("riket", [...rows, "2024 1-90 .. .. same 50"]), view());
    expect(model.chart?.withheld).toEqual(["Redovisas inte"]);
    expect(model.notes.join(" ")).toContain("Det är inte samma sak som 0.");
    expect(diagnosisMatrix(riket, view()).notes.join(" ")).not.toContain("streckad ram");
  });
});

describe("diagnosisFlows(family, view)", () => {
  it("draws what stays and what moves, and tells the largest move with its limits", () => {
    const model = diagnosisFlows(riket, view());
    expect(model.chart?.flows).toEqual([
      {from: 0, to: 0, changed: false, n: 970},
      {from: 0, to: 1, changed: true, n: 130},
      {from: 1, to: 1, changed: false, n: 400},
    ]);
    expect(model.title).toBe(
      "Flest byter från psykiska sjukdomar till somatiska sjukdomar: 8,7\u00a0% av sjukfallen i riket",
    );
    expect(model.notes[0]).toMatch(/^Andelen i rubriken ligger mellan \d+,\d och \d+,\d procent\./);
  });

  it("follows the first diagnosis that is chosen", () => {
    const flows = diagnosisFlows(riket, view({diagnosis: "somatic"})).chart?.flows;
    expect(flows?.map(({n}) => n)).toEqual([400]);
  });

  it("says that no move is published, and draws nothing where nothing is", () => {
    expect(diagnosisFlows(at("riket", rows.slice(0, 1)), view()).title).toBe(
      "Inga byten av diagnosgrupp är publicerade i riket",
    );
    expect(diagnosisFlows(riket, view({diagnosis: "none"})).chart).toBeNull();
  });
});

describe("newChapters(family, view)", () => {
  it("divides those who have changed chapter by the chapter they end in", () => {
    const model = newChapters(riket, view());
    expect(model.table.rows.map((row) => row.slice(0, 4))).toEqual([
      ["Tumörer", "Riket", 130, 150],
      ["Sjukdomar i nervsystemet", "Riket", 20, 150],
    ]);
  });

  it("takes the chapters after the ten largest together, in grey", () => {
    const chapters = Array.from({length: 12}, (_, i) => `A${10 + i}-A${10 + i}`);
    const family = at(
      "riket",
      chapters.map((code, i) => `2024 91- F00-F99 ${code} chapter ${200 - 10 * i}`),
    );
    const codes = chapters.map((code) => ({code, title: code, parent: "somatic"}));
    const diagnosis = {...family.manifest.dimensions["diagnosis"], title: "Diagnos", codes};
    const dimensions = {...family.manifest.dimensions, diagnosis};
    const model = newChapters({...family, manifest: {...family.manifest, dimensions}}, view());
    expect(model.table.rows).toHaveLength(11);
    // The two smallest, 100 and 90, of 200 + 190 + … + 90.
    expect(model.table.rows.at(-1)?.slice(0, 4)).toEqual(["Övriga kapitel", "Riket", 190, 1740]);
    expect(model.notes.join(" ")).toContain("Bara de 10 kapitel");
  });
});

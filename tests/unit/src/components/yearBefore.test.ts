import {describe, expect, it} from "vitest";
import {blockChanges} from "../../../../src/components/blockChanges.js";
import {byFirstDiagnosis} from "../../../../src/components/byFirstDiagnosis.js";
import {changedByLevel} from "../../../../src/components/changedByLevel.js";
import {changedBySpan} from "../../../../src/components/changedBySpan.js";
import {degreePaths} from "../../../../src/components/degreePaths.js";
import {diagnosisFlows} from "../../../../src/components/diagnosisFlows.js";
import {diagnosisMatrix} from "../../../../src/components/diagnosisMatrix.js";
import {durationQuartiles} from "../../../../src/components/durationQuartiles.js";
import {firstReduction} from "../../../../src/components/firstReduction.js";
import {longByDiagnosis} from "../../../../src/components/longByDiagnosis.js";
import {longBySex} from "../../../../src/components/longBySex.js";
import {longByYear} from "../../../../src/components/longByYear.js";
import {loweredInSteps} from "../../../../src/components/loweredInSteps.js";
import {newChapters} from "../../../../src/components/newChapters.js";
import type {PlaceFamily} from "../../../../src/components/placeFamily.js";
import {stillOnSickLeave} from "../../../../src/components/stillOnSickLeave.js";
import {
  degreeChangeParameters,
  diagnosisChangeParameters,
  durationParameters,
  type View,
} from "../../../../src/contract/view.js";
import {manifestWithBlocks, table} from "../country.js";
import {familyAt, view as anyView} from "../families.js";

const view = (changes: Partial<View> = {}): View => anyView({comparison: "fjolaret", ...changes});
const extractedOn = (extractDate: string, family: PlaceFamily): PlaceFamily => ({
  ...family,
  manifest: {...family.manifest, extractDate},
});

/** Of those that began in Skåne in 2022, 2023 and 2024, 100 of 1,000, 100 of 400 and 200 of 500 were longer than 90 days. */
const own = [
  ...["2022 K F00-F99 1-14 900", "2022 K F00-F99 366- 100"],
  ...["2023 K F00-F99 1-14 300", "2023 K F00-F99 91-180 100"],
  ...["2024 K F00-F99 1-14 150", "2024 M C00-D48 15-90 150", "2024 M C00-D48 366- 200"],
];
const inLengths = ["year", "sex", "diagnosis", "duration"];
const skane = familyAt("skane", inLengths, own, [...own, "2024 M C00-D48 1-14 9000"]);
const riket = familyAt("riket", inLengths, own);

describe("a place beside itself the year before", () => {
  it("has the chosen year and the one before it, whatever there is in others", () => {
    const model = stillOnSickLeave(skane, view({year: "2023"}));
    expect(model.title).toBe(
      "Efter 90 dagar pågår ännu 25,0\u00a0% av sjukfallen i Skåne och 10,0\u00a0% året före",
    );
    expect(model.series.map(({label, style}) => [label, style])).toEqual([
      ["Skåne 2023", "own"],
      ["Skåne 2022", "nation"],
    ]);
    expect(model.selection).toBe("Region Skåne, alla sjukfall. Sjukfall som började 2023 jämfört med 2022.");
    expect(model.table.columns[1]?.title).toBe("Plats och år");
    expect(model.notes.join(" ")).not.toMatch(/ingår själv i riket|Inget år är valt|Ditt val/);
  });

  it("has in both years the shares and limits that each year has by itself", () => {
    const alone = (year: string) =>
      stillOnSickLeave(skane, anyView({year})).table.rows.filter((row) => row[1] === "Skåne");
    const told = stillOnSickLeave(skane, view({year: "2024"})).table.rows;
    for (const year of ["2024", "2023"])
      expect(told.filter((row) => row[1] === `Skåne ${year}`).map((row) => row.slice(2))).toEqual(
        alone(year).map((row) => row.slice(2)),
      );
  });

  it("takes the newest year where none is chosen, and says so", () => {
    const model = stillOnSickLeave(skane, view());
    expect(model.title).toBe(
      "Efter 90 dagar pågår ännu 40,0\u00a0% av sjukfallen i Skåne och 25,0\u00a0% året före",
    );
    expect(model.notes).toContain("Inget år är valt. Här jämförs tabellens senaste hela år, 2024, med 2023.");
  });

  it("takes a year that is not over only where it is chosen, and says that it is not whole", () => {
    const inJune = extractedOn("2024-06-30", skane);
    expect(stillOnSickLeave(inJune, view()).series.map(({label}) => label)).toEqual([
      "Skåne 2023",
      "Skåne 2022",
    ]);
    expect(stillOnSickLeave(inJune, view()).notes.join(" ")).not.toContain("inte ett helt år");
    const chosen = stillOnSickLeave(inJune, view({year: "2024"}));
    expect(chosen.series.map(({label}) => label)).toEqual(["Skåne 2024", "Skåne 2023"]);
    expect(chosen.notes).toContain(
      "Uttaget gjordes den 30 juni 2024, så 2024 är inte ett helt år. Det jämförs med hela 2023.",
    );
    // The last day of the year is enough.
    expect(stillOnSickLeave(extractedOn("2024-12-31", skane), view()).title).toContain("40,0");
    const only = extractedOn("2024-06-30", familyAt("skane", inLengths, own.slice(4)));
    expect(stillOnSickLeave(only, view()).notes).toEqual(
      expect.arrayContaining([
        "Inget år är valt. Här visas tabellens senaste år, 2024.",
        "Uttaget gjordes den 30 juni 2024, så 2024 är inte ett helt år.",
      ]),
    );
  });

  it("tells of a year before that the release covers in part, and takes no such year by itself", () => {
    const within = (firstMonth: string, lastMonth: string): PlaceFamily => ({
      ...skane,
      manifest: {...skane.manifest, firstMonth, lastMonth},
    });
    const july = "Utgåvan börjar i juli 2023, så 2023 är inte ett helt år.";
    expect(stillOnSickLeave(within("2023-07", "2025-12"), view()).notes).toContain(july);
    expect(stillOnSickLeave(within("2023-01", "2025-12"), view()).notes).not.toContain(july);
    const september = stillOnSickLeave(within("2022-01", "2024-09"), view({year: "2024"}));
    expect(september.notes).toContain(
      "Utgåvan slutar i september 2024, så 2024 är inte ett helt år. Det jämförs med hela 2023.",
    );
    expect(stillOnSickLeave(within("2022-01", "2024-09"), view()).series.map(({label}) => label)).toEqual([
      "Skåne 2023",
      "Skåne 2022",
    ]);
    expect(stillOnSickLeave(within("2022-01", "2024-12"), view()).title).toContain("40,0");
  });

  it("stands alone where the release has no year before, and says so; the nation too", () => {
    const model = stillOnSickLeave(skane, view({year: "2022"}));
    expect(model.series.map(({label}) => label)).toEqual(["Skåne 2022"]);
    expect(model.title).toBe("Efter 90 dagar pågår ännu 10,0\u00a0% av sjukfallen i Skåne");
    expect(model.notes).toContain(
      "Året före, 2021, finns inte i tabellen. Därför visas bara 2022, utan jämförelse.",
    );
    const nation = stillOnSickLeave(riket, view({year: "2022"}));
    expect(nation.series.map(({label}) => label)).toEqual(["Riket 2022"]);
  });

  it("takes the newest year where the table does not have the chosen one, and says so", () => {
    const model = stillOnSickLeave(skane, view({year: "2025"}));
    expect(model.notes).toContain(
      "Ditt val av år går inte att använda här: tabellen har inte 2025. Här visas 2024 jämfört med 2023.",
    );
    expect(model.title).toContain("40,0\u00a0% av sjukfallen i Skåne och 25,0\u00a0% året före");
  });

  it("is the nation on the nation's page, not women and men", () => {
    const model = stillOnSickLeave(riket, view());
    expect(model.series.map(({label}) => label)).toEqual(["Riket 2024", "Riket 2023"]);
    expect(model.title).toContain("i riket och 25,0\u00a0% året före");
  });

  it("tells no share of a year in which nothing is published of a small place, though the nation has it", () => {
    const small = familyAt("skane", inLengths, own.slice(4), own);
    const model = stillOnSickLeave(small, view());
    expect(model.title).toContain("För få för en säker andel");
    expect(model.table.rows.every((row) => row[1] === "Skåne 2024")).toBe(true);
  });

  it("draws nothing of a table without years", () => {
    const model = stillOnSickLeave(familyAt("skane", inLengths, []), view());
    expect([model.chart, model.series.length]).toEqual([null, 1]);
  });
});

it("is a choice on the three notebooks by year, where nothing but the nation is compared until it is made", () => {
  for (const parameters of [durationParameters, diagnosisChangeParameters, degreeChangeParameters]) {
    const [first] = parameters;
    expect([first?.key, first?.label, first?.initial(skane.manifest)]).toEqual([
      "jamfor",
      "Jämför med",
      "riket",
    ]);
    expect(first?.choices(skane.manifest).map(({title}) => title)).toEqual([
      "riket (på en regions sida)",
      "samma plats året före",
    ]);
  }
});

describe("the diagrams on length, with the year before", () => {
  it("set medians and diagnoses of the two years side by side, in the order of the newer", () => {
    // 2024: 250 of 500 is 150 in 1–14 and 100 of 150 in 15–90: 14 + 76 × 2/3; 2023: 200 of 300 in 1–14.
    expect(durationQuartiles(skane, view()).title).toBe(
      "Hälften av sjukfallen varar högst 65 dagar i Skåne och 9 dagar året före",
    );
    const model = longByDiagnosis(skane, view());
    expect(model.table.rows.map((row) => row.slice(0, 4))).toEqual([
      ["Somatiska sjukdomar", "Skåne 2024", 200, 350],
      ["Somatiska sjukdomar", "Skåne 2023", 0, 0],
      ["Psykiska sjukdomar", "Skåne 2024", 0, 150],
      ["Psykiska sjukdomar", "Skåne 2023", 100, 400],
    ]);
    expect(model.notes).toContain("Raderna står i ordning efter andelen i Skåne 2024.");
    expect(model.selection).toBe("Region Skåne, alla sjukfall. 2024 jämfört med 2023.");
  });

  it("compare each sex with itself", () => {
    const model = longBySex(riket, view({year: "2023"}));
    expect(model.table.rows.map((row) => row.slice(0, 4))).toEqual([
      ["Kvinnor", "Riket 2023", 100, 400],
      ["Kvinnor", "Riket 2022", 100, 1000],
    ]);
    expect(model.title).toBe(
      "Andel av sjukfallen som varar längre än 90 dagar, efter kön: bara kvinnor redovisas, 25,0\u00a0% i riket och 10,0\u00a0% året före",
    );
  });

  it("have every year of the place where the rows are years", () => {
    const model = longByYear(skane, view());
    expect(model.table.rows.map((row) => row.slice(0, 4))).toEqual([
      ["2022", "Skåne", 100, 1000],
      ["2023", "Skåne", 100, 400],
      ["2024", "Skåne", 200, 500],
    ]);
    expect(model.notes).toContain("Diagrammet visar alla år. Året före är raden ovanför.");
    expect(model.notes.join(" ")).not.toMatch(/ingår själv i riket|Inget år är valt/);
    expect(model.selection).toBe("Region Skåne, alla sjukfall. 2022–2024.");
  });
});

describe("the diagrams on changed diagnoses, with the year before", () => {
  const rows = [
    ...["2023 1-90 F00-F99 F00-F99 same 90", "2023 91- F00-F99 C00-D48 chapter 10"],
    ...["2024 1-90 F00-F99 F00-F99 same 150", "2024 91- F00-F99 C00-D48 chapter 50"],
    ...["2023 91- none none unknown 20", "2024 91- none none unknown 30"],
  ];
  const dimensions = ["year", "span", "diagnosis_first", "diagnosis", "diagnosis_change"];
  const family = byFirstDiagnosis(familyAt("skane", dimensions, rows, [...rows, rows[0] ?? ""]));

  it("compare the shares of the two years, and tell what is left out of each", () => {
    const model = changedByLevel(family, view());
    expect(model.title).toBe(
      "Diagnosen har ändrats till en annan kategori: 25,0\u00a0% i Skåne och 10,0\u00a0% året före",
    );
    expect(model.notes.join(" ")).toContain(
      "I Skåne var det 30 utan giltig diagnoskod och 0 vars diagnos inte redovisas. Året före var det 20 utan giltig diagnoskod",
    );
    expect(changedBySpan(family, view()).table.rows.map((row) => row.slice(0, 4))).toEqual([
      ["1-90 dagar", "Skåne 2024", 0, 150],
      ["1-90 dagar", "Skåne 2023", 0, 90],
      ["91- dagar", "Skåne 2024", 50, 50],
      ["91- dagar", "Skåne 2023", 10, 10],
    ]);
    expect(newChapters(family, view()).table.rows.map((row) => row.slice(0, 4))).toEqual([
      ["Tumörer", "Skåne 2024", 50, 50],
      ["Tumörer", "Skåne 2023", 10, 10],
    ]);
  });

  it("show one place in the matrix and the flows as if nothing was to be compared, and say so", () => {
    for (const of of [diagnosisMatrix, diagnosisFlows])
      for (const [year, period] of [
        ["alla", "2023–2024"],
        ["2024", "2024"],
      ] as const) {
        const {notes, ...model} = of(family, view({year}));
        const {notes: usual, ...without} = of(family, anyView({year}));
        expect(model).toEqual(without);
        expect(notes.filter((note) => !usual.includes(note))).toEqual([
          `Ditt val av jämförelse gäller inte här: diagrammet visar bara Skåne, ${period}.`,
        ]);
      }
  });

  it("show the nation's changes between blocks as they are, and say so", () => {
    const blocks = table(["year", "block_first", "block"], ["2024 F40-F48 F30-F39 100"]);
    const manifest = {...manifestWithBlocks, extractDate: "2025-12-31"};
    const {notes, ...model} = blockChanges(blocks, view(), manifest);
    const {notes: usual, ...without} = blockChanges(blocks, anyView(), manifest);
    expect(model).toEqual(without);
    expect(notes.filter((note) => !usual.includes(note))).toEqual([
      "Ditt val av jämförelse gäller inte här: diagrammet visar bara riket, 2024.",
    ]);
  });
});

describe("the diagrams on changed degrees, with the year before", () => {
  const rows = [
    ...["2023 F00-F99 100 unchanged none 80", "2023 F00-F99 100 stepwise 31-90 20"],
    ...["2024 F00-F99 100 unchanged none 150", "2024 F00-F99 100 stepwise 31-90 50"],
  ];
  const dimensions = ["year", "diagnosis", "degree_first", "degree_path", "first_reduction"];
  const family = familyAt("skane", dimensions, rows);

  it("lay the bars of the two years over each other", () => {
    const {chart, title, selection} = degreePaths(family, view());
    expect(chart?.bars.map(({label, shares}) => [label, shares[0], shares[2]])).toEqual([
      ["Skåne 2024", 0.75, 0.25],
      ["Skåne 2023", 0.8, 0.2],
    ]);
    expect(title).toBe(
      "Av sjukfall som börjar på 100 procent har 75,0\u00a0% i Skåne och 80,0\u00a0% året före samma grad hela tiden",
    );
    expect(selection).toBe("Region Skåne, alla sjukfall. Avslutade 2024 jämfört med 2023.");
  });

  it("compare how soon and how the degree is lowered", () => {
    expect(firstReduction(family, view()).title).toBe(
      "Inom 90 dagar har graden sänkts i 25,0\u00a0% av sjukfallen i Skåne och 20,0\u00a0% året före",
    );
    expect(loweredInSteps(family, view()).title).toBe(
      "Sänkt i flera steg: 25,0\u00a0% i Skåne och 20,0\u00a0% året före",
    );
    for (const of of [degreePaths, firstReduction, loweredInSteps])
      expect(of(family, view()).notes.join(" ")).not.toContain("ingår själv i riket");
  });
});

import {describe, expect, it} from "vitest";
import {durationQuartiles} from "../../../../src/components/durationQuartiles.js";
import {longByDiagnosis} from "../../../../src/components/longByDiagnosis.js";
import {longBySex} from "../../../../src/components/longBySex.js";
import {longByYear} from "../../../../src/components/longByYear.js";
import {stillOnSickLeave} from "../../../../src/components/stillOnSickLeave.js";
import {familyAt, view} from "../families.js";

const dimensions = ["year", "sex", "diagnosis", "duration"];
const nation = [
  "2023 K F00-F99 1-14 400",
  "2023 K F00-F99 15-90 300",
  "2023 K F00-F99 91-180 200",
  "2023 K F00-F99 366- 100",
  "2024 M C00-D48 1-14 600",
  "2024 M C00-D48 15-90 300",
  "2024 M C00-D48 91-180 100",
];
const own = ["2023 K F00-F99 1-14 100", "2023 K F00-F99 15-90 100", "2024 M C00-D48 91-180 200"];
const riket = familyAt("riket", dimensions, nation);
const skane = familyAt("skane", dimensions, own, nation);

describe("stillOnSickLeave(family, view)", () => {
  it("falls from all to those longer than a year, at each published day", () => {
    const {chart, table} = stillOnSickLeave(riket, view({sex: "K"}));
    // Of 1,000: 400 up to day 14, 300 more up to 90, 200 up to 180, none up to 365; 100 are longer.
    expect(chart?.points.map(({day}) => day)).toEqual([0, 14, 90, 180, 365]);
    expect(chart?.points.map(({value}) => Math.round(value * 1e9) / 1e9)).toEqual([1, 0.6, 0.3, 0.1, 0.1]);
    expect(table.rows.map((row) => row[2])).toEqual([600, 300, 100, 100]);
    expect(chart?.rules).toEqual([14, 90, 180, 365]);
  });

  it("holds the log–log interval of chance, and more for the rounding of counts", () => {
    const [, , , , low, high] = stillOnSickLeave(riket, view({sex: "K"})).table.rows[1] ?? [];
    // R: library(survival); summary(survfit(Surv(c(rep(14,400),rep(90,300),rep(180,200),rep(365,100)), c(rep(1,900),rep(0,100))) ~ 1,
    // conf.type = "log-log"), times = 90): 0.2718 to 0.3285.
    expect(Number(low)).toBeLessThan(0.2718);
    expect(Number(low)).toBeGreaterThan(0.25);
    expect(Number(high)).toBeGreaterThan(0.3285);
    expect(Number(high)).toBeLessThan(0.35);
  });

  it("tells the day that the reader asks about, and gives its limits", () => {
    const model = stillOnSickLeave(riket, view({sex: "K", limit: "180"}));
    expect(model.title).toBe("Efter 180 dagar pågår ännu 10,0\u00a0% av sjukfallen i riket");
    expect(model.notes[0]).toMatch(/^Andelen i rubriken ligger mellan \d+,\d och \d+,\d procent i riket\.$/);
    expect(model.alternative).toContain(model.notes[0]);
  });

  it("sets women beside men in the nation, and a region beside the nation", () => {
    expect(stillOnSickLeave(riket, view()).series.map(({label}) => label)).toEqual(["Kvinnor", "Män"]);
    const model = stillOnSickLeave(skane, view());
    expect(model.series.map(({label, style}) => [label, style])).toEqual([
      ["Skåne", "own"],
      ["Riket", "nation"],
    ]);
    expect(model.title).toBe(
      "Efter 90 dagar pågår ännu 50,0\u00a0% av sjukfallen i Skåne och 20,0\u00a0% i riket",
    );
  });

  it("follows year and diagnosis, and says when the table lacks the year", () => {
    const model = stillOnSickLeave(skane, view({year: "2023"}));
    expect(model.selection).toBe("Region Skåne och riket, alla sjukfall. Sjukfall som började 2023.");
    expect(model.title).toContain("0,0\u00a0% av sjukfallen i Skåne och 30,0\u00a0% i riket");
    const lacking = stillOnSickLeave(skane, view({year: "2025", diagnosis: "mental"}));
    expect(lacking.notes).toContain(
      "Ditt val av år går inte att använda här: tabellen har inte 2025. Här visas 2023–2024.",
    );
    expect(lacking.selection).toContain("diagnos: psykiska sjukdomar");
  });

  it("tells no share that is mostly rounding, and draws nothing where nothing is published", () => {
    const few = familyAt("skane", dimensions, ["2023 K F00-F99 1-14 5", "2023 K F00-F99 366- 5"], nation);
    expect(stillOnSickLeave(few, view()).title).toContain("För få för en säker andel");
    expect(stillOnSickLeave(riket, view({sex: "U"})).chart).toBeNull();
  });

  it("has in its table what it draws, also where nothing is published of the place itself", () => {
    const {table, chart} = stillOnSickLeave(skane, view({diagnosis: "C00-D48", year: "2023"}));
    expect([chart, table.rows]).toEqual([null, []]);
    const nobody = familyAt("skane", dimensions, [], nation);
    // Of the nation's 2,000: 1,000 up to day 14, 600 more up to 90, 300 up to 180; 100 are longer than a year.
    expect(stillOnSickLeave(nobody, view()).table.rows.map((row) => row.slice(0, 3))).toEqual([
      [14, "Riket", 1000],
      [90, "Riket", 400],
      [180, "Riket", 100],
      [365, "Riket", 100],
    ]);
  });
});

describe("durationQuartiles(family, view)", () => {
  it("reads quarter, half and three quarters off the bands", () => {
    const {table, title} = durationQuartiles(riket, view({sex: "K"}));
    // By hand: 250 of 400 in 0–14 is 8.75; 100 of 300 in 14–90 is 14 + 76/3 = 39.3; 50 of 200 in 90–180 is 112.5.
    expect(table.rows.map((row) => row[2])).toEqual([9, 39, 113]);
    expect(title).toBe("Hälften av sjukfallen varar högst 39 dagar i riket");
  });

  it("gives no figure beyond the year that is followed, and says so", () => {
    const long = familyAt("riket", dimensions, ["2023 K F00-F99 1-14 100", "2023 K F00-F99 366- 300"]);
    const {table, notes, chart} = durationQuartiles(long, view({sex: "K"}));
    expect(table.rows[2]?.slice(2)).toEqual([null, null, null]);
    expect(notes.join(" ")).toContain("mer än 365 dagar");
    expect(chart?.kind === "shares" && chart.points.every(({high}) => high <= 365)).toBe(true);
  });

  const beyond = ["2023 K F00-F99 1-14 100", "2023 K F00-F99 366- 300"];

  it("names the side whose median lies beyond the year, and gives the other's", () => {
    const model = durationQuartiles(familyAt("skane", dimensions, beyond, nation), view({sex: "K"}));
    expect(model.title).toBe(
      "Hälften av sjukfallen varar längre än ett år i Skåne och högst 39 dagar i riket",
    );
    expect(model.notes[0]).toMatch(/dagar i riket\. Medianen i Skåne går inte att räkna ut\.$/);
    const both = durationQuartiles(familyAt("skane", dimensions, beyond), view());
    expect(both.title).toBe("Hälften av sjukfallen varar längre än ett år i Skåne och i riket");
    expect(both.notes[0]).toBe("Medianen i Skåne och i riket går inte att räkna ut.");
  });

  it("tells a side without sjukfall as too few, not as beyond the year", () => {
    const model = durationQuartiles(skane, view({sex: "M", year: "2023"}));
    expect(model.title).toBe("Längd i dagar: median och kvartiler: inga sjukfall i urvalet");
    const none = familyAt("skane", dimensions, ["2024 M F00-F99 1-14 100"], nation);
    const {title, notes, table} = durationQuartiles(none, view({year: "2023"}));
    expect(title).toBe("Hur långt är ett vanligt sjukfall? För få sjukfall för en säker median");
    expect(notes[0]).toContain("inga sjukfall i urvalet är publicerade i Skåne.");
    expect(notes.join(" ")).not.toContain("mer än 365 dagar");
    expect(table.rows.map((row) => row[1])).toEqual(["Riket", "Riket", "Riket"]);
  });
});

describe("the headline of a median", () => {
  it("is not told of so few sjukfall that no share of them is", () => {
    const few = familyAt("riket", dimensions, ["2023 K F00-F99 1-14 10", "2023 K F00-F99 91-180 5"]);
    const {title, notes, table} = durationQuartiles(few, view({sex: "K"}));
    expect(title).toBe("Hur långt är ett vanligt sjukfall? För få sjukfall för en säker median");
    expect(notes[0]).toContain("sjukfallen är för få i riket");
    expect(table.rows).toHaveLength(3);
  });
});

describe("longByDiagnosis(family, view)", () => {
  it("has the share longer than the limit of each group, the largest first", () => {
    const model = longByDiagnosis(skane, view());
    // Somatic: 200 of 200 in Skåne and 100 of 1,000 in the nation; mental: 0 of 200 and 300 of 1,000.
    expect(model.table.rows.map((row) => row.slice(0, 5))).toEqual([
      ["Somatiska sjukdomar", "Skåne", 200, 200, 1],
      ["Somatiska sjukdomar", "Riket", 100, 1000, 0.1],
      ["Psykiska sjukdomar", "Skåne", 0, 200, 0],
      ["Psykiska sjukdomar", "Riket", 300, 1000, 0.3],
    ]);
    expect(model.title).toBe(
      "Somatiska sjukdomar har störst andel sjukfall längre än 90 dagar: 100,0\u00a0% i Skåne och 10,0\u00a0% i riket",
    );
  });

  it("compares the chapters of a group that is chosen, and sets another choice aside aloud", () => {
    const chapters = longByDiagnosis(skane, view({diagnosis: "somatic"}));
    expect(chapters.table.rows.map((row) => row[0])).toEqual(["Tumörer (C00–D48)", "Tumörer (C00–D48)"]);
    expect(chapters.notes.join(" ")).not.toContain("gäller inte här");
    expect(longByDiagnosis(skane, view({diagnosis: "mental"})).notes).toContain(
      "Ditt val av diagnos gäller inte här: diagrammet jämför just diagnos.",
    );
  });

  it("puts what is no diagnosis last, in grey, and never in the headline", () => {
    const withheld = ["2023 K .. 366- 900", "2023 K none 366- 900", ...own];
    const model = longByDiagnosis(familyAt("skane", dimensions, withheld, nation), view());
    const rows = model.table.rows.map((row) => row[0]);
    expect([...new Set(rows.slice(4))].sort()).toEqual(["Redovisas inte", "Utan giltig ICD-10-kod"]);
    expect(model.chart?.kind === "shares" && model.chart.muted).toEqual(
      expect.arrayContaining(["Redovisas inte", "Utan giltig ICD-10-kod"]),
    );
    expect(model.title).toContain("Somatiska");
  });

  it("draws no share that is mostly rounding, and names only what is drawn", () => {
    const few = [
      "2023 K C00-D48 1-14 5",
      "2023 K C00-D48 91-180 10",
      "2023 K F00-F99 1-14 700",
      "2023 K F00-F99 91-180 300",
    ];
    const model = longByDiagnosis(familyAt("riket", dimensions, few), view({sex: "K"}));
    expect(model.chart?.kind === "shares" && model.chart.categories).toEqual(["Psykiska sjukdomar"]);
    expect(model.table.rows.map((row) => row.slice(0, 4))).toEqual([
      ["Psykiska sjukdomar", "Riket", 300, 1000],
      ["Somatiska sjukdomar", "Riket", 10, 15],
    ]);
    // Ten of fifteen is more than 300 of 1,000, but how much more nobody knows.
    expect(model.title).toBe(
      "Andel av sjukfallen som varar längre än 90 dagar, efter diagnosgrupp: för få sjukfall för en säker andel",
    );
    expect(model.notes.join(" ")).toContain("ritas inte, men de står i tabellen. Rubriken nämner dem inte.");
    const fewer = ["2023 K C00-D48 1-14 20", "2023 K C00-D48 91-180 5"];
    expect(
      longByDiagnosis(familyAt("riket", dimensions, [...fewer, ...few.slice(2)]), view({sex: "K"})).title,
    ).toBe(
      "Psykiska sjukdomar har störst andel sjukfall längre än 90 dagar: 30,0\u00a0% i riket. Skillnaden mot nästa diagnosgrupp är osäker",
    );
    const alone = longByDiagnosis(familyAt("riket", dimensions, few.slice(0, 2)), view({sex: "K"}));
    expect([alone.chart, alone.nothing]).toEqual([
      null,
      expect.stringContaining("för litet för säkra andelar"),
    ]);
  });

  it("says that a lead is unsure when the next interval reaches it", () => {
    const near = familyAt("riket", dimensions, [
      ...["2023 K F00-F99 1-14 70", "2023 K F00-F99 91-180 30"],
      ...["2023 K C00-D48 1-14 72", "2023 K C00-D48 91-180 28"],
    ]);
    expect(longByDiagnosis(near, view({sex: "K"})).title).toMatch(
      /\. Skillnaden mot nästa diagnosgrupp är osäker$/,
    );
  });
});

describe("longBySex(family, view) and longByYear(family, view)", () => {
  it("compare the sexes on the nation's page, whatever sex is chosen, and say so", () => {
    const model = longBySex(riket, view({sex: "K"}));
    expect(model.table.rows.map((row) => row.slice(0, 4))).toEqual([
      ["Kvinnor", "Riket", 300, 1000],
      ["Män", "Riket", 100, 1000],
    ]);
    expect(model.notes).toContain("Ditt val av kön gäller inte här: diagrammet jämför just kön.");
  });

  it("compare the years, whatever year is chosen, and say so", () => {
    const model = longByYear(skane, view({year: "2023", limit: "14"}));
    // Of 200 begun 2023 in Skåne 100 are longer than 14 days, of 200 begun 2024 all.
    expect(model.table.rows.map((row) => row.slice(0, 4))).toEqual([
      ["2023", "Skåne", 100, 200],
      ["2023", "Riket", 600, 1000],
      ["2024", "Skåne", 200, 200],
      ["2024", "Riket", 400, 1000],
    ]);
    expect(model.notes.join(" ")).toContain("Ditt val av år gäller inte här");
  });
});

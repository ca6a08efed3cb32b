import {describe, expect, it} from "vitest";
import {beyondByCategory} from "../../../../src/components/beyondByCategory.js";
import {beyondRecommended} from "../../../../src/components/beyondRecommended.js";
import type {DiagramModel} from "../../../../src/components/diagramModel.js";
import type {Manifest} from "../../../../src/contract/release.js";
import {table} from "../country.js";
import {familyAt, manifest as country, view} from "../families.js";

const days = (shortest: number, longest: number) => ({
  recommendedDays: [shortest, longest] as [number, number],
});
const recommendation = ["none", "within", "between", "beyond", ".."].map((code) => ({code, title: code}));
const manifest: Manifest = {
  ...country,
  dimensions: {
    ...country.dimensions,
    recommendation: {title: "Längd mot rekommendationen", codes: recommendation},
    category: {
      title: "Diagnoskategori",
      recommendedFrom: "2019-06-18",
      codes: [
        {code: "other", title: "Utan", parent: "other"},
        {code: "C50", title: "Malign tumör i bröstkörtel", parent: "C50-C50", ...days(42, 360)},
        {code: "F43", title: "Anpassningsstörningar", parent: "F40-F48", ...days(28, 360)},
        {code: "F32", title: "Depressiv episod", parent: "F30-F39", ...days(90, 90)},
        {code: "F31", title: "Bipolär sjukdom", parent: "F30-F39", ...days(180, 720)},
        {code: "..", title: "Redovisas inte", parent: ".."},
      ],
    },
  },
};

const dimensions = ["year", "diagnosis", "recommendation"];
const nation = [
  ...["2023 F00-F99 within 500", "2023 F00-F99 between 300", "2023 F00-F99 beyond 200"],
  ...["2023 F00-F99 none 250", "2023 G00-G99 none 70"],
  ...["2024 C00-D48 within 1000", "2024 C00-D48 beyond 1000"],
];
const own = ["2023 F00-F99 within 300", "2023 F00-F99 beyond 100", "2024 C00-D48 within 400"];
const at = (slug: string, rows: readonly string[], whole = rows) => ({
  ...familyAt(slug, dimensions, rows, whole),
  manifest,
});
const riket = at("riket", nation);
const skane = at("skane", own, nation);
const points = ({chart}: DiagramModel) => (chart?.kind === "shares" ? chart.points : []);
const labels = ({chart}: DiagramModel) => (chart?.kind === "shares" ? chart.categories : []);

describe("beyondRecommended(family, view)", () => {
  it("has the share longer than the longest recommendation, of those whose diagnosis has one, and that longer than the shortest", () => {
    const model = beyondRecommended(riket, view({year: "2023"}));
    expect(model.table.rows.map((row) => row.slice(0, 5))).toEqual([
      // 1,250 and 70: 1,000 of them have a recommended length, 200 are beyond it.
      ["Alla diagnoser med rekommenderad längd", "Riket", 1320, 1000, 0.2],
      ["Psykiska sjukdomar och syndrom (F00–F99)", "Riket", 1250, 1000, 0.2],
    ]);
    expect(model.table.rows[0]?.[7]).toBe(0.5);
    const [low, high] = [model.table.rows[0]?.[5], model.table.rows[0]?.[6]];
    // R: prop.test(200, 1000, correct = FALSE)$conf.int is 0.1763918 to 0.2259097; and rounding
    expect(Number(low)).toBeLessThan(0.1764);
    expect(Number(low)).toBeGreaterThan(0.17);
    expect(Number(high)).toBeGreaterThan(0.2259);
    expect(points(model)[0]).toMatchObject({series: "own", value: 0.2, low, high});
  });

  it("tells in the headline the share that is sure, and in its note the range that the share lies in", () => {
    const {title, notes} = beyondRecommended(riket, view({year: "2023"}));
    expect(title).toBe(
      "Alla diagnoser med rekommenderad längd: minst 20,0\u00a0% av sjukfallen i riket varar längre än FMB rekommenderar",
    );
    // R: prop.test(500, 1000, correct = FALSE)$conf.int ends at 0.5309390; and rounding
    const [, lowest, highest] = /närmare än mellan ([\d,]+) och ([\d,]+) procent/.exec(notes[0] ?? "") ?? [];
    expect(Number(lowest?.replace(",", "."))).toBeLessThan(17.7);
    expect(Number(highest?.replace(",", "."))).toBeGreaterThan(53.1);
    expect(notes.join(" ")).toContain("gäller från den 18 juni 2019");
  });

  it("sets a region beside the nation, and tells what has no recommended length at all", () => {
    const model = beyondRecommended(skane, view());
    expect(model.table.rows.slice(0, 2).map((row) => row.slice(1, 5))).toEqual([
      ["Skåne", 800, 800, 0.125],
      ["Riket", 3320, 3000, 0.4],
    ]);
    expect(model.notes.join(" ")).toContain(
      "Kapitel som därför alltid saknas: G00–G99 och utan giltig ICD-10-kod.",
    );
    // What is merely not published in the place has recommended lengths all the same.
    const few = beyondRecommended(at("skane", ["2023 F00-F99 within 300"]), view());
    expect(few.notes.join(" ")).toContain("alltid saknas: G00–G99 och utan");
    expect(labels(model)).toEqual([
      "Alla diagnoser med rekommenderad längd",
      "Tumörer (C00–D48)",
      "Psykiska sjukdomar och syndrom (F00–F99)",
    ]);
  });

  it("tells in its headline of the diagnosis that is chosen, and keeps its row where there is little room", () => {
    const chapter = beyondRecommended(skane, view({diagnosis: "F00-F99"}));
    expect(chapter.title).toMatch(
      /^Psykiska sjukdomar och syndrom \(F00–F99\): minst 25,0\u00a0% av sjukfallen i Skåne och 20,0\u00a0% i riket/,
    );
    expect(chapter.notes.join(" ")).not.toContain("Ditt val av diagnos");
    expect(chapter.chart?.kind === "shares" && chapter.chart.kept?.categories[0]).toMatch(/^Psykiska/);
    const group = beyondRecommended(riket, view({diagnosis: "somatic", year: "2024"}));
    expect(group.title).toMatch(/^Somatiska sjukdomar, alla: minst 50,0\u00a0% av sjukfallen i riket/);
    const women = beyondRecommended(riket, view({sex: "K"}));
    expect(women.notes).toContain(
      "Ditt val av kön går inte att använda här: sjukfallen efter rekommendation är inte uppdelade på kön. Diagrammet visar alla.",
    );
    const none = beyondRecommended(riket, view({diagnosis: "G00-G99"}));
    expect(none.title).toMatch(/^Alla diagnoser/);
    expect(none.notes.join(" ")).toContain("har ingen rekommenderad längd här");
  });

  it("draws the nine commonest chapters and one that is chosen, and lists them all", () => {
    const chapters = Array.from(
      {length: 12},
      (_, at) => `${String.fromCharCode(65 + at)}00-${String.fromCharCode(65 + at)}99`,
    );
    const codes = chapters.map((code) => ({code, title: "Kapitel", parent: "somatic"}));
    const many = {
      ...at(
        "riket",
        chapters.map((code, rank) => `2023 ${code} within ${1000 * (rank + 1)}`),
      ),
      manifest: {
        ...manifest,
        dimensions: {
          ...manifest.dimensions,
          diagnosis: {title: "Diagnos", codes, parents: [{code: "somatic", title: "Somatiska"}]},
        },
      },
    };
    const model = beyondRecommended(many, view());
    expect(labels(model).map((label) => /\((\w)/.exec(label)?.[1])).toEqual([
      undefined,
      ..."DEFGHIJKL".split(""),
    ]);
    expect(model.table.rows).toHaveLength(13);
    expect(model.notes).toContain("Diagrammet visar högst de 9 vanligaste kapitlen. Tabellen har alla 12.");
    const least = beyondRecommended(many, view({diagnosis: "A00-A99"}));
    expect(labels(least).map((label) => /\((\w)/.exec(label)?.[1])).toEqual([
      undefined,
      ..."ADEFGHIJKL".split(""),
    ]);
  });

  it("says of a selection of nobody that nothing is published", () => {
    expect(beyondRecommended(at("riket", ["2024 F00-F99 within 0"]), view()).nothing).toContain(
      "alla publicerade tal i urvalet är 0",
    );
  });
});

describe("beyondByCategory(table, view, manifest)", () => {
  const cells = table(
    ["year", "category", "recommendation"],
    [
      ...["2023 F43 within 400", "2023 F43 between 500", "2023 F43 beyond 100"],
      ...["2023 F32 within 1500", "2023 F32 beyond 500", "2024 F31 within 300", "2024 F31 between 100"],
      ...["2023 C50 within 50", "2023 other none 9000", "2023 .. .. 40"],
    ],
  );
  const model = beyondByCategory(cells, view(), manifest);

  it("lists the commonest first, with both shares, and what is not known as nothing", () => {
    expect(model.table.rows.map((row) => [row[0], row[3], row[4], row[7]])).toEqual([
      ["F32 Depressiv episod", 2000, 0.25, 0.25],
      ["F43 Anpassningsstörningar", 1000, 0.1, 0.6],
      // Nobody is followed for 720 days.
      ["F31 Bipolär sjukdom", 400, null, 0.25],
      ["C50 Malign tumör i bröstkörtel", 50, 0, 0],
    ]);
    expect(labels(model)).toEqual([
      "F32 Depressiv episod: 90\u00a0dagar",
      "F43 Anpassningsstörningar: 28–360\u00a0dagar",
      "F31 Bipolär sjukdom: 180–720\u00a0dagar",
      "C50 Malign tumör i bröstkörtel: 42–360\u00a0dagar",
    ]);
    // One mark where there is one recommendation, and where no one can be told to be longer than the longest.
    const marks = points(model).map(({series, category}) => `${series} ${category}`);
    expect(marks.filter((mark) => !mark.endsWith("3"))).toEqual([
      ...["longest 0", "longest 1", "shortest 1", "shortest 2"],
    ]);
    expect(model.notes.join(" ")).toContain("längre än ett år för F31.");
  });

  it("tells of the commonest, with the shorter recommendation where there is one", () => {
    expect(model.title).toBe(
      "F32 Depressiv episod: 25,0\u00a0% av sjukfallen i riket varar längre än den längsta rekommendationen (90 dagar)",
    );
    const stress = beyondByCategory(cells, view({diagnosis: "F40-F48"}), manifest);
    expect(stress.title).toBe(
      "F43 Anpassningsstörningar: 10,0\u00a0% av sjukfallen i riket varar längre än den längsta rekommendationen (360 dagar), och 60,0\u00a0% längre än den kortaste (28 dagar)",
    );
  });

  it("knows neither share where the shortest recommendation is longer than all are followed", () => {
    const {category} = manifest.dimensions;
    if (category === undefined) throw new RangeError("no categories");
    const long = {code: "F31", title: "Bipolär sjukdom", parent: "F30-F39", ...days(400, 720)};
    const codes = category.codes.map((code) => (code.code === "F31" ? long : code));
    const model = beyondByCategory(
      table(["year", "category", "recommendation"], ["2023 F31 within 90", "2023 F31 between 10"]),
      view(),
      {...manifest, dimensions: {...manifest.dimensions, category: {...category, codes}}},
    );
    expect(model.table.rows).toEqual([
      ["F31 Bipolär sjukdom", 400, 720, 100, null, null, null, null, null, null],
    ]);
    expect(model.chart).toBeNull();
  });

  it("says so where nothing but no sick leave is recommended", () => {
    const [first, ...codes] = manifest.dimensions["category"]?.codes ?? [];
    if (first === undefined) throw new RangeError("no categories");
    const none = {code: "C50", title: "Annat", parent: "C50-C50", ...days(0, 0)};
    const dimension = {title: "Diagnoskategori", codes: [first, none, ...codes.slice(1)] as const};
    const leave = beyondByCategory(
      table(["year", "category", "recommendation"], ["2023 C50 beyond 50"]),
      view(),
      {
        ...manifest,
        dimensions: {...manifest.dimensions, category: {...dimension, codes: [...dimension.codes]}},
      },
    );
    expect(leave.title).toBe("FMB rekommenderar ingen sjukskrivning för någon av diagnoserna");
    expect(labels(leave)).toEqual(["C50 Annat: ingen sjukskrivning"]);
  });

  it("follows a chapter, a group and a year, and says what it can't follow", () => {
    const names = (chosen: Parameters<typeof view>[0]) =>
      beyondByCategory(cells, view(chosen), manifest).table.rows.map(([name]) => String(name).slice(0, 3));
    expect(names({diagnosis: "F00-F99"})).toEqual(["F32", "F43", "F31"]);
    expect(names({diagnosis: "somatic"})).toEqual(["C50"]);
    expect(names({year: "2024"})).toEqual(["F31"]);
    const lacking = beyondByCategory(cells, view({diagnosis: "G00-G99", sex: "K"}), manifest);
    expect(lacking.table.rows).toHaveLength(4);
    expect(lacking.notes.join(" ")).toContain("Här visas därför alla diagnoser.");
    expect(lacking.notes.join(" ")).toContain("Ditt val av kön går inte att använda här");
    const beside = beyondByCategory(cells, view({comparison: "fjolaret"}), manifest);
    expect(beside.table).toEqual(model.table);
    expect(beside.notes).not.toEqual(model.notes);
  });
});

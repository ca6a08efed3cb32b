import {describe, expect, it} from "vitest";
import {againstNation} from "../../../../src/components/againstNation.js";
import {byDegree} from "../../../../src/components/byDegree.js";
import {byDiagnosis} from "../../../../src/components/byDiagnosis.js";
import {byLength} from "../../../../src/components/byLength.js";
import {bySex} from "../../../../src/components/bySex.js";
import {numberOverTime} from "../../../../src/components/numberOverTime.js";
import {initialView} from "../../../../src/components/viewState.js";
import {yearAgainstYear} from "../../../../src/components/yearAgainstYear.js";
import {type View, viewParameters} from "../../../../src/contract/view.js";
import {percentBetween} from "../../../../src/measures/swedish.js";
import {manifest, notebook, table} from "../country.js";

const skane = notebook("skane");
const riket = notebook("riket");
const view = (changes: Partial<View> = {}): View => ({...initialView(manifest), ...changes});

describe("numberOverTime(notebook, view)", () => {
  it("counts each month and says what the latest one was", () => {
    const model = numberOverTime(skane, view());
    // Women 10 + 14 in the fifteenth month, men 5; a year before women 12, men 5.
    expect(model.title).toBe("I mars 2025 startade 29 sjukfall i Skåne, ingen säker skillnad mot mars 2024");
    expect(model.table.rows.at(-1)?.slice(0, 2)).toEqual(["2025-03", 29]);
    expect(model.table.rows).toHaveLength(15);
  });

  it("claims a change only when the intervals lie apart", () => {
    const women = numberOverTime(skane, view({sex: "K"}));
    // Exact cells leave only the lost ones open: 24 against 12 is still not apart from 12 + 20.
    expect(women.title).toContain("ingen säker skillnad");
    const growing = {
      ...skane,
      own: {...skane.own, started: table(["month"], ["2024-03 1000", "2025-03 1100"])},
    };
    expect(numberOverTime(growing, view()).title).toBe(
      "I mars 2025 startade 1\u00a0100 sjukfall i Skåne, 10 procent fler än i mars 2024",
    );
  });

  it("gives the limits of the change it claims", () => {
    const growing = {
      ...skane,
      own: {...skane.own, started: table(["month"], ["2024-03 1000", "2025-03 1100"])},
    };
    const limits =
      "Ökningen ligger mellan 7,8 och 12,0 procent när avrundningen räknas in. Slumpen är inte inräknad.";
    const model = numberOverTime(growing, view());
    expect(model.notes[0]).toBe(limits);
    expect(model.alternative).toContain(limits);
  });

  it("compares with no month that is neither in the chart nor in the table", () => {
    expect(numberOverTime(skane, view({first: "2024-03"})).title).toContain("mot mars 2024");
    expect(numberOverTime(skane, view({first: "2024-04"})).title).toBe(
      "I mars 2025 startade 29 sjukfall i Skåne",
    );
  });

  it("has neither most nor least of a single month", () => {
    const {alternative} = numberOverTime(skane, view({first: "2025-03"}));
    expect(alternative).not.toMatch(/Flest|lägst/);
  });

  it("says nothing of the year before when the release does not reach it", () => {
    expect(numberOverTime(skane, view({last: "2024-06"})).title).toBe(
      "I juni 2024 startade 20 sjukfall i Skåne",
    );
  });

  it("follows the choices, and words them", () => {
    const model = numberOverTime(skane, view({sex: "M", degree: "50", way: "pagaende", first: "2025-01"}));
    expect(model.table.rows.map((row) => row[1])).toEqual([5, 5, 5]);
    expect(model.selection).toBe(
      "Region Skåne, kön: män; sjukskrivningsgrad: 50 procent. Januari–mars 2025.",
    );
    expect(model.title).toContain("pågick");
  });

  it("takes a diagnosis group for all its chapters", () => {
    const model = numberOverTime(skane, view({diagnosis: "somatic", first: "2025-03"}));
    expect(model.table.rows.map((row) => row[1])).toEqual([5]);
  });

  it("draws nothing when everything is 0, but still lists the months", () => {
    const model = numberOverTime(skane, view({sex: "U"}));
    expect(model.chart).toBeNull();
    expect(model.table.rows.every((row) => row[1] === 0)).toBe(true);
  });

  it("tells in its text alternative what is drawn, chosen and seen, and how sure it is", () => {
    const {alternative} = numberOverTime(skane, view());
    expect(alternative).toMatch(
      /^Linjediagram\. Antal startade sjukfall per månad\. Urval: Region Skåne, alla sjukfall\. Period: januari 2024–mars 2025\. I mars 2025 startade 29 sjukfall i Skåne, ingen säker skillnad mot mars 2024\. Flest i mars 2025 med 29, lägst antal i januari 2024 med 15\. Avrundningen kan flytta ett av talen med upp till \d+\. Alla tal finns i tabellen under diagrammet\.$/,
    );
  });

  it("marks a month that had not passed at the extract date, and speaks of the one before", () => {
    const early = {...skane, manifest: {...manifest, extractDate: "2025-03-30"}};
    const model = numberOverTime(early, view());
    expect(model.title).toContain("I februari 2025");
    expect(model.chart?.kind === "lines" && model.chart.points.at(-1)?.preliminary).toBe(true);
    expect(model.notes.join(" ")).toContain("preliminära");
    expect(model.table.columns.at(-1)?.name).toBe("preliminar");
    expect(model.table.rows.map((row) => row.at(-1)).slice(-2)).toEqual(["nej", "ja"]);
    expect(numberOverTime(skane, view()).table.columns.at(-1)?.name).toBe("hogst");
  });
});

describe("againstNation(notebook, view)", () => {
  it("puts a region and a nation twice its size on the same index", () => {
    const model = againstNation(skane, view({sex: "K"}));
    const rows = model.table.rows.filter((row) => row[0] === "2025-03");
    // Women: mean of 10 … 21 is 15.5; 24 ÷ 15.5 = 154.8.
    for (const row of rows) expect(row[3]).toBeCloseTo(2400 / 15.5, 9);
    expect(rows.map((row) => row[1])).toEqual(["Skåne", "Riket"]);
    expect(model.title).toBe("Periodens sista tolv hela månader: index 119 i Skåne och 119 i riket");
  });

  it("gives the headline's figures an interval", () => {
    const model = againstNation(skane, view({sex: "K"}));
    expect(model.notes[1]).toMatch(
      /^Indexen i rubriken ligger mellan \d+ och \d+ i Skåne och mellan \d+ och \d+ i riket\.$/,
    );
    expect(model.alternative).toContain(model.notes[1]);
    expect(model.notes.join(" ")).toContain("Regionen ingår själv i riket.");
  });

  it("draws no index of a base that is mostly rounding, and says why", () => {
    const model = againstNation(skane, view({sex: "M"}));
    expect(model.chart).toBeNull();
    expect(model.nothing).toContain("för litet för ett index");
    expect(model.table.rows[0]?.slice(0, 3)).toEqual(["2024-01", "Skåne", 5]);
  });

  it("gives no index when there is nothing to compare with", () => {
    const model = againstNation(skane, view({sex: "U"}));
    expect(model.chart).toBeNull();
    expect(model.table.rows.every((row) => row[3] === null)).toBe(true);
  });
});

describe("yearAgainstYear(notebook, view)", () => {
  it("compares only the months that both years have", () => {
    const model = yearAgainstYear(riket, view());
    expect(model.series.map(({label}) => label)).toEqual(["2025", "2024"]);
    // Twice (22 + 23 + 24) + 2·5 a month, divided by three months.
    expect(model.title).toMatch(
      /^Januari–mars 2025 startade i genomsnitt 56 sjukfall per månad, 75 procent fler än samma månader 2024$/,
    );
  });

  it("speaks of the month when the years have only one in common", () => {
    const model = yearAgainstYear(riket, view({first: "2024-03", last: "2025-03", sex: "K"}));
    // Twice 24 and 12 women; the counts are exact but for lost cells, which may be 20.
    expect(model.title).toBe("I mars 2025 startade 48 sjukfall, 100 procent fler än i mars 2024");
    expect(model.notes[0]).toMatch(/^Ökningen ligger mellan /);
  });

  it("says that there is no year to compare with when the period holds one", () => {
    const model = yearAgainstYear(riket, view({last: "2024-05"}));
    expect(model.series).toHaveLength(1);
    expect(model.notes[0]).toContain("bara ett kalenderår");
  });
});

describe("charts of shares", () => {
  it("set a region beside the nation", () => {
    const model = byDegree(skane, view());
    // Women 10 + 11 + … + 24 = 255 on 100 per cent, men fifteen times 5 on 50: 255 of 330.
    expect(model.title).toBe("Helt sjukskrivna: 77,3\u00a0% i Skåne och 77,3\u00a0% i riket");
    expect(model.table.rows.map((row) => row.slice(0, 3))).toEqual([
      ["100 procent", "Skåne", 255],
      ["100 procent", "Riket", 510],
      ["50 procent", "Skåne", 75],
      ["50 procent", "Riket", 150],
    ]);
  });

  it("give the headline's figures their intervals, in a note and in the text alternative", () => {
    const {notes, alternative, table: rows} = byDegree(skane, view());
    const [, , , , low, high] = rows.rows[0] ?? [];
    expect(notes[0]).toMatch(
      /^Andelarna i rubriken ligger mellan \d+,\d och \d+,\d procent i Skåne och mellan \d+,\d och \d+,\d procent i riket\.$/,
    );
    expect(notes[0]).toContain(percentBetween(Number(low), Number(high)));
    expect(alternative).toContain(notes[0]);
    expect(notes).toContain(
      "Regionen ingår själv i riket. Skillnaden mot övriga landet är därför större än den ser ut, mest för de största regionerna.",
    );
    expect(byDegree(riket, view()).notes.join(" ")).not.toContain("Regionen ingår");
  });

  it("tell no share whose interval is wider than 30 percentage points", () => {
    // 24 women and one rounded 5 of men.
    const model = byDegree(skane, view({first: "2025-03"}));
    expect(model.title).toBe(
      "Andel av de startade sjukfallen efter sjukskrivningsgrad: för få sjukfall för en säker jämförelse",
    );
    expect(model.notes[0]).toContain("bredare än 30 procentenheter");
    const alone = byDegree(riket, view({first: "2024-01", last: "2024-01", sex: "K"}));
    expect(alone.title).toMatch(/: för få sjukfall för en säker andel$/);
  });

  it("say that a month had not passed, in a note and in the table", () => {
    const early = {...skane, manifest: {...manifest, extractDate: "2025-03-30"}};
    for (const model of [byDegree(early, view()), byLength(early, view())]) {
      expect(model.notes.join(" ")).toContain("Talen är preliminära");
      expect(model.table.columns.at(-1)?.name).toBe("preliminar");
      expect(model.table.rows.every((row) => row.at(-1) === "ja")).toBe(true);
    }
    expect(byDegree(early, view({last: "2025-02"})).table.columns.at(-1)?.name).toBe("hogst");
  });

  it("set women beside men on the nation's page, unless one sex is chosen", () => {
    expect(byDegree(riket, view()).series.map(({label}) => label)).toEqual(["Kvinnor", "Män"]);
    expect(byDegree(riket, view({sex: "K"})).series.map(({label}) => label)).toEqual(["Riket"]);
  });

  it("hold the share within its interval, and sum to one", () => {
    const model = byDiagnosis(skane, view());
    let sum = 0;
    for (const [, side, , share, low, high] of model.table.rows) {
      if (side === "Skåne") sum += Number(share);
      expect(Number(low)).toBeLessThanOrEqual(Number(share));
      expect(Number(high)).toBeGreaterThanOrEqual(Number(share));
    }
    expect(sum).toBeCloseTo(1, 12);
  });

  it("take ongoing sjukfall in one month only, and say which", () => {
    const model = byDegree(skane, view({way: "pagaende"}));
    expect(model.table.rows[0]?.[2]).toBe(24);
    expect(model.notes.join(" ")).toContain("periodens sista hela: mars 2025");
  });

  it("set a choice aside that they show themselves, and say so", () => {
    const model = byDegree(skane, view({degree: "50"}));
    expect(model.notes).toContain(
      "Ditt val av sjukskrivningsgrad gäller inte här: diagrammet jämför just sjukskrivningsgrad.",
    );
    expect(model.table.rows.some((row) => row[0] === "100 procent")).toBe(true);
  });
});

describe("a chosen length", () => {
  it("is followed by ended sjukfall, and said not to be by those that began", () => {
    const ended = numberOverTime(skane, view({way: "avslutade", length: "61-90"}));
    expect(ended.selection).toContain("längd: 61–90 dagar");
    expect(ended.table.rows.map((row) => row[1])).toEqual([20, 20, 20, 20, 20]);
    const began = numberOverTime(skane, view({length: "61-90"}));
    expect(began.table.rows).toEqual(numberOverTime(skane, view()).table.rows);
    expect(began.notes).toContain(
      "Ditt val av längd går inte att använda här: startade sjukfall är inte uppdelade på längd. Diagrammet visar alla.",
    );
  });
});

describe("byLength(notebook, view)", () => {
  it("calls more than 90 days long, and 90 not", () => {
    // Of 100 a quarter: 30 in 91–180 days, 20 in 61–90, 50 in 1–14.
    expect(byLength(skane, view()).title).toBe(
      "Längre än 90 dagar: 30,0\u00a0% i Skåne och 30,0\u00a0% i riket",
    );
  });

  it("counts whole quarters only, and says so", () => {
    const model = byLength(skane, view({first: "2024-02", last: "2024-06"}));
    expect(model.selection).toContain("Kvartal 2 2024.");
    expect(model.notes.join(" ")).toContain("bara täcker delvis");
    expect(model.selection).not.toContain("–");
    expect(byLength(skane, view()).selection).toContain("Kvartal 1 2024–kvartal 1 2025.");
    expect(byLength(skane, view({last: "2024-12"})).selection).toContain("Kvartal 1–4 2024.");
  });

  it("asks for a whole quarter where the period holds none", () => {
    const model = byLength(skane, view({first: "2024-02", last: "2024-03"}));
    expect(model.chart).toBeNull();
    expect(model.nothing).toBe("Perioden rymmer inget helt kvartal. Välj minst ett helt kvartal.");
    expect(model.title).toBe("Andel av de avslutade sjukfallen efter längd: inget helt kvartal i perioden");
  });

  it("lists what the headline takes together as a row of its own", () => {
    const longer = {code: "181-365", title: "181–365 dagar"};
    const {length} = manifest.dimensions;
    const rows = [
      "2025-Q1 K 0-30 F00-F99 91-180 30",
      "2025-Q1 K 0-30 F00-F99 181-365 20",
      "2025-Q1 K 0-30 F00-F99 1-14 50",
    ];
    const two = {
      ...skane,
      manifest: {
        ...manifest,
        dimensions: {
          ...manifest.dimensions,
          length: {title: "Längd", codes: [...(length?.codes ?? []), longer]},
        },
      },
      own: {...skane.own, ended: table(["quarter", "sex", "age", "diagnosis", "length"], rows)},
    };
    const model = byLength(two, view({first: "2025-01"}));
    // 30 + 20 of 100.
    expect(model.title).toMatch(/^Längre än 90 dagar: 50,0\u00a0% i Skåne och /);
    const sums = model.table.rows.filter(([label]) => label === "Längre än 90 dagar (summa)");
    expect(sums.map((row) => row.slice(0, 4))).toEqual([
      ["Längre än 90 dagar (summa)", "Skåne", 50, 0.5],
      ["Längre än 90 dagar (summa)", "Riket", 60, 0.3],
    ]);
    expect(model.notes[0]).toContain(percentBetween(Number(sums[0]?.[4]), Number(sums[0]?.[5])));
  });

  it("compares lengths whichever is chosen, and says so", () => {
    const {table: rows, notes} = byLength(skane, view({length: "1-14"}));
    expect(rows.rows).toEqual(byLength(skane, view()).table.rows);
    expect(notes).toContain("Ditt val av längd gäller inte här: diagrammet jämför just längd.");
  });

  it("cannot answer for a degree, and does not pretend to", () => {
    const model = byLength(skane, view({degree: "50", way: "pagaende"}));
    expect(model.notes.join(" ")).toContain("Ditt val av sjukskrivningsgrad går inte att använda här");
    expect(model.notes.join(" ")).toContain("alltid avslutade sjukfall");
    expect(model.selection).toContain("alla sjukfall");
  });
});

describe("byDiagnosis(notebook, view)", () => {
  it("shows groups, the largest first", () => {
    const model = byDiagnosis(skane, view());
    expect(model.title).toMatch(/^Vanligast är psykiska sjukdomar: /);
    expect(model.chart?.kind === "shares" && model.chart.categories).toEqual([
      "Psykiska sjukdomar",
      "Somatiska sjukdomar",
    ]);
  });

  it("shows what is withheld last and in grey, explained, and never calls it the commonest", () => {
    const {diagnosis} = skane.manifest.dimensions;
    if (diagnosis === undefined) throw new RangeError("the country has diagnoses");
    const code = {code: "..", title: "Redovisas inte"};
    const manifest = {
      ...skane.manifest,
      dimensions: {
        ...skane.manifest.dimensions,
        diagnosis: {
          ...diagnosis,
          codes: [...diagnosis.codes, {...code, parent: ".."}],
          parents: [...(diagnosis.parents ?? []), code],
        },
      },
    };
    expect(byDiagnosis({...skane, manifest}, view()).notes.join(" ")).not.toContain("Redovisas inte");
    const choices = viewParameters.find(({id}) => id === "diagnosis")?.choices(manifest) ?? [];
    expect(choices.map(({value}) => value)).toEqual(
      viewParameters
        .find(({id}) => id === "diagnosis")
        ?.choices(skane.manifest)
        .map(({value}) => value),
    );
    const started = table(
      ["month", "sex", "age", "diagnosis", "degree"],
      ["2025-03 K 0-30 .. 100 900", "2025-03 K 0-30 F00-F99 100 300", "2025-03 M 31- C00-D48 50 600"],
    );
    const model = byDiagnosis({...skane, manifest, own: {...skane.own, started}}, view());
    expect(model.title).toMatch(/somatiska sjukdomar/i);
    expect(model.chart).toMatchObject({
      categories: ["Somatiska sjukdomar", "Psykiska sjukdomar", "Redovisas inte"],
      muted: ["Redovisas inte"],
    });
    expect(model.notes.join(" ")).toContain("Redovisas inte är sjukfall där alla");
    expect(model.table.rows.some((row) => row[0] === "Redovisas inte" && row[2] === 900)).toBe(true);
  });

  it("shows groups alone where the table is counted at that level, and follows a choice it can tell", () => {
    const {diagnosis} = skane.manifest.dimensions;
    const groups = {title: "Diagnosgrupp", codes: diagnosis?.parents ?? []};
    const dimensions = {...skane.manifest.dimensions, diagnosis_group: groups};
    const started = table(
      ["month", "sex", "age", "diagnosis_group", "degree"],
      ["2025-03 K 0-30 mental 100 300", "2025-03 M 31- somatic 50 600"],
    );
    const coarse = {...skane, manifest: {...skane.manifest, dimensions}, own: {...skane.own, started}};
    const model = byDiagnosis(coarse, view());
    expect(model.chart).toMatchObject({categories: ["Somatiska sjukdomar", "Psykiska sjukdomar"]});
    expect(model.notes.join(" ")).not.toContain("Välj en diagnosgrupp");
    expect(byDiagnosis(coarse, view({diagnosis: "somatic"})).chart).toEqual(model.chart);

    const chosen = numberOverTime(coarse, view({diagnosis: "mental", first: "2025-03", last: "2025-03"}));
    expect(chosen.selection).toContain("diagnos: psykiska sjukdomar");
    expect(chosen.table.rows.flat()).toContain(300);
    const chapter = numberOverTime(coarse, view({diagnosis: "F00-F99", first: "2025-03", last: "2025-03"}));
    expect(chapter.notes.join(" ")).toContain("Ditt val av diagnos går inte att använda här");
    expect(chapter.table.rows.flat()).toContain(900);

    // Where no table has the chapters, the groups are what can be chosen.
    const only = {...coarse.manifest, dimensions: {...dimensions}};
    Reflect.deleteProperty(only.dimensions, "diagnosis");
    const choices = viewParameters.find(({id}) => id === "diagnosis")?.choices(only) ?? [];
    expect(choices.map(({value}) => value)).toEqual(["alla", "somatic", "mental", "none"]);
  });

  it("shows the chapters of a chosen group", () => {
    const model = byDiagnosis(skane, view({diagnosis: "somatic"}));
    expect(model.table.rows.map((row) => row[0])).toEqual(["Tumörer (C00–D48)", "Tumörer (C00–D48)"]);
    expect(model.notes.join(" ")).not.toContain("Ditt val av diagnos");
    expect(model.notes.join(" ")).not.toContain("Välj en diagnosgrupp");
  });

  it("says that the chapters are shares of the chosen group, everywhere", () => {
    const measure =
      "Andel av de startade sjukfallen inom gruppen Somatiska sjukdomar, efter kapitel i ICD-10";
    for (const diagnosis of ["somatic", "C00-D48"]) {
      const model = byDiagnosis(skane, view({diagnosis}));
      expect(model.selection).toContain("diagnos: somatiska sjukdomar");
      expect(model.selection).not.toContain("alla sjukfall");
      expect(model.alternative).toContain(measure);
      expect(model.alternative).toContain("diagnos: somatiska sjukdomar");
      expect(model.table.caption).toBe(measure);
    }
  });

  it("asks for no group when one of a single chapter is chosen", () => {
    const {notes} = byDiagnosis(skane, view({diagnosis: "mental"}));
    expect(notes.join(" ")).not.toContain("Välj en diagnosgrupp");
    expect(notes.join(" ")).toContain("Ditt val av diagnos gäller inte här");
    expect(byDiagnosis(skane, view()).notes.join(" ")).toContain("Välj en diagnosgrupp");
  });

  /** The nation with these women and men in the last month: of mental, somatic diseases, and so many men. */
  const nationOf = (...rows: string[]) => {
    const started = table(
      ["month", "sex", "age", "diagnosis", "degree"],
      rows.map((row) => `2025-03 ${row}`),
    );
    return {...riket, own: {...riket.own, started}, nation: {...riket.nation, started}};
  };

  it("tells the commonest of women and of men, each its own", () => {
    const model = byDiagnosis(
      nationOf(
        "K 0-30 F00-F99 100 600",
        "K 0-30 C00-D48 100 400",
        "M 0-30 F00-F99 100 300",
        "M 0-30 C00-D48 100 700",
      ),
      view(),
    );
    expect(model.title).toBe(
      "Vanligast för kvinnor är psykiska sjukdomar (60,0\u00a0%), för män somatiska sjukdomar (70,0\u00a0%)",
    );
    expect(model.notes).toContain("Raderna står i ordning efter kvinnornas andel.");
  });

  it("calls nothing the commonest when the intervals meet", () => {
    const women = ["K 0-30 F00-F99 100 600", "K 0-30 C00-D48 100 400"];
    const even = ["M 0-30 F00-F99 100 490", "M 0-30 C00-D48 100 510"];
    expect(byDiagnosis(nationOf(...women, ...even), view()).title).toBe(
      "Vanligast för kvinnor är psykiska sjukdomar (60,0\u00a0%). Störst andel för män har somatiska sjukdomar (51,0\u00a0%), men skillnaden mot nästa diagnosgrupp är osäker",
    );
    expect(byDiagnosis(nationOf(...even), view({sex: "M"})).title).toBe(
      "Störst andel i urvalet har somatiska sjukdomar (51,0\u00a0% i riket), men skillnaden mot nästa diagnosgrupp är osäker",
    );
  });

  it("tells no commonest of a single rounded cell", () => {
    const model = byDiagnosis(skane, view({first: "2025-03", sex: "M"}));
    expect(model.title).toBe(
      "Andel av de startade sjukfallen efter diagnosgrupp: för få sjukfall för en säker jämförelse",
    );
  });

  it("shows the neighbours of a chosen chapter, and says that the choice is set aside", () => {
    const model = byDiagnosis(skane, view({diagnosis: "C00-D48"}));
    expect(model.notes.join(" ")).toContain("Ditt val av diagnos gäller inte här");
    expect(model.table.columns[0]?.title).toBe("Kapitel");
  });
});

describe("bySex(notebook, view)", () => {
  it("gives women's share with its interval, whatever sex is chosen", () => {
    const model = bySex(skane, view({sex: "M"}));
    // 255 of 330.
    expect(model.title).toBe("Kvinnor står för 77,3\u00a0% av de startade sjukfallen i Skåne");
    expect(model.notes[0]).toMatch(
      /^Andelen i rubriken gäller januari 2024–mars 2025 och ligger mellan \d+,\d och \d+,\d procent\.$/,
    );
    expect(model.notes.join(" ")).toContain("Ditt val av kön gäller inte här");
  });

  it("tells no share of a handful", () => {
    const model = bySex(skane, view({first: "2025-03", degree: "50"}));
    expect(model.title).toBe(
      "Antal startade sjukfall per månad, kvinnor och män: för få sjukfall för en säker jämförelse",
    );
    expect(model.notes[0]).toContain("bredare än 30 procentenheter");
  });
});

it("gives every model text in all its parts, at any place and with any single choice", () => {
  const makers = [numberOverTime, againstNation, yearAgainstYear, byDegree, byLength, bySex, byDiagnosis];
  const choices: Partial<View>[] = [
    {},
    {sex: "U"},
    {age: "31-"},
    {diagnosis: "none"},
    {degree: "50"},
    {last: "2024-01"},
  ];
  for (const place of [skane, riket]) {
    for (const choice of choices) {
      for (const make of makers) {
        const model = make(place, view(choice));
        const texts = [model.title, model.selection, model.alternative, model.table.caption, ...model.notes];
        for (const text of texts) expect(text).toMatch(/^[^<>]+$/);
        for (const text of texts) expect(text).not.toMatch(/NaN|undefined|null|Infinity/);
        for (const row of model.table.rows) expect(row).toHaveLength(model.table.columns.length);
      }
    }
  }
});

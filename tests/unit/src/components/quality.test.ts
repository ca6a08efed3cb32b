import {describe, expect, it} from "vitest";
import {exclusionReasons} from "../../../../loaders/model/exclusion.ts";
import {flags} from "../../../../loaders/model/flags.ts";
import {rules} from "../../../../loaders/normalise/rules.ts";
import {
  certificatesByMonth,
  unusualInWords,
  unusualMonths,
} from "../../../../src/components/certificatesByMonth.js";
import {lackingFacts} from "../../../../src/components/lackingFacts.js";
import {meaningOf, stopsCertificate} from "../../../../src/components/qualityMeanings.js";
import {qualityReasons} from "../../../../src/components/qualityReasons.js";
import {
  certificateAccount,
  flagAccount,
  flaggedAmong,
  otherRejections,
  qualityInWords,
  readCertificates,
} from "../../../../src/components/qualityTables.js";
import {listedByRegion, subUnitsByRegion} from "../../../../src/components/registryModels.js";
import {releasePlace} from "../../../../src/components/releasePlace.js";
import {unitGapsInWords, unitGapTable} from "../../../../src/components/unitGaps.js";
import type {CertificateMonths} from "../../../../src/contract/certificateMonths.js";
import {monthsFrom} from "../../../../src/contract/view.js";
import {manifest as small} from "../country.js";

const counted = (id: string, n: number) => ({id, title: `skäl ${id}`, n});
const manifest = {
  ...small,
  quality: {
    accepted: 900,
    excluded: [counted("revoked", 50), counted("duplicate", 20), counted("not-sent", 0)],
    rejected: [counted("period.order", 25), counted("certificate.person", 5), counted("message.id", 40)],
    flags: [counted("person.check-digit", 95), counted("question.travel", 0)],
  },
};

describe("the account of certificates", () => {
  it("counts all that were read: counted, excluded and stopped, but no messages", () => {
    // 900 + 70 + 30
    expect(readCertificates(manifest)).toBe(1000);
    expect(qualityInWords(manifest)).toBe(
      "1\u00a0000 intyg lästes. 90,0\u00a0% av dem räknas, 7,0\u00a0% räknas inte och 3,0\u00a0% stoppades av en regel.",
    );
    const rows = certificateAccount(manifest).rows;
    expect(rows.map((row) => row[3]).reduce((a, b) => Number(a) + Number(b), 0)).toBeCloseTo(1, 12);
    expect(otherRejections(manifest).rows.map((row) => row[0])).toEqual(["skäl message.id"]);
  });

  it("takes the share of a weakness among the certificates that were looked at for it", () => {
    // Copies have no row of their own: 900 + 50.
    expect(flaggedAmong(manifest)).toBe(950);
    expect(flagAccount(manifest).rows[0]?.slice(1, 3)).toEqual([95, 0.1]);
  });

  it("says so when nothing was read, instead of dividing by it", () => {
    const none = {quality: {accepted: 0, excluded: [], rejected: [], flags: [counted("unit.shape", 0)]}};
    expect(qualityInWords(none)).toBe("Inga intyg är redovisade i utgåvan.");
    expect(certificateAccount(none).rows[0]?.[3]).toBeNull();
    expect(flagAccount(none).rows[0]?.[2]).toBeNull();
  });

  it("has a meaning in plain words for every reason, rule and flag of the program", () => {
    for (const {id} of exclusionReasons)
      expect(meaningOf("excluded", id)).not.toBe("Intyget räknas inte som sjukfall.");
    for (const {id} of rules) expect(meaningOf("rejected", id), id).not.toBe("Uppgiften saknas i talen.");
    for (const {id} of flags) expect(meaningOf("flag", id).length, id).toBeGreaterThan(20);
    expect(rules.filter(({id}) => stopsCertificate(id)).map(({id}) => id)).not.toContain("message.id");
  });
});

describe("qualityReasons(manifest)", () => {
  it("puts the most common reason first, and leaves out those without certificates", () => {
    const model = qualityReasons(manifest);
    expect(model.title).toBe("10,0\u00a0% av de lästa intygen räknas inte. Vanligaste skälet: skäl revoked");
    if (model.chart?.kind !== "shares") throw new RangeError("expected a chart of rows");
    expect(model.chart.categories).toEqual([
      ...["skäl revoked", "skäl period.order", "skäl duplicate", "skäl certificate.person"],
    ]);
    // A count at the base is rounded; the others are exact.
    expect(model.chart.points.map(({low, high}) => low === high)).toEqual([true, true, true, false]);
  });

  it("draws nothing where every certificate counts", () => {
    const all = {...manifest, quality: {...manifest.quality, excluded: [], rejected: []}};
    expect(qualityReasons(all).chart).toBeNull();
  });
});

/** Three regions and one unknown over 24 months: 200 a month, but for what `change` says. */
function accountOf(change: (region: number, month: number) => number | undefined): CertificateMonths {
  const months = monthsFrom("2023-01", "2024-12");
  const regions = ["05", "12", "13", "00"];
  const n = regions.flatMap((_, region) => months.map((__, month) => change(region, month) ?? 200));
  const zeros = regions.map(() => 0);
  return {
    ...{sha256: "", months, regions, n, atBase: n.map(() => 0)},
    lacking: [
      {dimension: "diagnosis", code: "none", n: [480, 240, 0, 0], atBase: zeros},
      {dimension: "sex", code: "U", n: zeros, atBase: zeros},
    ],
  };
}
const skane = releasePlace(small, "skane");

describe("months that look incomplete", () => {
  const gap = accountOf((region, month) => (region === 1 && month === 20 ? 60 : undefined));

  it("are told with region, month, limits and what to do, and no other is", () => {
    const {rows} = unusualMonths(gap, small);
    expect(rows.map((row) => row.slice(0, 4))).toEqual([["2024-09", "Region Skåne", 60, 200]]);
    expect(rows[0]?.[6]).toContain("ovanligt få");
    expect(rows[0]?.[7]).toContain("försiktighet");
    expect(unusualInWords(gap, small)).toContain("I 1 är intygen ovanligt få och i ingen ovanligt många.");
  });

  it("do not make the next year look too large without saying why", () => {
    const months = monthsFrom("2022-01", "2024-12");
    const regions = ["05", "12", "13"];
    const n = regions.flatMap((_, region) =>
      months.map((__, month) => (region === 1 && month === 20 ? 60 : 200)),
    );
    const {rows} = unusualMonths({...gap, months, regions, n, atBase: n.map(() => 0)}, small);
    expect(rows.map((row) => [row[0], row[6]])).toEqual([
      ["2024-09", "△ ovanligt många"],
      ["2023-09", "▽ ovanligt få"],
    ]);
    expect(rows[0]?.[7]).toContain("samma månad året före");
  });

  it("are drawn with what was expected and its limits for a region, and with the year before for riket", () => {
    const own = certificatesByMonth(gap, skane, small);
    expect(own.title).toBe("1 månad av 12 i Skåne avviker från det väntade, senast september 2024");
    expect(own.series.map(({label}) => label)).toEqual(["Intyg", "Väntat"]);
    const whole = certificatesByMonth(gap, null, small);
    expect(whole.title).toBe("I december 2024 undertecknades 800 intyg i riket, mot 800 i december 2023");
    expect(whole.series[1]?.label).toBe("Året före");
    expect(whole.table.rows).toHaveLength(24);
  });

  it("are not drawn nor counted where there are too few certificates to tell", () => {
    // Skåne has 20 a month, and in a few months half of that year's are expected: 10.
    const few = accountOf((region, month) =>
      month >= 18 ? (region === 1 ? 10 : 100) : region === 1 ? 20 : 200,
    );
    const some = certificatesByMonth(few, skane, small);
    expect(some.title).toBe("Ingen av 6 prövade månader i Skåne avviker från det väntade");
    const drawn = some.chart?.kind === "lines" ? some.chart.points : [];
    expect(drawn.some(({series}) => series === "vantat")).toBe(false);
    expect(some.notes.join(" ")).toContain("färre än 20 intyg");
    const none = accountOf((region, month) =>
      region === 1 ? (month < 12 ? 20 : 10) : month < 12 ? 200 : 100,
    );
    expect(certificatesByMonth(none, skane, small).title).toBe(
      "Intygen i Skåne är för få för att pröva enskilda månader",
    );
  });

  it("are not looked for in a month that had not passed, nor in a release without certificates", () => {
    const early = {...small, extractDate: "2024-09-15"};
    expect(unusualMonths(gap, early).rows).toEqual([]);
    const none: CertificateMonths = {
      ...{sha256: "", months: [], regions: [], n: [], atBase: [], lacking: []},
    };
    expect(certificatesByMonth(none, null, small).chart).toBeNull();
    expect(unusualInWords(none, small)).toContain("för få");
    expect(lackingFacts(none, null, small).chart).toBeNull();
  });
});

describe("lackingFacts(account, region, manifest)", () => {
  const account = accountOf(() => undefined);

  it("tells what is lacking most, of riket and of the region that is picked out", () => {
    // Skåne: 240 of 24 · 200; riket: 720 of 4 · 4800, and 4800 of 19200 from an unknown region.
    const own = lackingFacts(account, skane, small);
    expect(own.title).toBe("Vanligast i Skåne: utan giltig diagnoskod, 5,0\u00a0% av intygen");
    const whole = lackingFacts(account, null, small);
    expect(whole.title).toBe("Vanligast i riket: okänd region, 25,0\u00a0% av intygen");
    expect(whole.table.rows.map((row) => [row[0], row[2]])).toEqual([
      ["Okänd region", 0.25],
      ["Utan giltig diagnoskod", 0.0375],
      ["Okänt kön", 0],
    ]);
  });

  it("says so where the next may lack as often, and names nothing where nothing is published", () => {
    const [diagnosis, sex] = account.lacking;
    if (diagnosis === undefined || sex === undefined) throw new RangeError("no facts");
    const near = {...account, lacking: [diagnosis, {...sex, n: [480, 230, 0, 0]}]};
    expect(lackingFacts(near, skane, small).title).toMatch(
      /5,0\u00a0% av intygen. Skillnaden mot nästa uppgift är osäker$/,
    );
    const none = {...account, lacking: [{...diagnosis, n: [0, 0, 0, 0]}, sex]};
    expect(lackingFacts(none, skane, small).title).toBe(
      "Inga intyg i Skåne är publicerade som att de saknar en uppgift",
    );
  });

  it("gives a region no share of certificates from an unknown region", () => {
    const rows = lackingFacts(account, skane, small).table.rows.filter((row) => row[0] === "Okänd region");
    expect(rows.map((row) => [row[1], row[2]])).toEqual([
      ["Region Skåne", null],
      ["Riket", 0.25],
    ]);
  });

  it("says what it means, row by row", () => {
    for (const row of lackingFacts(account, null, small).table.rows)
      expect(String(row.at(-1)).length).toBeGreaterThan(30);
  });
});

describe("units", () => {
  const [family] = small.families;
  const families =
    family === undefined ? [] : [{...family, id: "unit_quarters", dimensions: ["quarter", "care_unit"]}];
  const none = {held: 0, units: 0};
  const held = {months: {held: 1200, units: 90}, quarters: {held: 2500, units: 323}, gaps: []};

  it("are held month by month and quarter by quarter", () => {
    expect(unitGapsInWords(held, small)).toContain("ingen tabell över enheter");
    expect(unitGapsInWords({months: none, quarters: none, gaps: []}, {families})).toContain(
      "för få perioder",
    );
    expect(unitGapsInWords(held, {families})).toMatch(
      /^1\u00a0200 månader hos 90 enheter och 2\u00a0500 kvartal hos 323 enheter har prövats .* I ingen av perioderna är intygen /u,
    );
    expect(unitGapsInWords({...held, months: none, quarters: {held: 9, units: 1}}, {families})).toMatch(
      /^9 kvartal hos 1 enhet har prövats/u,
    );
  });

  it("with gaps are listed, the latest first, a quarter after its months", () => {
    const gap = {period: "2024-Q2", region: "12", unit: "Vårdcentralen A", n: null, before: 150, after: 140};
    const account = {
      ...held,
      gaps: [
        ...[gap, {...gap, period: "2024-Q3", region: "99", n: 35}, {...gap, period: "2024-06", n: 25}],
        {...gap, period: "2024-07", n: 30},
      ],
    };
    expect(unitGapsInWords(account, {families})).toContain(" I 4 av perioderna är intygen ovanligt få");
    expect(unitGapTable(account, small).rows.map((row) => row.slice(0, 6))).toEqual([
      ["2024-Q3", "99", "Vårdcentralen A", 35, 150, 140],
      ["2024-07", "Region Skåne", "Vårdcentralen A", 30, 150, 140],
      ["2024-06", "Region Skåne", "Vårdcentralen A", 25, 150, 140],
      ["2024-Q2", "Region Skåne", "Vårdcentralen A", null, 150, 140],
    ]);
  });

  it("are told by region where there is a registry, and said to be unknown where there is none", () => {
    expect(subUnitsByRegion(small).chart).toBeNull();
    expect(listedByRegion(small).nothing).toContain("inget register");
    const registry = {
      definition: "care-unit" as const,
      types: [{id: "okand", title: "Okänd typ"}],
      statuses: [
        {id: "listed", title: "I registret den dagen"},
        {id: "absent", title: "Finns inte i registret"},
      ],
      regions: [
        {
          ...{code: "12", title: "Region Skåne", units: 9, careUnits: 2, subUnits: 7},
          ...{
            subUnitsPerCareUnit: 3.5,
            types: {okand: 1},
            compared: 2,
            certificates: {listed: 90, absent: 10},
          },
        },
        {
          ...{code: "00", title: "Okänd region", units: 0, careUnits: 0, subUnits: 0},
          ...{subUnitsPerCareUnit: null, types: {}, compared: 0, certificates: {}},
        },
      ],
    };
    const units = subUnitsByRegion({...small, registry});
    expect(units.table.rows).toEqual([["Region Skåne", 9, 2, 7, 3.5, 1]]);
    const listed = listedByRegion({...small, registry});
    expect(listed.title).toBe("90,0\u00a0% av intygen kommer från en enhet som fanns i registret");
    // R: prop.test(90, 100, correct = FALSE)$conf.int: 0.8256, 0.9448
    expect(Number(listed.table.rows[0]?.at(-2))).toBeLessThanOrEqual(0.8256);
    expect(Number(listed.table.rows[0]?.at(-1))).toBeGreaterThanOrEqual(0.9448);
  });
});

import {describe, expect, it} from "vitest";
import {officialStatistics} from "../../../../site/officialStatistics.ts";
import {besideOfficial} from "../../../../src/components/besideOfficial.js";
import type {DiagramModel} from "../../../../src/components/diagramModel.js";
import {officialByAge} from "../../../../src/components/officialByAge.js";
import {officialLong, officialPersons} from "../../../../src/components/officialByDiagnosis.js";
import {officialDays} from "../../../../src/components/officialDays.js";
import {officialLength, shareFrom} from "../../../../src/components/officialLength.js";
import {ongoingMental, ongoingPerInhabitant} from "../../../../src/components/officialOngoing.js";
import {pickedRegion} from "../../../../src/components/officialPlace.js";
import {sourceRows} from "../../../../src/components/officialTables.js";
import type {BesideOfficial} from "../../../../src/contract/besideOfficial.js";
import {manifest} from "../country.js";

/** The published figures themselves: what is expected was read in the tables by hand. */
const official = officialStatistics();
const skane = pickedRegion(official, "skane");
const dalarna = pickedRegion(official, "dalarna");
const rowOf = ({table}: DiagramModel, first: string) => table.rows.find((row) => row[0] === first);

describe("pickedRegion(official, slug)", () => {
  it("is the län of the slug, and nobody for riket or for no region", () => {
    expect(skane?.code).toBe("12");
    for (const slug of ["riket", "ingen", ""]) expect(pickedRegion(official, slug)).toBeNull();
  });
});

describe("officialDays(official, id, region)", () => {
  it("tells riket's first and last year, and draws every year between", () => {
    const model = officialDays(official, "sjukpenningtal", null);
    expect(model.title).toBe("Sjukpenningtalet i riket var 10,1 dagar per person 2025, mot 6,8 dagar 2011");
    expect(model.series).toHaveLength(1);
    expect(model.table.rows).toHaveLength(15);
    expect(model.table.rows.at(-1)).toEqual(["2025", 10.1]);
  });

  it("puts a region beside riket", () => {
    const model = officialDays(official, "ohalsotal", dalarna);
    expect(model.title).toMatch(/^Ohälsotalet i Dalarna var \d+,\d dagar per person 2025, i riket 22,0$/);
    expect(model.series.map(({style}) => style)).toEqual(["own", "nation"]);
    expect(model.chart?.kind === "lines" && model.chart.points).toHaveLength(30);
    expect(model.alternative).toContain("2011 var talet");
  });

  it("says where the figures come from, and that no release is behind them", () => {
    const {published} = officialDays(official, "sjukpenningtal", null);
    expect(published?.alone).toBe(true);
    expect(published?.source).toContain("Försäkringskassan");
  });
});

describe("officialByAge(official, region)", () => {
  it("shows the region where it is published so, else riket and why", () => {
    expect(officialByAge(official, dalarna).title).toContain("i Dalarna");
    const model = officialByAge(official, skane);
    expect(model.title).toBe(
      "Sjukpenningtalet i riket var 13,5 dagar för kvinnor och 7,3 för män i september 2024",
    );
    expect(model.notes[0]).toBe(
      "Efter kön och ålder finns siffrorna här bara för riket, Region Värmland, Region Dalarna och Region Gävleborg. Därför visas riket.",
    );
  });

  it("draws the bands of age and not all ages together, which stand in the table", () => {
    const model = officialByAge(official, null);
    expect(model.chart?.kind === "shares" && model.chart.categories).toEqual([
      ...["16–19 år", "20–29 år", "30–39 år"],
      ...["40–49 år", "50–59 år", "60–64 år"],
    ]);
    expect(rowOf(model, "16–64 år")?.slice(1, 3)).toEqual([13.5, 7.3]);
  });
});

describe("ongoingPerInhabitant(official, region)", () => {
  it("divides the mean stock by the inhabitants of all ages", () => {
    const model = ongoingPerInhabitant(official, null);
    // 2240100 ÷ 12 = 186675; SCB 2024-12-31: 10587710; 1000 · 186675 ÷ 10587710 = 17.63
    expect(rowOf(model, "Riket")?.slice(1, 3)).toEqual([186_675, 10_587_710]);
    expect(model.title).toBe(
      "I genomsnitt pågick 186\u00a0675 sjukfall i riket 2025: 17,6 på 1\u00a0000 invånare",
    );
    expect(model.table.rows).toHaveLength(22);
  });

  it("greys the regions that are not picked out, and keeps the order of the codes", () => {
    const model = ongoingPerInhabitant(official, skane);
    const {chart} = model;
    if (chart?.kind !== "shares") throw new RangeError("expected a chart of rows");
    expect(chart.categories.slice(0, 3)).toEqual(["Riket", "Region Stockholm", "Region Uppsala"]);
    expect(chart.muted).toHaveLength(20);
    expect(chart.muted).not.toContain("Region Skåne");
    expect(model.notes.join(" ")).toContain("ingen rangordning");
  });
});

describe("ongoingMental(official, region)", () => {
  it("tells riket's share against the earliest year that is published", () => {
    expect(ongoingMental(official, null).title).toBe(
      "Av de pågående sjukfallen i riket 2025 hade 47,5\u00a0% en psykiatrisk diagnos, mot 29,5\u00a0% år 2005",
    );
  });

  it("gives women as printed and men as what is left", () => {
    const row = rowOf(ongoingMental(official, skane), "Region Skåne") ?? [];
    // As printed 43.69 and 47.45; men (113225 − 80131) ÷ (258984 − 168813)
    expect(row[1]).toBeCloseTo(0.4369, 12);
    expect(row[2]).toBeCloseTo(0.4745, 12);
    expect(row[3]).toBeCloseTo(33_094 / 90_171, 12);
  });
});

describe("officialLength(official)", () => {
  it("tells how many of the started sjukfall became long", () => {
    // (43837 + 33017 + 21822) ÷ 244151, of the list of published figures
    expect(officialLength(official).title).toBe(
      "Av 244\u00a0151 sjukfall som startade 2017 varade 40,4\u00a0% i minst 90 dagar",
    );
    expect(shareFrom(official.startedByLength, 2017, "ALL", 90)).toBeCloseTo(98_676 / 244_151, 12);
    expect(shareFrom(official.startedByLength, 2017, "ALL", 15)).toBe(1);
    expect(shareFrom(official.startedByLength, 2016, "ALL", 90)).toBeNull();
  });

  it("names each year's own limits in the table", () => {
    const lengths = officialLength(official).table.rows.map((row) => row.slice(0, 2).join(" "));
    expect(lengths).toContain("2017 365 dagar eller mer");
    expect(lengths).toContain("2015 366 dagar eller mer");
  });
});

describe("officialLong(official) and officialPersons(official)", () => {
  it("name every diagnosis by code and title", () => {
    for (const model of [officialLong(official), officialPersons(official)])
      for (const label of model.chart?.kind === "shares" ? model.chart.categories : [])
        expect(label).toMatch(/^[A-Z]\d\d \p{Lu}/u);
  });

  it("give what the service expected only where it is told", () => {
    const model = officialLong(official);
    expect(rowOf(model, "I63 Cerebral infarkt")?.[3]).toBe(0.84);
    expect(model.title).toContain("I63 Cerebral infarkt");
  });

  it("count women and men of the diagnoses together", () => {
    const model = officialPersons(official);
    // 156488 ÷ 242841 = 0.6444
    expect(model.title).toBe("Av dem som började ett sjukfall över 14 dagar 2015 var 64,4\u00a0% kvinnor");
    expect(model.table.rows.at(-1)?.slice(1, 4)).toEqual([156_488, 86_353, 242_841]);
  });
});

describe("besideOfficial(official, beside, what, region, manifest)", () => {
  const cells = (n: number) => ({n, atBase: 0});
  const months = Array.from({length: 12}, (_, i) => `2025-${String(i + 1).padStart(2, "0")}`);
  const beside: BesideOfficial = {
    months,
    rows: [
      {region: "12", sex: "K", all: cells(7_200), mental: cells(3_600)},
      {region: "12", sex: "M", all: cells(4_800), mental: cells(1_200)},
      {region: "01", sex: "K", all: cells(12_000), mental: cells(6_000)},
    ],
  };

  it("takes the share of the mean month, with the interval of one such month", () => {
    const model = besideOfficial(official, beside, "mental", skane, manifest);
    // 4800 ÷ 12000; R: prop.test(400, 1000, correct = FALSE)$conf.int: 0.3700, 0.4307, and rounding widens it
    const [, , share, low, high] = rowOf(model, "Region Skåne") ?? [];
    expect(share).toBeCloseTo(0.4, 12);
    expect(low).toBeLessThanOrEqual(0.37);
    expect(low).toBeGreaterThan(0.35);
    expect(high).toBeGreaterThanOrEqual(0.4307);
    expect(high).toBeLessThan(0.45);
    // Riket is the sum of all regions: 10800 of 24000.
    expect(rowOf(model, "Riket")?.[2]).toBeCloseTo(0.45, 12);
  });

  it("never lets made-up figures pass for published ones", () => {
    const model = besideOfficial(official, beside, "women", skane, manifest);
    expect(model.series.map(({label}) => label)).toEqual(["Försäkringskassan", "Demolandet (påhittat)"]);
    expect(model.title).toBe(
      "Kvinnor hade 65,2\u00a0% av de pågående sjukfallen i Skåne enligt Försäkringskassan, 60,0\u00a0% i demolandet",
    );
    expect(model.published?.alone).toBe(false);
    const real = besideOfficial(official, beside, "women", skane, {...manifest, synthetic: false});
    expect(real.series[1]?.label).toBe("Utgåva 2025.03.1");
  });

  it("holds the sum of some regions against nothing, and begins with a region that the release has", () => {
    const whole = {slug: "riket", code: null, title: "Hela underlaget", short: "hela underlaget"};
    const some = {...manifest, synthetic: false, places: [whole]};
    const rows = beside.rows.filter(({region}) => region === "12");
    const model = besideOfficial(official, {months, rows}, "women", null, some);
    expect(rowOf(model, "Riket")?.slice(2)).toEqual([null, null, null]);
    expect(rowOf(model, "Region Skåne")?.[2]).toBeCloseTo(0.6, 12);
    expect(model.title).toBe(
      "Kvinnor hade 65,2\u00a0% av de pågående sjukfallen i Skåne enligt Försäkringskassan, 60,0\u00a0% i utgåvan",
    );
  });

  it("leaves out a region that the release does not have, and compares nothing of other months", () => {
    expect(
      rowOf(besideOfficial(official, beside, "women", skane, manifest), "Region Dalarna")?.slice(2),
    ).toEqual([null, null, null]);
    const none = besideOfficial(official, {months: [], rows: []}, "women", null, manifest);
    expect(none.chart).toBeNull();
    expect(none.nothing).toContain("januari–december 2025");
  });
});

describe("sourceRows()", () => {
  it("tells publisher, time and file of every table of the page", () => {
    const {rows} = sourceRows();
    expect(rows).toHaveLength(8);
    for (const row of rows) expect(row.every((cell) => typeof cell === "string" && cell !== "")).toBe(true);
  });
});

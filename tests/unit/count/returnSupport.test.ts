import {describe, expect, it} from "vitest";
import {countFamilies} from "../../../loaders/count/count.ts";
import {dimensions} from "../../../loaders/count/dimensions.ts";
import {day} from "../../../loaders/model/day.ts";
import {silent} from "../../../loaders/model/effects.ts";
import {Settings} from "../../../loaders/settings.ts";
import {type Country, type CountryCertificate, type CountryMessage, withLinked} from "../link/country.ts";

const start = day("2024-02-01");
const settings = Settings.parse({
  families: ["coordination", "measures", "return_support", "sjukfall_measures"],
});

/** A certificate of one person, for ten days from a day of the sjukfall, the first being 1. */
function certificate(
  number: number,
  from: number,
  facts: Partial<CountryCertificate> = {},
): CountryCertificate {
  const first = start + from - 1;
  return {certificate: number, person: 1, signed: first, periods: [{from: first, to: first + 9}], ...facts};
}

/** A message about a certificate on a day of the sjukfall. */
function message(about: number, subject: string, on: number, towards = "care"): CountryMessage {
  return {certificate: about, subject, towards, sent: start + on - 1};
}

/** The values of some dimensions in the cells of a family, joined by blanks. */
async function cellsOf(country: Country, family: string, ...ids: readonly string[]): Promise<string[]> {
  const cells = await withLinked(
    country,
    (engine, buckets) =>
      countFamilies(engine, {
        ...{buckets, settings, effects: silent},
        dimensions: dimensions("2024-01", "2025-12"),
      }),
    {extract: "2026-12-31"},
  );
  const found = cells.find((one) => one.family === family);
  if (!found) throw new RangeError(`no family ${family}`);
  return Array.from(found.n, (n, cell) => {
    const codes = ids.map((id) => {
      const at = found.dimensions.findIndex((dimension) => dimension.id === id);
      return found.dimensions[at]?.codes[found.codes[at]?.[cell] ?? -1]?.code ?? "?";
    });
    return [...codes, n].join(" ");
  });
}

const coordination = (...messages: readonly CountryMessage[]) =>
  cellsOf(
    {certificates: [certificate(1, 1), certificate(2, 12), certificate(3, 24)], messages},
    ...(["coordination", "first_meeting", "first_contact"] as const),
  );

describe("the first message about a meeting", () => {
  it("is placed by the day of the sjukfall, whichever certificate it is about and whoever wrote it", async () => {
    expect(await coordination()).toEqual(["none none 1"]);
    expect(await coordination(message(3, "AVSTMN", 30, "recipient"))).toEqual(["1-30 none 1"]);
    expect(await coordination(message(1, "AVSTMN", 31))).toEqual(["31-60 none 1"]);
    expect(await coordination(message(2, "AVSTMN", 90), message(3, "AVSTMN", 91))).toEqual(["61-90 none 1"]);
    expect(await coordination(message(2, "AVSTMN", 366))).toEqual(["366- none 1"]);
  });

  it("is on the first day where it came before, and is told apart from contact and from requests", async () => {
    expect(await coordination(message(1, "AVSTMN", -3), message(2, "KONTKT", 365))).toEqual([
      "1-30 181-365 1",
    ]);
    expect(await coordination(message(1, "KOMPLT", 5), message(1, "OVRIGT", 5))).toEqual(["none none 1"]);
  });

  it("is none of a certificate that another replaces", async () => {
    const country: Country = {
      certificates: [certificate(1, 1), certificate(2, 1)],
      excluded: [{certificate: 1, reason: "replaced"}],
      messages: [message(1, "AVSTMN", 5)],
    };
    expect(await cellsOf(country, "coordination", "first_meeting")).toEqual(["none 1"]);
  });
});

describe("what a sjukfall's certificates name", () => {
  const named = (...facts: readonly Partial<CountryCertificate>[]) =>
    cellsOf(
      {certificates: facts.map((own, at) => certificate(at + 1, 1 + 10 * at, own))},
      ...(["sjukfall_measures", "forms", "measures_named"] as const),
    );

  it("is a measure of the list if any has one, else a text, else none, else not known", async () => {
    const none = {measures: ["EJ_AKTUELLT"]};
    expect(await named(none, {measures: ["HJALPMEDEL"]}, none)).toEqual(["1 listed 1"]);
    expect(await named(none, {measureText: true})).toEqual(["1 text 1"]);
    expect(await named(none, {})).toEqual(["1 none 1"]);
    expect(await named({measureText: false}, {})).toEqual(["1 none 1"]);
    expect(await named({}, {})).toEqual(["1 U 1"]);
  });

  it("is told apart by the versions of the form that they are on", async () => {
    expect(await named({version: 2, measureText: true})).toEqual(["2 text 1"]);
    expect(await named({version: 1, measures: ["HJALPMEDEL"]}, {version: 2})).toEqual(["both listed 1"]);
  });
});

describe("what a certificate names", () => {
  it("is counted once for each kind, and as none or not known where there is none", async () => {
    const measures = (facts: Partial<CountryCertificate>) =>
      cellsOf({certificates: [certificate(1, 1, facts)]}, "measures", "version", "measure");
    expect(await measures({measures: ["KONTAKT_FHV", "ARBETSTRANING"], measureText: true})).toEqual([
      ...["1 ARBETSTRANING 1", "1 KONTAKT_FHV 1", "1 text 1"],
    ]);
    expect(await measures({measures: ["EJ_AKTUELLT"]})).toEqual(["1 EJ_AKTUELLT 1"]);
    expect(await measures({version: 2, measureText: false})).toEqual(["2 none 1"]);
    expect(await measures({version: 2})).toEqual(["2 U 1"]);
  });

  it("has treatment, prognosis and wish as they are told, and unknown where they are not", async () => {
    const support = (facts: Partial<CountryCertificate>) =>
      cellsOf(
        {certificates: [certificate(1, 1, facts)]},
        ...(["return_support", "treatment", "prognosis", "contact_wish"] as const),
      );
    expect(await support({})).toEqual(["U U U 1"]);
    const told = {treatmentOngoing: true, treatmentPlanned: true, contactWish: true};
    expect(await support({...told, prognosis: "ATER_X_ANTAL_DGR"})).toEqual(["both ATER_X 1 1"]);
    expect(await support({...told, treatmentPlanned: null})).toEqual(["U U 1 1"]);
    const second = {version: 2, treatmentOngoing: true, contactWish: false};
    expect(await support({...second, prognosis: "SANNOLIKT_INTE"})).toEqual(["some SANNOLIKT_INTE 0 1"]);
  });
});

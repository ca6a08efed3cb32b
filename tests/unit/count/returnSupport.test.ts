import {describe, expect, it} from "vitest";
import {countFamilies} from "../../../loaders/count/count.ts";
import {dimensions} from "../../../loaders/count/dimensions.ts";
import {day} from "../../../loaders/model/day.ts";
import {silent} from "../../../loaders/model/effects.ts";
import {Settings} from "../../../loaders/settings.ts";
import {type Country, type CountryCertificate, type CountryMessage, withLinked} from "../link/country.ts";

const start = day("2024-02-01");

/** What one person's certificates say, each for ten days and in a row, and the messages about them. */
interface Case {
  readonly certificates: readonly Partial<CountryCertificate>[];
  /** About the certificate in a place, on a day of the sjukfall, the first being 1. */
  readonly messages?: readonly {about?: number; subject: string; on: number; towards?: string}[];
  /** The place of a certificate that another replaces. */
  readonly replaced?: number;
}

/** A person for each case: counting takes no longer for several. */
function countryOf(cases: readonly Case[]): Country {
  const number = (person: number, place: number) => 100 * (person + 1) + place;
  return {
    certificates: cases.flatMap(({certificates}, person) =>
      certificates.map((facts, place) => {
        const from = start + 10 * place;
        const periods = [{from, to: from + 9}];
        return {certificate: number(person, place), person: person + 1, signed: from, periods, ...facts};
      }),
    ),
    messages: cases.flatMap(({messages = []}, person) =>
      messages.map(({about = 0, subject, on, towards = "care"}): CountryMessage => ({
        certificate: number(person, about),
        ...{subject, towards, sent: start + on - 1},
      })),
    ),
    excluded: cases.flatMap(({replaced}, person) =>
      replaced === undefined ? [] : [{certificate: number(person, replaced), reason: "replaced"}],
    ),
  };
}

/** The values of some dimensions in the cells of a family and the number of events, joined by blanks. */
async function cellsOf(cases: readonly Case[], family: string, ...ids: readonly string[]): Promise<string[]> {
  const settings = Settings.parse({
    families: ["coordination", "measures", "return_support", "sjukfall_measures"],
  });
  const cells = await withLinked(
    countryOf(cases),
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
  }).sort();
}

describe("the first message about a meeting", () => {
  const three = [{}, {}, {}];
  const met = (...on: readonly number[]): Case => ({
    certificates: three,
    messages: on.map((one, about) => ({about, subject: "AVSTMN", on: one})),
  });
  const coordination = (...cases: readonly Case[]) =>
    cellsOf(cases, "coordination", "first_meeting", "first_contact");

  it("is placed by the day of the sjukfall, whichever certificate it is about: what came before is on the first", async () => {
    expect(await coordination(met(), met(30), met(40, 31), met(90), met(91), met(366), met(-3))).toEqual([
      ...["1-30 none 2", "31-60 none 1", "366- none 1", "61-90 none 1", "91-180 none 1", "none none 1"],
    ]);
  });

  it("is told apart from contact and from requests, and may be written by either side", async () => {
    const of = (subject: string, towards: string): Case => ({
      certificates: three,
      messages: [{about: 2, subject, on: 365, towards}],
    });
    expect(
      await coordination(
        of("KONTKT", "care"),
        of("AVSTMN", "recipient"),
        of("KOMPLT", "care"),
        of("OVRIGT", "care"),
      ),
    ).toEqual(["181-365 none 1", "none 181-365 1", "none none 2"]);
  });

  it("is none of a certificate that another replaces", async () => {
    expect(await coordination({...met(5), replaced: 0})).toEqual(["none none 1"]);
  });
});

describe("what a sjukfall's certificates name", () => {
  it("is a measure of the list if any has one, else a text, else none, else not known; by the versions that they are on", async () => {
    const none = {measures: ["EJ_AKTUELLT"]};
    const listed = {measures: ["HJALPMEDEL"]};
    const cases = [
      [none, listed, none],
      [none, {measureText: true}],
      [none, {}],
      [{measureText: false}, {}],
      [{}, {}],
      [{version: 2, measureText: true}],
      [listed, {version: 2}],
    ].map((certificates): Case => ({certificates}));
    expect(await cellsOf(cases, "sjukfall_measures", "forms", "measures_named")).toEqual([
      ...["1 U 1", "1 listed 1", "1 none 2", "1 text 1", "2 text 1", "both listed 1"],
    ]);
  });
});

describe("what a certificate names", () => {
  it("is counted once for each kind, and as none or not known where there is none", async () => {
    const cases = [
      {measures: ["KONTAKT_FHV", "ARBETSTRANING"], measureText: true},
      {measures: ["EJ_AKTUELLT"]},
      {version: 2, measureText: false},
      {version: 2},
    ].map((facts): Case => ({certificates: [facts]}));
    expect(await cellsOf(cases, "measures", "version", "measure")).toEqual([
      ...["1 ARBETSTRANING 1", "1 EJ_AKTUELLT 1", "1 KONTAKT_FHV 1", "1 text 1", "2 U 1", "2 none 1"],
    ]);
  });

  it("has treatment, prognosis and wish as they are told, and unknown where they are not", async () => {
    const told = {treatmentOngoing: true, treatmentPlanned: true, contactWish: true};
    const cases = [
      {},
      {...told, prognosis: "ATER_X_ANTAL_DGR"},
      {...told, treatmentPlanned: null},
      {version: 2, treatmentOngoing: true, contactWish: false, prognosis: "SANNOLIKT_INTE"},
    ].map((facts): Case => ({certificates: [facts]}));
    expect(await cellsOf(cases, "return_support", "treatment", "prognosis", "contact_wish")).toEqual([
      ...["U U 1 1", "U U U 1", "both ATER_X 1 1", "some SANNOLIKT_INTE 0 1"],
    ]);
  });
});

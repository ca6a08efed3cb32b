import {describe, expect, it} from "vitest";
import type {Delivery} from "../../../loaders/model/source.ts";
import type {SqlValue} from "../../../loaders/engine/engine.ts";
import {day} from "../../../loaders/model/day.ts";
import {deliverAll, stage} from "../../fixtures/staged.ts";
import {
  rawCertificate,
  rawMessage,
  rawPeriod,
  rowsDelivery,
  tableDelivery,
} from "../../fixtures/rawTables.ts";

/** What is staged of some deliveries: the rows of a query. */
async function staged(deliveries: readonly Delivery[], sql: string): Promise<Record<string, SqlValue>[]> {
  const {engine} = await stage(deliverAll(deliveries));
  try {
    return await engine.rows(sql);
  } finally {
    engine.close();
  }
}

type Row = Readonly<Record<string, string | null>>;

const good = rawCertificate({certificate: "good"});
const goodPeriod = rawPeriod({certificate: "good"});

/** The quarantine when a good certificate is delivered with these. */
async function rejected(
  certificates: readonly Row[],
  periods: readonly Row[],
  more: readonly Delivery[] = [],
) {
  return await staged(
    [
      tableDelivery("certificate", [good, ...certificates], "intyg.csv"),
      tableDelivery("period", [goodPeriod, ...periods], "perioder.csv"),
      ...more,
    ],
    "SELECT file, line, rule FROM rejected ORDER BY ALL",
  );
}

const certificateOnly = "SELECT count(*) AS n FROM certificate";

describe("certificates in tables", () => {
  it.each([
    ["without an id", {certificate: " "}, "certificate.id"],
    ["without a time of signing", {signed: null}, "certificate.signed"],
    ["signed on a day that is none", {signed: "2025-02-30"}, "certificate.signed"],
    ["signed the day before the first", {signed: "2009-12-31"}, "certificate.signed-window"],
    ["signed after the run", {signed: "2026-11-22"}, "certificate.signed-window"],
    ["sent at a time that is none", {sent: "i går"}, "certificate.sent"],
    ["sent before the first day", {sent: "1900-01-01"}, "certificate.sent-window"],
    ["of a version that nobody has described", {version: "3.0"}, "certificate.version"],
    ["of a number with a letter", {person: "19121212121A"}, "certificate.person"],
    ["of a number with ten digits", {person: "1212121212"}, "certificate.person"],
    ["of somebody born on 30 February", {person: "191202301212"}, "certificate.person"],
    ["of somebody born in 1849", {person: "184912311212"}, "certificate.person"],
    ["without a unit", {unit: ""}, "certificate.unit"],
    ["without a care provider", {provider: null}, "certificate.provider"],
    ["without a diagnosis", {diagnosis: null}, "diagnosis.missing"],
    ["with a diagnosis that is no code", {diagnosis: "rygg"}, "diagnosis.code"],
    ["with F and nothing more", {diagnosis: "F43"}, "diagnosis.code"],
    ["with a code of six characters", {diagnosis: "F43212"}, "diagnosis.length"],
  ])("are rejected with file, row and rule: %s", async (_, changes, rule) => {
    expect(
      await rejected([rawCertificate({certificate: "bad", ...changes})], [rawPeriod({certificate: "bad"})]),
    ).toEqual(
      "certificate" in changes
        ? [
            {file: "intyg.csv", line: 3, rule},
            {file: "perioder.csv", line: 3, rule: "table.orphan"},
          ]
        : [{file: "intyg.csv", line: 3, rule}],
    );
  });

  it.each([
    ["on the first day", {signed: "2010-01-01", sent: "2010-01-01"}],
    [
      "on the day of the run, with a zone",
      {signed: "2026-11-21 23:59:59.5+01", sent: "2026-11-21T24:00:00Z"},
    ],
    ["never sent", {sent: null}],
    ["with a hyphen in the number", {person: "19121212-1212"}],
    ["of a samordningsnummer", {person: "191212721218"}],
    ["with a dot and small letters in the code", {diagnosis: " f43.2 "}],
    ["with a code of KSH97-P", {diagnosis: "A00-"}],
    ["without version and form", {version: null, form: null}],
    ["of version 2.0", {version: "2.0"}],
  ])("are read: %s", async (_, changes) => {
    expect(
      await rejected(
        [rawCertificate({certificate: "other", ...changes})],
        [rawPeriod({certificate: "other"})],
      ),
    ).toEqual([]);
  });

  it("say who it is about, when and where", async () => {
    const rows = await staged(
      [
        tableDelivery("certificate", [
          rawCertificate({
            person: "19900229-2388",
            unit: "se2321000016 -1003",
            version: "2.0",
            infection_ban: "Ja",
          }),
          rawCertificate({
            certificate: "b",
            person: "19121272-1219",
            diagnosis: "f43.2",
            sent: null,
            provider: "4711",
          }),
        ]),
        tableDelivery("period", [rawPeriod(), rawPeriod({certificate: "b"})]),
      ],
      "SELECT unit, provider, signed_day, sent_day, version, sex, born_day, diagnosis, infection_ban, flags FROM certificate ORDER BY born_day DESC",
    );
    // 1990 had no 29 February: the first is rejected.
    expect(rows).toEqual([
      {
        ...{
          unit: "SE2321000016-1003",
          provider: "4711",
          signed_day: day("2025-01-07"),
          sent_day: null,
          version: 1,
        },
        ...{sex: "M", born_day: day("1912-12-12"), diagnosis: "F432", infection_ban: false, flags: 0b10},
      },
    ]);
  });
});

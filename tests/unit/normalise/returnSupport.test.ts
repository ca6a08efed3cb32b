import {existsSync, readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {day} from "../../../loaders/model/day.ts";
import {flagBits} from "../../../loaders/model/flags.ts";
import {readFindings} from "../../fixtures/findings.ts";
import {type CertificateFacts, writeCertificate} from "../../fixtures/lisjp.ts";
import {rawCertificate, rawPeriod, tableDelivery} from "../../fixtures/rawTables.ts";
import {deliverAll, stage} from "../../fixtures/staged.ts";

const none: CertificateFacts = {treatmentOngoing: false};
const supportOf = (facts: CertificateFacts, omit: readonly string[] = []) =>
  readFindings(writeCertificate(facts, {omit})).certificates[0]?.support;

describe("the way back to work, in a certificate", () => {
  it("has treatments where questions 19 and 20 have a text, and not otherwise", () => {
    expect(supportOf({})).toMatchObject({treatmentOngoing: true, treatmentPlanned: false});
    expect(supportOf({...none, treatmentPlanned: true})).toMatchObject({
      ...{treatmentOngoing: false, treatmentPlanned: true},
    });
    const blank = writeCertificate(
      {id: "blank"},
      {omit: ["19"], extra: ({answer, part}) => answer("19", part("19.1", " \n "))},
    );
    expect(readFindings(blank).certificates[0]?.support.treatmentOngoing).toBe(false);
  });

  it("tells of no planned treatment apart on version 2, which asks for both at once", () => {
    expect(supportOf({version: "2.0"})).toMatchObject({
      ...{treatmentOngoing: true, treatmentPlanned: undefined},
    });
  });

  it("has the prognosis as a code of its own version, and none where the code is the other's", () => {
    expect(supportOf({prognosis: "ATER_X_ANTAL_DGR"})?.prognosis).toBe("ATER_X_ANTAL_DGR");
    expect(supportOf({prognosis: "ATER_X_ANTAL_MANADER"})?.prognosis).toBeUndefined();
    expect(supportOf({version: "2.0", prognosis: "ATER_X_ANTAL_MANADER"})?.prognosis).toBe(
      "ATER_X_ANTAL_MANADER",
    );
    expect(supportOf({}, ["39"])?.prognosis).toBeUndefined();
  });

  it("has measures in own words and a wish for contact where they are given", () => {
    expect(supportOf({})).toMatchObject({measureText: false, contactWish: false});
    expect(supportOf({measures: ["ARBETSTRANING"], measureText: true, contactWish: true})).toMatchObject({
      ...{measureText: true, contactWish: true},
    });
    const no = writeCertificate({}, {extra: ({answer, part}) => answer("26", part("26.1", "false"))});
    expect(readFindings(no).certificates[0]?.support.contactWish).toBe(false);
  });
});

const genuine = new URL("../../../../shared/data/certificates/lisjp-v1-xml/", import.meta.url);

describe.skipIf(!existsSync(genuine))("the way back to work, in genuine certificates", () => {
  const read = (file: string) => readFindings(readFileSync(new URL(file, genuine), "utf8")).certificates[0];

  it("is read from those that answer every question, and from those that answer few", () => {
    expect(read("lisjp__1.1.xml")?.support).toEqual({
      ...{treatmentOngoing: true, treatmentPlanned: true, prognosis: "ATER_X_ANTAL_DGR"},
      ...{measureText: true, contactWish: true},
    });
    expect(read("lisjp.xml")?.support).toEqual({
      ...{treatmentOngoing: false, treatmentPlanned: false, prognosis: "PROGNOS_OKLAR"},
      ...{measureText: true, contactWish: false},
    });
  });
});

describe("the way back to work, in tables", () => {
  const columns = "treatment_ongoing, treatment_planned, prognosis, measure_text, contact_wish, flags";
  const staged = async (changes: Readonly<Record<string, string | null>>) => {
    const {engine} = await stage(
      deliverAll([
        tableDelivery("certificate", [rawCertificate(changes)]),
        tableDelivery("period", [rawPeriod()]),
      ]),
    );
    try {
      return (await engine.rows(`SELECT ${columns}, signed_day FROM certificate`))[0];
    } finally {
      engine.close();
    }
  };
  const untold = {
    ...{treatment_ongoing: null, treatment_planned: null, prognosis: null, measure_text: null},
    ...{contact_wish: null, flags: 0, signed_day: day("2025-01-07")},
  };

  it("is unknown, and not no, where the source does not tell", async () => {
    expect(await staged({})).toEqual(untold);
  });

  it("is yes or no in any of the ways that truths are written, and codes in any case", async () => {
    const told = {treatment_ongoing: "Ja", treatment_planned: "0", measure_text: "f", contact_wish: "TRUE"};
    expect(await staged({...told, prognosis: "prognos_oklar"})).toEqual({
      ...untold,
      ...{treatment_ongoing: true, treatment_planned: false, prognosis: "PROGNOS_OKLAR"},
      ...{measure_text: false, contact_wish: true},
    });
    expect(await staged({...told, version: "2.0"})).toMatchObject({treatment_planned: null});
  });

  it("is unknown with a flag where it is something else: a text is not kept", async () => {
    const text = "Samtal varje vecka";
    expect(await staged({treatment_ongoing: text, treatment_planned: text})).toEqual({
      ...untold,
      flags: flagBits(["question.treatment"]),
    });
    expect(await staged({measure_text: text, contact_wish: text})).toEqual({
      ...untold,
      flags: flagBits(["question.measures", "question.contact"]),
    });
    expect(await staged({prognosis: "ATER_X_ANTAL_MANADER"})).toEqual({
      ...untold,
      flags: flagBits(["question.prognosis"]),
    });
  });
});

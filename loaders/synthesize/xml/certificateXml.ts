import {code, escapeXml, identifier, issuer, openDocument, personIdentifier} from "./xmlText.ts";

/** A certificate to write: its facts as text, lists in their order. */
export interface CertificateDocument {
  readonly certificate: string;
  readonly person: string;
  readonly unit: string;
  readonly provider: string;
  readonly signed: string;
  readonly sent: string | undefined;
  readonly version: string;
  readonly infectionBan: boolean;
  readonly answers: string | undefined;
  readonly diagnoses: readonly string[];
  readonly periods: readonly {readonly from: string; readonly to: string; readonly degree: string}[];
  readonly measures: readonly string[];
  /** Questions 44, 19 and 20 have a text. */
  readonly measureText: boolean;
  readonly treatmentOngoing: boolean;
  readonly treatmentPlanned: boolean;
  /** Code of question 39. */
  readonly prognosis: string;
  /** Question 26 answered yes. */
  readonly contactWish: boolean;
  readonly relations: readonly {readonly kind: string; readonly other: string}[];
}

const open = openDocument("RegisterCertificate", 3);
const type = `<c:typ>${code("LISJP", "b64ea353-e8f6-4832-b563-fc7d46f29548")}</c:typ>`;
const relationSystem = "c2362fcd-eda0-4f9a-bd13-b3bbaf7f2146";
const degreeCodes: Readonly<Record<string, string>> = {
  "25": "EN_FJARDEDEL",
  "50": "HALFTEN",
  "75": "TRE_FJARDEDEL",
  "100": "HELT_NEDSATT",
};
const text = "Påhittad text om en person som inte finns.";
const ksh97p = "1.2.752.116.1.3.1.4.1";
const icd10 = {1: "1.2.752.116.1.1.1.1.3", 2: "1.2.752.116.1.1.1"} as const;

/** An FK7804 as RegisterCertificate version 3, of form version 1 or 2, complete enough to break no rule of the form. */
export function certificateXml(certificate: CertificateDocument): string {
  const {person, unit, provider, signed, sent, version, answers} = certificate;
  const answered =
    answers === undefined ? "" : `<svarPa><c:meddelande-id>${escapeXml(answers)}</c:meddelande-id></svarPa>`;
  const sentAt = sent === undefined ? "" : `<c:skickatTidpunkt>${sent}</c:skickatTidpunkt>`;
  const relations = certificate.relations.map(
    ({kind, other}) =>
      `<c:relation><c:typ>${code(kind, relationSystem)}</c:typ>` +
      `<c:intygs-id>${identifier(unit, other)}</c:intygs-id></c:relation>`,
  );
  return (
    `${open}${answered}<intyg><c:intygs-id>${identifier(unit, certificate.certificate)}</c:intygs-id>${type}` +
    `<c:version>${version}</c:version><c:signeringstidpunkt>${signed}</c:signeringstidpunkt>${sentAt}` +
    `<c:patient><c:person-id>${personIdentifier(person)}</c:person-id><c:fornamn>Påhittad</c:fornamn>` +
    `<c:efternamn>Person</c:efternamn><c:postadress>Gatan 1</c:postadress><c:postnummer>00000</c:postnummer>` +
    `<c:postort>Orten</c:postort></c:patient>${issuer("c:skapadAv", unit, provider)}${relations.join("")}` +
    `${answersOf(certificate)}</intyg></RegisterCertificate>\n`
  );
}

function answersOf(certificate: CertificateDocument): string {
  const {version, infectionBan, diagnoses, periods, measures} = certificate;
  const form = version.startsWith("1") ? 1 : 2;
  const assessed = !infectionBan;
  const isPartial = periods.some(({degree}) => degree !== "100");
  const coded = (value: string, system: string) => `<t:cv>${code(value, system)}</t:cv>`;
  const basis = coded(form === 1 ? "UNDERSOKNING" : "FYSISKUNDERSOKNING", "KV_FKMU_0001");
  const system = form === 1 && diagnoses.every((each) => each.includes("-")) ? ksh97p : icd10[form];
  const diagnosisParts = diagnoses.map((each, at) => {
    // In version 2 a side diagnosis has no text of its own.
    const words = form === 1 || at === 0 ? part(`6.${2 * at + 1}`, text) : "";
    return words + part(`6.${2 * at + 2}`, coded(each, system));
  });
  return [
    form === 2 || infectionBan ? answer("27", part("27.1", String(infectionBan))) : "",
    assessed ? answer("1", part("1.1", basis) + part("1.2", periods[0]?.from ?? ""), 1) : "",
    assessed ? answer("28", part("28.1", coded("NUVARANDE_ARBETE", "KV_FKMU_0002")), 1) : "",
    assessed ? answer("29", part("29.1", text)) : "",
    answer("6", diagnosisParts.join("")),
    assessed ? answer("35", part("35.1", text)) + answer("17", part("17.1", text)) : "",
    ...periods.map(({from, to, degree}, at) => {
      const dates = `<t:datePeriod><t:start>${from}</t:start><t:end>${to}</t:end></t:datePeriod>`;
      const reduced = part("32.1", coded(degreeCodes[degree] ?? "", "KV_FKMU_0003"));
      return answer("32", reduced + part("32.2", dates), at + 1);
    }),
    assessed && isPartial ? answer("33", part("33.1", "false")) : "",
    certificate.treatmentOngoing ? answer("19", part("19.1", text)) : "",
    certificate.treatmentPlanned ? answer("20", part("20.1", text)) : "",
    answer(
      "39",
      part("39.1", coded(certificate.prognosis, "KV_FKMU_0006")) + returnTime(certificate.prognosis),
    ),
    ...measures.map((each, at) => answer("40", part("40.1", coded(each, "KV_FKMU_0004")), at + 1)),
    certificate.measureText ? answer("44", part("44.1", text)) : "",
    certificate.contactWish ? answer("26", part("26.1", "true") + part("26.2", text)) : "",
  ].join("");
}

/** The time that a prognosis asks for beside itself: three months, as either version of the form writes it. */
function returnTime(prognosis: string): string {
  if (prognosis === "ATER_X_ANTAL_DGR")
    return part("39.3", `<t:cv>${code("NITTIO_DGR", "KV_FKMU_0007")}</t:cv>`);
  return prognosis === "ATER_X_ANTAL_MANADER" ? part("39.4", "3") : "";
}

function answer(question: string, parts: string, instance?: number): string {
  const numbered = instance === undefined ? "" : `<c:instans>${instance}</c:instans>`;
  return `<c:svar id="${question}">${numbered}${parts}</c:svar>`;
}

function part(id: string, content: string): string {
  return `<c:delsvar id="${id}">${content}</c:delsvar>`;
}

import type {Day} from "../../model/day.ts";
import type {Flag} from "../../model/flags.ts";
import {hasHsaShape, normalHsaId} from "../hsaId.ts";
import {parsePersonNumber, type PersonNumber} from "../person.ts";
import {Rejection} from "../rules.ts";
import {isTrusted, type TrustedDays} from "../trustedDays.ts";
import type {Element} from "../xml/element.ts";
import {dayOfMoment} from "../xml/moment.ts";
import {coreChild, coreChildren, extension, named, typeText} from "../xml/riv.ts";
import {type Answers, answersTo, onlyCode, readAnswers} from "./answers.ts";
import {readDiagnoses} from "./diagnoses.ts";
import {measureCodes} from "./forms.ts";
import {type Period, readPeriods, repeatDegree, shareDay} from "./periods.ts";
import {qualityFlags, readInfectionBan} from "./quality.ts";
import {readReturnSupport, type ReturnSupport} from "./returnSupport.ts";
import {type FormVersion, formVersion} from "./version.ts";

/** ERSATT replaces, KOMPLT completes, FRLANG prolongs, KOPIA copies the other certificate. */
export type RelationKind = "ERSATT" | "KOMPLT" | "FRLANG" | "KOPIA";

/** What is kept of a certificate: no name, no address, no free text. Identifiers are still as written. */
export interface Certificate {
  readonly id: string;
  readonly person: PersonNumber;
  readonly unit: string;
  readonly provider: string;
  readonly signed: Day;
  readonly sent: Day | undefined;
  readonly version: FormVersion;
  /** Upper case, the main one first. */
  readonly diagnoses: readonly string[];
  readonly periods: readonly Period[];
  readonly measures: readonly string[];
  readonly relations: readonly {readonly kind: RelationKind; readonly other: string}[];
  readonly infectionBan: boolean;
  readonly support: ReturnSupport;
  /** The message that it answers (`svarPa` beside it), where that is told. */
  readonly answers?: string | undefined;
  readonly flags: readonly Flag[];
}

const relationKinds: ReadonlySet<string> = new Set<RelationKind>(["ERSATT", "KOMPLT", "FRLANG", "KOPIA"]);

function isRelationKind(code: string): code is RelationKind {
  return relationKinds.has(code);
}

/**
 * Reads an `intyg` element, wherever it travels: the certificate if it is an FK7804 (typ LISJP), `"other-form"` for
 * any other certificate, of which nothing more is read. `answered` is the message that the document says it answers.
 * Throws a Rejection under the first rule that it breaks.
 */
export function readCertificate(
  intyg: Element,
  days: TrustedDays,
  answered?: string,
): Certificate | "other-form" {
  const children = coreChildren(intyg);
  const form = typeText(named(children, "typ"), "code");
  if (form === "") throw new Rejection("certificate.type", intyg.line);
  if (form !== "LISJP") return "other-form";

  const id = extension(named(children, "intygs-id"));
  if (id === "") throw new Rejection("certificate.id", (named(children, "intygs-id") ?? intyg).line);
  const signedElement = named(children, "signeringstidpunkt");
  const signed = dayOfMoment(signedElement?.text() ?? "");
  if (signed === undefined) throw new Rejection("certificate.signed", (signedElement ?? intyg).line);
  if (!isTrusted(signed, days)) throw new Rejection("certificate.signed-window", signedElement?.line);
  const sentElement = named(children, "skickatTidpunkt");
  const sent = dayOfMoment(sentElement?.text() ?? "");
  if (sentElement && sentElement.text() !== "" && sent === undefined)
    throw new Rejection("certificate.sent", sentElement.line);
  if (sent !== undefined && !isTrusted(sent, days))
    throw new Rejection("certificate.sent-window", sentElement?.line);
  const version = formVersion(named(children, "version")?.text() ?? "");
  if (version === undefined)
    throw new Rejection("certificate.version", (named(children, "version") ?? intyg).line);
  const patient = named(children, "patient");
  const person = parsePersonNumber(extension(patient && coreChild(patient, "person-id")));
  if (!person) throw new Rejection("certificate.person", (patient ?? intyg).line);
  const {unit, provider} = readIssuer(named(children, "skapadAv"), intyg);

  const answers = readAnswers(children);
  const diagnoses = readDiagnoses(answers, version, intyg.line);
  const periods = readPeriods(answers, days, intyg.line);
  const relations = children.filter(({name}) => name === "relation").map(readRelation);
  const flags = qualityFlags(answers, version);
  if (!person.checked) flags.push("person.check-digit");
  if (!hasHsaShape(unit) || !hasHsaShape(provider)) flags.push("unit.shape");
  if (relations.includes(undefined)) flags.push("relation.kind");
  if (repeatDegree(periods)) flags.push("period.repeated-degree");
  if (shareDay(periods)) flags.push("period.shared-day");
  // Plain fields: spreading an object costs more than reading a question.
  return {
    id,
    person,
    unit,
    provider,
    signed,
    sent,
    version,
    diagnoses,
    periods,
    flags,
    answers: answered,
    measures: version === 1 ? readMeasures(answers) : [],
    relations: relations.filter((relation) => relation !== undefined),
    infectionBan: readInfectionBan(answers),
    support: readReturnSupport(answers, version),
  };
}

function readIssuer(issuer: Element | undefined, intyg: Element): {unit: string; provider: string} {
  const unitElement = issuer && coreChild(issuer, "enhet");
  const unit = normalHsaId(extension(unitElement && coreChild(unitElement, "enhets-id")));
  if (unit === "") throw new Rejection("certificate.unit", (unitElement ?? issuer ?? intyg).line);
  const providerElement = unitElement && coreChild(unitElement, "vardgivare");
  const provider = normalHsaId(extension(providerElement && coreChild(providerElement, "vardgivare-id")));
  if (provider === "")
    throw new Rejection("certificate.provider", (providerElement ?? unitElement ?? intyg).line);
  return {unit, provider};
}

function readRelation(relation: Element): {kind: RelationKind; other: string} | undefined {
  const kind = typeText(coreChild(relation, "typ"), "code");
  const other = extension(coreChild(relation, "intygs-id"));
  return isRelationKind(kind) && other !== "" ? {kind, other} : undefined;
}

function readMeasures(answers: Answers): string[] {
  const codes = answersTo(answers, "40").map((answer) => onlyCode(answer, "40.1")?.code ?? "");
  return [...new Set(codes.filter((code) => measureCodes.has(code)))];
}

import type {Day} from "../model/day.ts";
import {type Certificate, readCertificate} from "./certificate/readCertificate.ts";
import {type Message, readMessage} from "./readMessage.ts";
import {Rejection} from "./rules.ts";
import {isTrusted, type TrustedDays} from "./trustedDays.ts";
import {readUnitAnswer} from "./units/readAnswers.ts";
import {readUnits} from "./units/readUnits.ts";
import type {UnitRow} from "./units/unitRow.ts";
import type {Element} from "./xml/element.ts";
import {dayOfMoment} from "./xml/moment.ts";
import {coreChild, extension, isCore, typeText} from "./xml/riv.ts";
import {withXml} from "./xml/withXml.ts";

/** What a document can say, one call a fact. */
export interface Findings {
  certificate(certificate: Certificate): void;
  otherForm(): void;
  /** A certificate was revoked; the day is unknown where its time is missing, no time or outside the trusted days. */
  revocation(certificate: string, day: Day | undefined): void;
  message(message: Message): void;
  unit(unit: UnitRow): void;
  rejection(rejection: Rejection): void;
}

const soap: ReadonlySet<string> = new Set([
  "http://schemas.xmlsoap.org/soap/envelope/",
  "http://www.w3.org/2003/05/soap-envelope",
]);
/** Codes of `intyg/status` that say the certificate is revoked (makulerat). */
const revoking: ReadonlySet<string> = new Set(["CANCEL", "CANCELLED", "MAKULE"]);
const interaction = /^urn:riv:clinicalprocess:healthcond:certificate:([A-Za-z]+)Responder:(\d+)$/;

/**
 * Reads one document, bare or in a SOAP envelope, and tells what it found. What it is follows from namespace and
 * local name of its root, never from a prefix or a file name. A rule broken by one certificate or unit does not
 * stop the others in the same document.
 */
export function readDocument(bytes: Uint8Array, days: TrustedDays, findings: Findings): void {
  attempt(findings, () => {
    withXml(bytes, (root) => {
      dispatch(bodyOf(root), days, findings);
    });
  });
}

function attempt(findings: Findings, read: () => void): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    findings.rejection(error);
  }
}

function bodyOf(root: Element): Element {
  if (root.name !== "Envelope" || !soap.has(root.namespace)) return root;
  const body = root.children().find(({name, namespace}) => name === "Body" && namespace === root.namespace);
  const [content] = body?.children() ?? [];
  if (!content) throw new Rejection("xml.unknown-root", (body ?? root).line);
  return content;
}

function dispatch(element: Element, days: TrustedDays, findings: Findings): void {
  if (element.name === "FileGetHsaUnitsResponse" && element.namespace === "urn:riv:hsa:HsaWsResponder:3") {
    for (const unit of readUnits(element, findings)) findings.unit(unit);
    return;
  }
  const answered = readUnitAnswer(element);
  if (answered) {
    for (const unit of answered) findings.unit(unit);
    return;
  }
  const {service, version} = interactionOf(element.namespace);
  if (element.name !== service && element.name !== `${service}Response`)
    throw new Rejection("xml.unknown-root", element.line);
  switch (`${element.name} ${version}`) {
    case "RegisterCertificate 3":
      readAll(
        element,
        own(element, "intyg"),
        {days, answers: answeredMessage(own(element, "svarPa")[0])},
        findings,
      );
      break;
    case "GetCertificateResponse 1":
    case "GetCertificateResponse 2":
      readAll(element, own(element, "intyg"), {days, answers: undefined}, findings);
      break;
    case "ListCertificatesForCareResponse 1":
    case "ListCertificatesForCareResponse 2":
    case "ListCertificatesForCareResponse 3": {
      const listed = own(element, "intygs-lista").flatMap((list) => own(list, "intyg", element.namespace));
      readAll(element, listed, {days, answers: undefined}, findings);
      break;
    }
    case "CertificateStatusUpdateForCare 2":
    case "CertificateStatusUpdateForCare 3": {
      const [intyg] = own(element, "intyg");
      if (!intyg) throw new Rejection("xml.unknown-root", element.line);
      readStatusUpdate(intyg, own(element, "handelse")[0], days, findings);
      break;
    }
    case "RevokeCertificate 1":
    case "RevokeCertificate 2": {
      const id = extension(own(element, "intygs-id")[0]);
      if (id === "") throw new Rejection("revocation.certificate", element.line);
      findings.revocation(id, revokedDay(own(element, "skickatTidpunkt")[0], days));
      break;
    }
    case "SendMessageToCare 1":
    case "SendMessageToCare 2":
      findings.message(readMessage(element, "care", days));
      break;
    case "SendMessageToRecipient 1":
    case "SendMessageToRecipient 2":
      findings.message(readMessage(element, "recipient", days));
      break;
    default:
      throw new Rejection("xml.unknown-root", element.line);
  }
}

/** The service contract and major version that a namespace stands for; empty where it is none. */
function interactionOf(namespace: string): typeof latest {
  if (latest.namespace === namespace) return latest;
  const [, service = "", version = ""] = interaction.exec(namespace) ?? [];
  return (latest = {namespace, service, version});
}

/** Deliveries are thousands of documents of one kind: what the one before was found to be. */
let latest = {namespace: "", service: "", version: ""};

/** The children with a name in the namespace of the document's own element. */
function own(parent: Element, name: string, namespace = parent.namespace): Element[] {
  const found: Element[] = [];
  for (const child of parent.children())
    if (child.name === name && child.namespace === namespace) found.push(child);
  return found;
}

/** What a certificate is read by: the trusted days, and the message that the document says it answers. */
interface Circumstances {
  readonly days: TrustedDays;
  readonly answers: string | undefined;
}

function readAll(
  element: Element,
  intyg: readonly Element[],
  circumstances: Circumstances,
  findings: Findings,
): void {
  if (intyg.length === 0) throw new Rejection("xml.unknown-root", element.line);
  for (const each of intyg) {
    attempt(findings, () => {
      readIntyg(each, circumstances, findings);
    });
  }
}

/** The id of the message that a certificate answers, or `undefined` where it answers none. */
function answeredMessage(svarPa: Element | undefined): string | undefined {
  const id = svarPa && coreChild(svarPa, "meddelande-id")?.text();
  return id === "" ? undefined : id;
}

function readIntyg(intyg: Element, {days, answers}: Circumstances, findings: Findings): void {
  const certificate = readCertificate(intyg, days, answers);
  if (certificate === "other-form") {
    findings.otherForm();
    return;
  }
  findings.certificate(certificate);
  for (const status of intyg.children()) {
    if (status.name !== "status" || !isCore(status)) continue;
    if (revoking.has(typeText(coreChild(status, "status"), "code")))
      findings.revocation(certificate.id, revokedDay(coreChild(status, "tidpunkt"), days));
  }
}

/**
 * What happened to a certificate (CertificateStatusUpdateForCare). MAKULE revokes it; SKICKA tells the day of sending
 * where the certificate does not. The certificate itself is read like any other if it is signed: most likely it is a
 * further copy of one that was read already. A draft is no certificate.
 */
function readStatusUpdate(
  intyg: Element,
  event: Element | undefined,
  days: TrustedDays,
  findings: Findings,
): void {
  const form = typeText(coreChild(intyg, "typ"), "code");
  const code = typeText(event && coreChild(event, "handelsekod"), "code");
  const time = event && coreChild(event, "tidpunkt");
  if (form !== "LISJP" || coreChild(intyg, "signeringstidpunkt")) {
    const certificate = readCertificate(intyg, days);
    if (certificate === "other-form") {
      findings.otherForm();
      return;
    }
    const sent = certificate.sent ?? (code === "SKICKA" ? dayOfMoment(time?.text() ?? "") : undefined);
    if (sent !== undefined && !isTrusted(sent, days))
      throw new Rejection("certificate.sent-window", time?.line);
    findings.certificate({...certificate, sent});
    if (code === "MAKULE") findings.revocation(certificate.id, revokedDay(time, days));
    return;
  }
  const id = extension(coreChild(intyg, "intygs-id"));
  if (id === "") throw new Rejection("certificate.id", intyg.line);
  if (code !== "MAKULE") throw new Rejection("certificate.draft", intyg.line);
  findings.revocation(id, revokedDay(time, days));
}

/** The day of a revocation, or `undefined`: it revokes all the same, so a day that cannot be is only forgotten. */
function revokedDay(time: Element | undefined, days: TrustedDays): Day | undefined {
  const at = dayOfMoment(time?.text() ?? "");
  return at !== undefined && isTrusted(at, days) ? at : undefined;
}

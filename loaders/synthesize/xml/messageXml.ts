import {code, escapeXml, hsaRoot, identifier, issuer, openDocument, personIdentifier} from "./xmlText.ts";

/** A message to write, and the certificate that it is about. */
export interface MessageDocument {
  readonly message: string;
  readonly certificate: string;
  readonly person: string;
  readonly unit: string;
  readonly provider: string;
  readonly subject: string;
  readonly towards: string;
  readonly sent: string;
  readonly answers: string | undefined;
  readonly reminds: string | undefined;
  readonly answerBy: string | undefined;
  readonly questions: readonly string[];
}

const text = "Påhittad text i ett påhittat ärende.";

/** A message between Försäkringskassan and care, as SendMessageToCare or SendMessageToRecipient version 2. */
export function messageXml(message: MessageDocument): string {
  const service = message.towards === "care" ? "SendMessageToCare" : "SendMessageToRecipient";
  const optional = (name: string, value: string | undefined) =>
    value === undefined ? "" : `<${name}>${escapeXml(value)}</${name}>`;
  const answered =
    message.answers === undefined
      ? ""
      : `<svarPa><c:meddelande-id>${escapeXml(message.answers)}</c:meddelande-id></svarPa>`;
  const sender =
    message.towards === "care"
      ? `<skickatAv><part>${code("FKASSA", "769bb12b-bd9f-4203-a5cd-fd14f2eb3b80")}</part></skickatAv>`
      : issuer("skickatAv", message.unit, message.provider);
  const questions = message.questions.map(
    (question) =>
      `<komplettering><frage-id>${question}</frage-id><instans>1</instans><text>${text}</text></komplettering>`,
  );
  return (
    `${openDocument(service, 2)}<meddelande-id>${escapeXml(message.message)}</meddelande-id>` +
    `<skickatTidpunkt>${message.sent}</skickatTidpunkt>` +
    `<intygs-id>${identifier(message.unit, message.certificate)}</intygs-id>` +
    `<patientPerson-id>${personIdentifier(message.person)}</patientPerson-id>` +
    `<logiskAdressMottagare>${escapeXml(message.towards === "care" ? message.unit : "FKASSA")}</logiskAdressMottagare>` +
    `<amne>${code(message.subject, "ffa59d8f-8d7e-46ae-ac9e-31804e8e8499")}</amne>` +
    `<meddelande>${text}</meddelande>${optional("paminnelseMeddelande-id", message.reminds)}${answered}` +
    `${sender}${questions.join("")}${optional("sistaDatumForSvar", message.answerBy)}</${service}>\n`
  );
}

/** A certificate that is revoked: what it was, whose and when. */
export interface RevocationDocument {
  readonly certificate: string;
  readonly person: string;
  readonly unit: string;
  readonly provider: string;
  readonly revoked: string;
}

const openRevocation = openDocument("RevokeCertificate", 2);

/** A RevokeCertificate version 2: the certificate is revoked (makulerat). */
export function revocationXml({certificate, person, unit, provider, revoked}: RevocationDocument): string {
  return (
    `${openRevocation}<meddelande>${text}</meddelande><skickatTidpunkt>${revoked}</skickatTidpunkt>` +
    `<intygs-id>${identifier(hsaRoot, certificate)}</intygs-id>` +
    `<patientPerson-id>${personIdentifier(person)}</patientPerson-id>${issuer("skickatAv", unit, provider)}</RevokeCertificate>\n`
  );
}

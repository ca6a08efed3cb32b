import {existsSync, readdirSync, readFileSync, statSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {outcome} from "../../fixtures/findings.ts";

const data = new URL("../../../../shared/data", import.meta.url).pathname;

/** All of these persons are from the test series of Skatteverket or made up, 192703104321 with a wrong check digit. */
const madeUp = "person.check-digit";
const plainUnit = "unit.shape";

/** What becomes of each genuine file, and why where the name does not say it. */
const certificates: Readonly<Record<string, string>> = {
  "ag7804-xml/SOURCE.txt": "xml.not-xml",
  "ag7804-xml/ag7804__1.1.xml": "other-form",
  "fk7263-json/SOURCE.txt": "xml.not-xml",
  "fk7263-json/maximalt-fk7263-internal.json": "xml.not-xml",
  "fk7263-xml/SOURCE.txt": "xml.not-xml",
  // RegisterMedicalCertificate: the service before RegisterCertificate.
  "fk7263-xml/fk7263.xml": "xml.unknown-root",
  "fk7263-xml/fk7263__1.1.xml": "xml.unknown-root",
  "fk7263-xml/getcertificate-fk7263.xml": "xml.unknown-root",
  "fk7263-xml/maximalt-fk7263-transport.xml": "xml.unknown-root",
  "fk7263-xml/minimalt-fk7263-transport.xml": "xml.unknown-root",
  // RegisterCertificate v3 with typ FK7263.
  "fk7263-xml/rivtav3-valid-scenario1.xml": "other-form",
  "lisjp-v1-xml/SOURCE.txt": "xml.not-xml",
  // Four diagnoses, each in a question 6 of its own.
  "lisjp-v1-xml/diagnosMaxTreDiagnoser.xml": "diagnosis.question",
  // Question 33 although the degree is 100 (R26): about question 33, which is not kept.
  "lisjp-v1-xml/failingSjukskrivningHeltNedsattOchOmArbetstidsforlaggning.xml": `accepted ${madeUp} question.working-hours ${plainUnit}`,
  "lisjp-v1-xml/fleraSjukskrivningOchOmArbetstidsforlaggning.xml": `accepted ${madeUp} ${plainUnit}`,
  "lisjp-v1-xml/lisjp.xml": `accepted ${madeUp} ${plainUnit}`,
  "lisjp-v1-xml/lisjp__1.1.xml": "accepted",
  "lisjp-v1-xml/lisjp__2_locked.1.xml": "accepted",
  "lisjp-v1-xml/lisjp__tod.1.xml": "accepted",
  // The third period has no dates at all; questions 1 and 32 have no instance numbers, and 25 % occurs twice.
  "lisjp-v1-xml/lisjp_broken.xml": "period.dates",
  // A part 39.2, which version 1 has not, and no instance number on 1 and 32: an old draft of the form.
  "lisjp-v1-xml/prognosMedDelfraga39-2.xml": `accepted ${madeUp} question.instance question.unknown ${plainUnit}`,
  "lisjp-v1-xml/revokerequest.xml": "revocation",
  "lisjp-v1-xml/scenarios/SOURCE.txt": "xml.not-xml",
  "lisjp-v1-xml/scenarios/fail-aktivitetsbegransningSaknas.xml": `accepted ${madeUp} question.activity ${plainUnit}`,
  "lisjp-v1-xml/scenarios/fail-anledningKontaktWhitespaces.xml": `accepted ${madeUp} question.contact ${plainUnit}`,
  "lisjp-v1-xml/scenarios/fail-arbetslivsinriktadeAtgarderSaknas.xml": `accepted ${madeUp} question.measures ${plainUnit}`,
  "lisjp-v1-xml/scenarios/fail-arbetstidsforlaggningMotiveringSaknas.xml": `accepted ${madeUp} question.working-hours ${plainUnit}`,
  "lisjp-v1-xml/scenarios/fail-diagnosPsykiskDiagnoskodFelAntalTecken.xml": "diagnosis.code",
  "lisjp-v1-xml/scenarios/fail-diagnoserMedOlikaKodsystem.xml": "diagnosis.mixed-systems",
  "lisjp-v1-xml/scenarios/fail-diagnoskodMerAnFemTecken.xml": "diagnosis.length",
  "lisjp-v1-xml/scenarios/fail-forMangaSysselsattningar.xml": `accepted ${madeUp} question.occupation ${plainUnit}`,
  "lisjp-v1-xml/scenarios/fail-funktionsnedsattningWhitespaces.xml": `accepted ${madeUp} question.function ${plainUnit}`,
  "lisjp-v1-xml/scenarios/fail-grundForMUBeskrivningBordeInteFinnasWhitespaces.xml": `accepted ${madeUp} question.basis ${plainUnit}`,
  "lisjp-v1-xml/scenarios/fail-grundForMUSaknas.xml": `accepted ${madeUp} question.basis ${plainUnit}`,
  "lisjp-v1-xml/scenarios/fail-pagaendeBehandlingWhitespaces.xml": `accepted ${madeUp} question.treatment ${plainUnit}`,
  "lisjp-v1-xml/scenarios/fail-prognosDagarTillArbeteSaknas.xml": `accepted ${madeUp} question.prognosis ${plainUnit}`,
  "lisjp-v1-xml/scenarios/fail-prognosSaknas2.xml": `accepted ${madeUp} question.prognosis ${plainUnit}`,
  "lisjp-v1-xml/scenarios/fail-sjukskrivningSaknas.xml": "period.count",
  "lisjp-v1-xml/scenarios/fail-sysselsattningNuvarandeArbeteBeskrivningSaknas.xml": `accepted ${madeUp} question.occupation ${plainUnit}`,
  "lisjp-v1-xml/scenarios/fail-sysselsattningNuvarandeArbeteWhitespaces.xml": `accepted ${madeUp} question.occupation ${plainUnit}`,
  "lisjp-v1-xml/scenarios/pass-diagnos-med-bidiagnoser.xml": `accepted ${madeUp} ${plainUnit}`,
  "lisjp-v1-xml/scenarios/pass-diagnosPsykiskDiagnoskod.xml": `accepted ${madeUp} ${plainUnit}`,
  "lisjp-v1-xml/scenarios/pass-flera-arbetslivsinriktadeatgarder.xml": `accepted ${madeUp} ${plainUnit}`,
  "lisjp-v1-xml/scenarios/pass-flera-sysselsattningar.xml": `accepted ${madeUp} ${plainUnit}`,
  "lisjp-v1-xml/scenarios/pass-grundForMUFyraSvar.xml": `accepted ${madeUp} ${plainUnit}`,
  "lisjp-v1-xml/scenarios/pass-minimal.xml": `accepted ${madeUp} ${plainUnit}`,
  "lisjp-v1-xml/scenarios/pass-smittskydd.xml": `accepted ${madeUp} ${plainUnit}`,
  "lisjp-v1-xml/scenarios/sjukskrivningOverlappandePerioder.xml": "period.overlap",
  // Prefill (forifyllnad): answers of a form that nobody has signed, without certificate, person or unit.
  "lisjp-v2-xml/AG7804_V2.xml": "xml.unknown-root",
  "lisjp-v2-xml/FK7804_V2.xml": "xml.unknown-root",
  "lisjp-v2-xml/SOURCE.txt": "xml.not-xml",
  "soap-envelopes/SOURCE.txt": "xml.not-xml",
  // Both carry an IGRAV (pregnancy).
  "soap-envelopes/certificate-status-update-for-care.xml": "other-form",
  "soap-envelopes/register-certificate.xml": "other-form",
  "soap-envelopes/revoke-certificate.xml": "revocation",
};

const messages: Readonly<Record<string, string>> = {
  "json/SOURCE.txt": "xml.not-xml",
  "json/intyg-1-fk-komplettering-utan-svar.json": "xml.not-xml",
  "json/webcert-arende-schema.json": "xml.not-xml",
  "sendmessagetocare/DEMO_PaminnelseArende.xml": "message PAMINN",
  "sendmessagetocare/SOURCE.txt": "xml.not-xml",
  "sendmessagetocare/extracted_DEMO_sendMessageToCare_1_KOMPLT.xml": "message KOMPLT",
  "sendmessagetocare/extracted_DEMO_sendMessageToCare_2_OVRIGT.xml": "message OVRIGT",
  "sendmessagetocare/extracted_SendMessageToCareInteraction_1_KOMPLT.xml": "message KOMPLT",
  // A template: #DATE# is no time.
  "sendmessagetocare/sendMessageToCare.xml": "message.sent",
  // Subject AVSTAMNINGSMOTE, no time of sending, no text.
  "sendmessagetocare/sendmessagetocare_intygstjanst.xml": "message.subject",
  "sendmessagetocare/v2_ANSWER_TO_CARE_CONTENT.xml": "message KONTKT",
  "sendmessagetocare/v2_COMPLEMENT_TO_CARE_CONTENT.xml": "message KOMPLT",
  "sendmessagetocare/v2_QUESTION_TO_CARE_CONTENT.xml": "message OVRIGT",
  "sendmessagetorecipient/SOURCE.txt": "xml.not-xml",
  "sendmessagetorecipient/send-message-to-recipient-2.xml": "message OVRIGT",
  "sendmessagetorecipient/send-message-to-recipient.xml": "message OVRIGT",
  "sendmessagetorecipient/sendmessagetorecipientv2.xml": "message KOMPLT",
  "sendmessagetorecipient/v2_ANSWER_TO_RECIPIENT_CONTENT.xml": "message OVRIGT",
  "sendmessagetorecipient/v2_QUESTION_TO_RECIPIENT_CONTENT.xml": "message KONTKT",
};

function filesOf(folder: string): string[] {
  return readdirSync(folder, {recursive: true, encoding: "utf8"})
    .filter((file) => statSync(join(folder, file)).isFile())
    .sort();
}

describe.skipIf(!existsSync(data))("genuine files", () => {
  for (const [folder, expected] of Object.entries({certificates, messages})) {
    it(`knows every file of ${folder}`, () => {
      expect(filesOf(join(data, folder))).toEqual(Object.keys(expected).sort());
    });

    it.each(Object.entries(expected))(`${folder}/%s: %s`, (file, word) => {
      expect(outcome(readFileSync(join(data, folder, file)))).toBe(word);
    });
  }
});

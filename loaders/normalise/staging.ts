import type {Day} from "../model/day.ts";
import {flagBits} from "../model/flags.ts";
import {Batches, type Rows} from "./batches.ts";
import type {Certificate} from "./certificate/readCertificate.ts";
import {type Pseudonymise, pseudonymiser} from "./pseudonym.ts";
import type {Findings} from "./readDocument.ts";
import type {Message} from "./readMessage.ts";
import {placeOf} from "./readTables.ts";
import type {Rejection} from "./rules.ts";
import type {UnitRow} from "./units/unitRow.ts";

/**
 * Turns findings into rows of the read tables: identifiers become pseudonyms here and nowhere later. Every copy of a
 * certificate or message is kept with its place. The name of the file is filled in by who knows it.
 */
export class Staging implements Findings {
  readonly #batches = new Batches();
  readonly #pseudonym: Pseudonymise;
  #document = 0;
  #nth = 0;

  constructor(key: Uint8Array) {
    this.#pseudonym = pseudonymiser(key);
  }

  /** The document that the findings from now on come from. */
  startDocument(document: number): void {
    this.#document = document;
    this.#nth = 0;
  }

  certificate(found: Certificate): void {
    const id = this.#pseudonym("certificate", found.id);
    const {person, support} = found;
    const place = this.#nextPlace();
    this.#batches.add(
      "certificate",
      id,
      this.#pseudonym("person", person.digits),
      found.unit,
      found.provider,
      found.signed,
      found.sent ?? null,
      found.version,
      person.sex,
      person.bornDay,
      found.diagnoses[0] ?? null,
      found.infectionBan,
      found.answers === undefined ? null : this.#pseudonym("message", found.answers),
      support.treatmentOngoing,
      support.treatmentPlanned ?? null,
      support.prognosis ?? null,
      support.measureText,
      support.contactWish,
      flagBits(found.flags),
      place,
    );
    for (const [ordinal, {from, to, degree}] of found.periods.entries())
      this.#batches.add("period", id, ordinal, from, to, degree, place);
    for (const [ordinal, code] of found.diagnoses.entries())
      this.#batches.add("diagnosis", id, ordinal, code, place);
    for (const code of found.measures) this.#batches.add("measure", id, code, place);
    for (const {kind, other} of found.relations)
      this.#batches.add("relation", id, kind, this.#pseudonym("certificate", other), place);
  }

  otherForm(): void {
    this.#batches.add("excluded", null, "other-form", this.#nextPlace());
  }

  revocation(certificate: string, day: Day | undefined): void {
    this.#batches.add(
      "revocation",
      this.#pseudonym("certificate", certificate),
      day ?? null,
      this.#nextPlace(),
    );
  }

  message(found: Message): void {
    const id = this.#pseudonym("message", found.id);
    const place = this.#nextPlace();
    const certificate = this.#pseudonym("certificate", found.certificate);
    const answers = found.answers === undefined ? null : this.#pseudonym("message", found.answers);
    const reminds = found.reminds === undefined ? null : this.#pseudonym("message", found.reminds);
    const {subject, towards, sent} = found;
    this.#batches.add(
      "message",
      id,
      certificate,
      subject,
      towards,
      sent,
      answers,
      reminds,
      found.answerBy ?? null,
      place,
      null,
    );
    for (const question of found.questions) this.#batches.add("message_question", id, question, place);
  }

  unit(row: UnitRow): void {
    const {name, careUnit, provider, region, from, to, headUnit} = row;
    const facts = [name, careUnit, provider, region, from, to, headUnit];
    const kinds = [row.businessCodes, row.businessTypes, row.careTypes];
    // Type and listed patients stand in no document; what a unit is compared as is found out of all rows at last.
    const values = [...facts, ...kinds, null, null, row.toldBy, null].map((value) => value ?? null);
    this.#batches.add("unit", row.unit, ...values, this.#nextPlace(), null);
  }

  rejection({rule, line, column}: Rejection): void {
    this.#batches.add("rejected", null, line ?? null, column ?? null, rule, this.#nextPlace());
  }

  /** Gives the rows that have gathered. */
  take(): Rows {
    return this.#batches.take();
  }

  #nextPlace(): bigint {
    return placeOf(this.#document, this.#nth++);
  }
}

import type {Day} from "../model/day.ts";
import type {StagedWriter} from "../model/stagedWriter.ts";
import {flagBits} from "../model/flags.ts";
import {Batches} from "./batches.ts";
import type {Certificate} from "./certificate/readCertificate.ts";
import {CopiesSent} from "./copiesSent.ts";
import {type IdentifierKind, pseudonym} from "./pseudonym.ts";
import type {Findings} from "./readDocument.ts";
import type {Message} from "./readMessage.ts";
import {Rejection} from "./rules.ts";
import {Seen} from "./seen.ts";
import type {UnitRow} from "./units/unitRow.ts";

/**
 * Turns findings into staged rows: identifiers become pseudonyms here and nowhere later. The first copy of a
 * certificate or message is kept; a further one is an `excluded` or `rejected` row.
 */
export class Staging implements Findings {
  readonly #batches: Batches;
  readonly #key: Uint8Array;
  readonly #certificates = new Seen();
  readonly #messages = new Seen();
  readonly #copies: CopiesSent;
  #file = "";
  #hasUnits = false;

  constructor(into: StagedWriter, key: Uint8Array) {
    this.#batches = new Batches(into);
    this.#copies = new CopiesSent(into);
    this.#key = key;
  }

  /** The file that the findings from now on come from. */
  startFile(file: string): void {
    this.#file = file;
    this.#hasUnits = false;
  }

  /** True when the file that is read now has given units. */
  get hasUnits(): boolean {
    return this.#hasUnits;
  }

  certificate(found: Certificate): void {
    const id = this.#pseudonym("certificate", found.id);
    if (!this.#certificates.add(id)) {
      this.#batches.add("excluded", null, "duplicate");
      if (found.sent !== undefined) this.#copies.add(id, found.sent);
      return;
    }
    const {person} = found;
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
      flagBits(found.flags),
    );
    for (const [ordinal, {from, to, degree}] of found.periods.entries())
      this.#batches.add("period", id, ordinal, from, to, degree);
    for (const [ordinal, code] of found.diagnoses.entries())
      this.#batches.add("diagnosis", id, ordinal, code);
    for (const code of found.measures) this.#batches.add("measure", id, code);
    for (const {kind, other} of found.relations)
      this.#batches.add("relation", id, kind, this.#pseudonym("certificate", other));
  }

  otherForm(): void {
    this.#batches.add("excluded", null, "other-form");
  }

  revocation(certificate: string, day: Day | undefined): void {
    this.#batches.add("revocation", this.#pseudonym("certificate", certificate), day ?? null);
  }

  message(found: Message): void {
    const id = this.#pseudonym("message", found.id);
    if (!this.#messages.add(id)) throw new Rejection("message.duplicate");
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
    );
    for (const question of found.questions) this.#batches.add("message_question", id, question);
  }

  unit(row: UnitRow): void {
    this.#hasUnits = true;
    const {name, careUnit, provider, region, from, to, headUnit} = row;
    const facts = [name, careUnit, provider, region, from, to, headUnit];
    const kinds = [row.businessCodes, row.businessTypes, row.careTypes];
    // Type and listed patients stand in no document.
    const values = [...facts, ...kinds, null, null, row.toldBy].map((value) => value ?? null);
    this.#batches.add("unit", row.unit, ...values);
  }

  rejection({rule, line, column}: Rejection): void {
    this.#batches.add("rejected", this.#file, line ?? null, column ?? null, rule);
  }

  /** Writes what has gathered to a full batch. */
  async writeFull(): Promise<void> {
    await this.#batches.writeFull();
    await this.#copies.writeFull();
  }

  /** Writes every row. */
  async writeAll(): Promise<void> {
    await this.#batches.writeAll();
  }

  /** Writes every row, and the days of sending that only further copies know. */
  async finish(): Promise<void> {
    await this.#batches.writeAll();
    await this.#copies.settle();
  }

  #pseudonym(kind: IdentifierKind, value: string): bigint {
    return pseudonym(this.#key, kind, value);
  }
}

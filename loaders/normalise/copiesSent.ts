import type {Day} from "../model/day.ts";
import type {StagedWriter} from "../model/stagedWriter.ts";

const rowsPerStatement = 10_000;

/**
 * Days of sending that further copies of a certificate tell. The first copy is the one that is kept, but it can be
 * older than the sending (a status update at signing); the certificate was sent all the same.
 */
export class CopiesSent {
  readonly #into: StagedWriter;
  #rows: string[] = [];
  #isOpen = false;

  constructor(into: StagedWriter) {
    this.#into = into;
  }

  add(certificate: bigint, sent: Day): void {
    this.#rows.push(`(${certificate}, ${sent})`);
  }

  async writeFull(): Promise<void> {
    if (this.#rows.length >= rowsPerStatement) await this.#write();
  }

  /** A certificate without a day of sending gets the first that a further copy tells. */
  async settle(): Promise<void> {
    await this.#write();
    if (!this.#isOpen) return;
    await this.#into.run(`
      UPDATE certificate SET sent_day = copy.sent_day
      FROM (SELECT certificate, min(sent_day) AS sent_day FROM copy_sent GROUP BY certificate) AS copy
      WHERE certificate.certificate = copy.certificate AND certificate.sent_day IS NULL;
      DROP TABLE copy_sent`);
    this.#isOpen = false;
  }

  async #write(): Promise<void> {
    if (this.#rows.length === 0) return;
    if (!this.#isOpen)
      await this.#into.run("CREATE OR REPLACE TEMP TABLE copy_sent (certificate BIGINT, sent_day INTEGER)");
    this.#isOpen = true;
    await this.#into.run(`INSERT INTO copy_sent VALUES ${this.#rows.join(", ")}`);
    this.#rows = [];
  }
}

import type {Effects} from "../model/effects.ts";
import type {Expected, RawDocument, SkippedDocument, UnreadableDocument} from "../model/source.ts";

const steps: Readonly<Record<Expected, string>> = {
  certificate: "Läser intyg",
  message: "Läser meddelanden",
  unit: "Läser enheter",
};

const reportEvery = 100;

/**
 * Tells how far reading has come, in files: one step a flag, with the number of its files where the source knows it.
 * Reports before the first file, after each hundred and after the last.
 */
export class ReadingProgress {
  readonly #effects: Effects;
  #step = "";
  #done = 0;

  constructor(effects: Effects) {
    this.#effects = effects;
  }

  /** A file is about to be read. */
  starts({expects, total}: RawDocument | UnreadableDocument | SkippedDocument): void {
    const step = expects === undefined ? "Läser filer" : steps[expects];
    if (step === this.#step) return;
    this.#step = step;
    this.#done = 0;
    this.#effects.progress(step, 0, total, total === 1 ? "fil" : "filer");
  }

  /** The file has been read. */
  ends({total}: RawDocument | UnreadableDocument | SkippedDocument): void {
    this.#done++;
    if (this.#done % reportEvery === 0 || this.#done === total)
      this.#effects.progress(this.#step, this.#done, total, total === 1 ? "fil" : "filer");
  }
}

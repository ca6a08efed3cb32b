import type {Day} from "../model/day.ts";
import type {Effects} from "../model/effects.ts";

/** What a command may do to the world beside its own files. */
export interface CommandEffects extends Effects {
  /** Ends a step that is shown as going on. */
  stop(): void;
  /** Text for stdout: what the command was asked for. */
  print(text: string): void;
  /** Where details of an unforeseen error go from now on: a folder that only the owner reads. */
  keepErrorsIn(folder: string): void;
  /** The day of the run. */
  readonly today: Day;
  /** Version of the program, for what is written. */
  readonly codeVersion: string;
}

/**
 * A command of `underlag` beside `release` and `inspect`, by its first word. It reads its own flags (`parseArgs` of
 * node:util, strict), and throws errors of `errors.ts`.
 */
export interface Command {
  readonly name: string;
  /** One line of `underlag --help` each way of using it: what is written, and what that does. Swedish. */
  readonly usage: readonly (readonly [written: string, does: string])[];
  /** The whole text of `underlag <name> --help`. */
  readonly help: string;
  /** Runs it with the words after its name; `--help` never comes here. */
  run(argv: readonly string[], effects: CommandEffects): Promise<void>;
}

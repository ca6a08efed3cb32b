import {parseArgs} from "node:util";
import {UsageError} from "../loaders/errors.ts";
import {flagFault} from "../loaders/flagFault.ts";

/** How a program of the site is asked. */
export interface CommandLine {
  /** What `--help` prints: what the program does, its words and flags, and examples. */
  readonly help: string;
  /** Flags that take a value. */
  readonly flags?: readonly string[];
  /** How many words it takes beside them; none, unless said. */
  readonly words?: number;
}

/** What was asked of a program. */
export interface Asked {
  readonly flags: Readonly<Record<string, string | undefined>>;
  readonly words: readonly string[];
}

/** Reads a command line; "help" where that is what was asked for. A flag or word that the program does not take is a UsageError. */
export function readCommandLine(
  args: readonly string[],
  {flags = [], words = 0}: CommandLine,
): Asked | "help" {
  const named = Object.fromEntries(flags.map((flag) => [flag, {type: "string"} as const]));
  const read = () => {
    try {
      return parseArgs({
        args: [...args],
        allowPositionals: true,
        options: {...named, help: {type: "boolean", short: "h"}},
      });
    } catch (error) {
      throw flagFault(error);
    }
  };
  const {values, positionals} = read();
  const {help, ...given} = values;
  if (help === true) return "help";
  const [tooMany] = positionals.slice(words);
  if (tooMany !== undefined) throw new UsageError(`för många argument: ${tooMany}, se --help`);
  return {flags: given, words: positionals};
}

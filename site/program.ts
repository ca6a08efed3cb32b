import {realpathSync} from "node:fs";
import {dirname} from "node:path";
import {fileURLToPath} from "node:url";
import {exitCodes, UnderlagError} from "../loaders/errors.ts";
import {machineFault} from "../loaders/machineFault.ts";
import {type Asked, type CommandLine, readCommandLine} from "./commandLine.ts";

/** The folder of the project that this module belongs to, whatever folder the program was started in. */
export const projectRoot = dirname(import.meta.dirname);

/**
 * Runs `main` when the module at `url` is the program that was started, not when another module imports it, with what was asked of it on
 * its command line; where that was help, it is printed and nothing else is done. An error
 * that the user can do something about is one line on stderr and its own exit code; any other keeps its stack.
 */
export async function runProgram(
  url: string,
  line: CommandLine,
  main: (asked: Asked) => Promise<void> | void,
): Promise<void> {
  const [, started, ...args] = process.argv;
  if (started === undefined || realpathSync(started) !== realpathSync(fileURLToPath(url))) return;
  try {
    const asked = readCommandLine(args, line);
    if (asked === "help") console.log(line.help);
    else await main(asked);
  } catch (error) {
    const known =
      error instanceof UnderlagError
        ? error
        : machineFault(error, "kör samma kommando igen när det är åtgärdat");
    if (known !== undefined) {
      console.error(`Fel: ${known.message}`);
      process.exitCode = known.exitCode;
    } else {
      console.error(error);
      process.exitCode = exitCodes.failed;
    }
  }
}

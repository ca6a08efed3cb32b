import {readdirSync, rmSync, statSync} from "node:fs";
import {join} from "node:path";
import {keepPrivate} from "./apart.ts";
import {EnvironmentError} from "./errors.ts";
import {isAlive} from "./model/isAlive.ts";

/** What ends a run from outside, and the exit code of each: Ctrl-C, a service that stops, a terminal or a connection that closes. */
const endings = {SIGINT: 130, SIGTERM: 143, SIGHUP: 129} as const;

/**
 * A folder of this run's own for what does not fit in memory, gone when the run ends, however it ends; what a killed
 * run left is cleared away.
 */
export function spillFolder(workFolder: string, interrupted: () => void | Promise<void>): string {
  keepPrivate("work", workFolder);
  const work = statSync(workFolder, {throwIfNoEntry: false});
  if (work?.isDirectory() === false) throw new EnvironmentError(`--work: ${workFolder} är ingen mapp`);
  const left = work ? readdirSync(workFolder).filter((name) => name.startsWith("spill-")) : [];
  for (const name of left)
    if (!isAlive(Number(name.slice("spill-".length))))
      rmSync(join(workFolder, name), {recursive: true, force: true});
  const folder = join(workFolder, `spill-${process.pid}`);
  process.on("exit", () => {
    rmSync(folder, {recursive: true, force: true});
  });
  let isEnding = false;
  for (const [signal, code] of Object.entries(endings)) {
    process.on(signal, () => {
      const end = () => process.exit(code);
      // Whoever asks twice does not wait for what the first time began.
      if (isEnding) end();
      isEnding = true;
      const undone = interrupted();
      process.stderr.write("Avbrutet. Ingen utgåva är skriven.\n");
      if (undone === undefined) end();
      else void undone.finally(end);
    });
  }
  return folder;
}

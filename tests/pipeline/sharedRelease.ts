import {join} from "node:path";
import {inTurn, isKept, keep, releaseSources, slot} from "../fixtures/kept.ts";
import {filesBelow} from "./releaseTree.ts";
import {underlag} from "./underlag.ts";

const certificates = "60000";

/** Flags of that release. */
export const sharedFlags = ["release", "--synthetic-certificates", certificates] as const;

/**
 * The folder of a release of 60,000 made-up certificates with every table, made with two threads, which several test files read and none
 * changes. Made anew when anything that it comes from has changed, by content.
 */
export async function sharedRelease(): Promise<string> {
  const folder = join(slot, "demo");
  return await inTurn(folder, async () => {
    const made = join(folder, "made");
    const from = releaseSources(certificates);
    if (!isKept(made, from)) {
      const {code, stderr} = await underlag(made, [...sharedFlags, "--threads", "2"]);
      if (code !== 0) throw new Error(`the shared release ended with ${code ?? "a signal"}:\n${stderr}`);
      keep(made, from);
    }
    const manifest = filesBelow(made).find((path) => /^releases\/[^/]+\/manifest\.json$/.test(path));
    if (manifest === undefined) throw new Error(`${made}: no release`);
    return join(made, manifest, "..");
  });
}

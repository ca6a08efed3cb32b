import {execFileSync} from "node:child_process";
import {frozenFolder} from "./frozen.ts";
import {siteSources} from "./sourcesHash.ts";

/**
 * The commit that the site under `root` is built from. `changed` where a file that git keeps has changes, or a source of the site is new:
 * the commit is of something else then. `unknown` where git does not keep the project.
 */
export function commitOf(root: string): string {
  const git = (...words: readonly string[]): string =>
    execFileSync("git", words, {
      ...{cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"]},
    }).trim();
  const sources = siteSources.filter((path) => !path.startsWith(frozenFolder));
  try {
    // A copy that lies in somebody else's repository is not kept by it.
    if (git("ls-files", "--", ...sources) === "") return "unknown";
    if (git("status", "--porcelain", "--untracked-files=no") !== "") return "changed";
    if (git("status", "--porcelain", "--", ...sources) !== "") return "changed";
    return git("rev-parse", "HEAD");
  } catch {
    return "unknown";
  }
}

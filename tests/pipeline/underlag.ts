import {type ChildProcess, spawn, type SpawnOptions} from "node:child_process";
import {mkdtempSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {lateOptimising} from "../fixtures/lateOptimising.ts";

export const root = fileURLToPath(new URL("../..", import.meta.url));
const program = join(root, "bin", "underlag.js");

/** A folder of its own for one test file's releases and work. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), "underlag-pipeline-"));
}

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts a JavaScript program; `ended` gives all that it wrote, when it is over. */
export function startProgram(
  words: readonly string[],
  options: Pick<SpawnOptions, "cwd" | "env">,
): {child: ChildProcess; ended: Promise<Run>} {
  const child = spawn(process.execPath, [...lateOptimising, ...words], {
    ...options,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const ended = new Promise<Run>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      resolve({code, stdout, stderr});
    });
  });
  return {child, ended};
}

/** Starts `underlag` with these words alone, in a folder. A key of whoever runs the tests is not passed on. */
export function startUnderlag(folder: string, words: readonly string[], environment: NodeJS.ProcessEnv = {}) {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => name !== "UNDERLAG_KEY"),
  );
  return startProgram([program, ...words], {cwd: folder, env: {...inherited, ...environment}});
}

/**
 * Flags of a release with these tables alone, for tests that ask nothing of the others: protecting and attacking all of them is most
 * of a small release's time.
 */
export function tablesOnly(folder: string, ...families: readonly string[]): readonly string[] {
  const settings = join(folder, `tables-${families.join("-")}.yaml`);
  writeFileSync(settings, `families: [${families.join(", ")}]\n`);
  return ["--settings", settings];
}

/** Runs the program as a user does, with releases and micro data in `folder`, unless `places` says otherwise. */
export function underlag(
  folder: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
  places: readonly string[] = [
    ...(args[0] === "inspect" ? [] : ["--out", join(folder, "releases")]),
    ...["--work", join(folder, "work")],
  ],
): Promise<Run> {
  return startUnderlag(folder, [...args, ...places], environment).ended;
}

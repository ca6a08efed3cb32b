import {spawn} from "node:child_process";
import {mkdtempSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** A folder of its own for one test file's releases and work. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), "underlag-pipeline-"));
}

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the program as a user does, with releases and micro data in `folder`, unless `places` says otherwise. */
export function underlag(
  folder: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
  places: readonly string[] = ["--out", join(folder, "releases"), "--work", join(folder, "work")],
): Promise<Run> {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => name !== "UNDERLAG_KEY"),
  );
  const child = spawn(process.execPath, [join(root, "bin", "underlag.js"), ...args, ...places], {
    cwd: folder,
    env: {...inherited, ...environment},
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      resolve({code, stdout, stderr});
    });
  });
}

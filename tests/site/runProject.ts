import {spawn} from "node:child_process";
import {createRequire} from "node:module";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {lateOptimising} from "../fixtures/lateOptimising.ts";
import {projectRoot} from "../fixtures/kept.ts";

const require = createRequire(import.meta.url);

/** The arguments that make Node run TypeScript as the project's own scripts do. */
export const nodeWithTypeScript = [
  "--no-warnings",
  "--import",
  pathToFileURL(require.resolve("tsx/esm")).href,
];

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end and gives all that it wrote. */
export async function run(
  program: string,
  args: readonly string[],
  options: {cwd: string; env?: Readonly<Record<string, string>>},
): Promise<Ended> {
  const child = spawn(program, args, {
    cwd: options.cwd,
    env: {...process.env, ...options.env},
    stdio: ["ignore", "pipe", "pipe"],
  });
  const written = {stdout: "", stderr: ""};
  child.stdout.setEncoding("utf8").on("data", (text: string) => (written.stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (written.stderr += text));
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject).on("close", resolve);
  });
  return {status, ...written};
}

/** Runs `underlag` to its end, in the project's folder; a run that fails throws with what it wrote. */
export async function runUnderlag(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  const program = [...lateOptimising, join(projectRoot, "bin", "underlag.js")];
  const ended = await run(process.execPath, [...program, ...args], {cwd: projectRoot, env});
  if (ended.status !== 0)
    throw new Error(
      `underlag ${args[0] ?? ""} ended with ${ended.status ?? "a signal"}:\n${ended.stderr.slice(-4000)}`,
    );
}

/** Runs a TypeScript program of the project to its end; one that fails throws with what it wrote. */
export async function runTypeScript(
  program: string,
  args: readonly string[],
  options: {cwd: string; env?: Readonly<Record<string, string>>},
): Promise<Ended> {
  const ended = await run(process.execPath, [...nodeWithTypeScript, program, ...args], options);
  if (ended.status !== 0)
    throw new Error(`${program} ended with ${ended.status ?? "a signal"}:\n${ended.stderr.slice(-4000)}`);
  return ended;
}

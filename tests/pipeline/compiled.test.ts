import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {root, startProgram} from "./underlag.ts";

let project = "";
let cache = "";

/** A project as small as can be: a program that greets, in two modules, and reads a file beside them. */
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "underlag-compiled-"));
  cache = join(project, "node_modules", ".cache", "underlag");
  for (const folder of ["loaders/words", "site", "src", "node_modules"])
    mkdirSync(join(project, folder), {recursive: true});
  cpSync(join(root, "bin"), join(project, "bin"), {recursive: true});
  cpSync(join(root, "package.json"), join(project, "package.json"));
  for (const name of ["esbuild", "tsx"])
    symlinkSync(join(root, "node_modules", name), join(project, "node_modules", name));
  writeFileSync(join(project, "package-lock.json"), "{}");
  writeFileSync(join(project, "loaders/words/name.txt"), "världen");
  write("loaders/words/one.ts", 'export const word: string = "Hej";');
  write(
    "loaders/cli.ts",
    `import {readFileSync} from "node:fs";
const [found] = process.argv[2] === "two" ? ["two"] : ["one"];
const {word} = (await import(\`./words/\${found}.ts\`)) as {word: string};
const name: string = readFileSync(new URL("words/name.txt", import.meta.url), "utf8");
if (process.argv[2] === "fail")
  throw new Error("planted");
process.stdout.write([word, name, import.meta.dirname].join(" "));`,
  );
});
afterEach(() => {
  rmSync(project, {recursive: true, force: true});
});

function write(path: string, text: string): void {
  writeFileSync(join(project, path), text);
}

const run = (...args: readonly string[]) =>
  startProgram([join(project, "bin", "underlag.js"), ...args], {cwd: tmpdir()}).ended;
const greeting = (word = "Hej") => `${word} världen ${join(project, "loaders")}`;

describe("the program of the sources", () => {
  it("is made once, finds the files beside its sources, and is whole when several make it at once", async () => {
    const runs = await Promise.all([run(), run(), run(), run()]);
    for (const {code, stdout, stderr} of runs) expect([code, stdout, stderr]).toEqual([0, greeting(), ""]);
    const [made = "", ...others] = readdirSync(cache);
    expect(others).toEqual([]);
    // What lies there is what runs.
    writeFileSync(join(cache, made, "program.mjs"), 'process.stdout.write("the one that was made")');
    expect((await run()).stdout).toBe("the one that was made");
  });

  it("is another one as soon as a source, a new source or a package is, whatever the times of files say", async () => {
    expect((await run()).stdout).toBe(greeting());
    const module = join(project, "loaders/words/one.ts");
    write("loaders/words/one.ts", 'export const word: string = "Hoj";');
    utimesSync(module, 1_000_000_000, 1_000_000_000);
    expect((await run()).stdout).toBe(greeting("Hoj"));
    write("loaders/words/two.ts", 'export const word: string = "Tjo";');
    expect((await run("two")).stdout).toBe(greeting("Tjo"));
    write("package-lock.json", '{"lockfileVersion": 3}');
    await run();
    expect(readdirSync(cache)).toHaveLength(4);
    // Back at what it was: the first one holds again.
    write("loaders/words/one.ts", 'export const word: string = "Hej";');
    rmSync(join(project, "loaders/words/two.ts"));
    write("package-lock.json", "{}");
    expect((await run()).stdout).toBe(greeting());
    expect(readdirSync(cache)).toHaveLength(4);
  });

  it("clears away what was made more than two days ago", async () => {
    mkdirSync(join(cache, "old"), {recursive: true});
    mkdirSync(join(cache, "newer"));
    const daysAgo = (days: number) => new Date(statSync(project).mtimeMs - days * 86_400_000);
    utimesSync(join(cache, "old"), daysAgo(2.1), daysAgo(2.1));
    utimesSync(join(cache, "newer"), daysAgo(1.9), daysAgo(1.9));
    await run();
    expect(existsSync(join(cache, "old"))).toBe(false);
    expect(existsSync(join(cache, "newer"))).toBe(true);
  });

  it("keeps what was made long ago and is still run", async () => {
    await run();
    const [made = ""] = readdirSync(cache);
    utimesSync(join(cache, made), 1_000_000_000, 1_000_000_000);
    await run();
    write("loaders/words/two.ts", "export const word: string = 'Tjo';");
    await run();
    expect(readdirSync(cache)).toContain(made);
    expect(readdirSync(cache)).toHaveLength(2);
  });

  it("is whole when several threads of one process make it at once", async () => {
    const thread = join(project, "thread.mjs");
    writeFileSync(
      thread,
      `import {isMainThread, Worker} from "node:worker_threads";
import {runCompiled} from "./bin/compiled.js";
if (isMainThread) for (let i = 0; i < 4; i++) new Worker(new URL(import.meta.url));
else await runCompiled("loaders/cli.ts");`,
    );
    const {code, stdout, stderr} = await startProgram([thread], {cwd: tmpdir()}).ended;
    expect([code, stdout, stderr]).toEqual([0, greeting().repeat(4), ""]);
    expect(readdirSync(cache)).toHaveLength(1);
  });

  it("runs from the sources themselves where it cannot be kept", async () => {
    mkdirSync(join(project, "node_modules", ".cache"));
    writeFileSync(cache, "a file where the folder should be");
    expect(await run()).toEqual({code: 0, stdout: greeting(), stderr: ""});
  });

  it("tells where in the sources an error arose", async () => {
    const {code, stderr} = await run("fail");
    expect(code).toBe(1);
    expect(stderr).toContain(`${join(project, "loaders/cli.ts")}:6:`);
  });

  it("is not made of sources that cannot be understood", async () => {
    write("loaders/words/one.ts", "export const word: string = ;");
    const {code, stderr} = await run();
    expect(code).toBe(1);
    expect(stderr).toContain("loaders/words/one.ts:1:28");
    expect(existsSync(cache)).toBe(false);
  });
});

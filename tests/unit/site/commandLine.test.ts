import {execFile} from "node:child_process";
import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {promisify} from "node:util";
import {describe, expect, it} from "vitest";
import {UsageError} from "../../../loaders/errors.ts";
import {readCommandLine} from "../../../site/commandLine.ts";

const root = join(import.meta.dirname, "../../..");
const run = promisify(execFile);

/** What a program says to `args`, and how it ends. */
async function ask(program: string, ...args: string[]) {
  try {
    return {...(await run("node", ["bin/run.js", program, ...args], {cwd: root})), code: 0};
  } catch (error) {
    const {stdout, stderr, code} = error as {stdout: string; stderr: string; code: number};
    return {stdout, stderr, code};
  }
}

describe("readCommandLine(args, line)", () => {
  const line = {help: "", flags: ["out"], words: 1};

  it("gives the words and the flags with their values, and help before anything else", () => {
    expect(readCommandLine(["riket", "--out", "pdf"], line)).toEqual({
      words: ["riket"],
      flags: {out: "pdf"},
    });
    expect(readCommandLine([], line)).toEqual({words: [], flags: {}});
    expect(readCommandLine(["riket", "--help"], line)).toBe("help");
    expect(readCommandLine(["-h"], line)).toBe("help");
  });

  it.each([
    ["a flag that it does not take", ["--port", "1"], "--port: flaggan finns inte, se --help"],
    ["a flag without its value", ["--out"], "--out: ange ett värde"],
    ["a word too many", ["riket", "skane"], "för många argument: skane, se --help"],
  ])("refuses %s", (_, args, words) => {
    expect(() => readCommandLine(args, line)).toThrow(UsageError);
    expect(() => readCommandLine(args, line)).toThrow(words);
  });
});

describe("npm's programs of the site", () => {
  const {scripts} = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  const programs = Object.entries(scripts).flatMap(([name, script]) => {
    const [, program] = /^node bin\/run\.js (site\/\w+\.ts)$/.exec(script) ?? [];
    return program === undefined ? [] : [{name, program}];
  });

  it("are start, site, freeze, serve and the others that the README names", () => {
    expect(programs.length).toBeGreaterThanOrEqual(9);
  });

  it.each(programs)(
    "npm run $name tells what it does with --help, by examples, and does nothing",
    async ({name, program}) => {
      const before = ["dist", "pack", "fryst"].map((folder) => existsSync(join(root, folder)));
      const {stdout, stderr, code} = await ask(program, "--help");
      expect({code, stderr}).toEqual({code: 0, stderr: ""});
      expect(stdout).toMatch(new RegExp(`^npm (run )?${name}`));
      expect(stdout).toContain("\nExempel\n");
      expect(stdout.split("\n").filter((line) => line.length > 130)).toEqual([]);
      expect(["dist", "pack", "fryst"].map((folder) => existsSync(join(root, folder)))).toEqual(before);
    },
  );

  it.each(programs)("npm run $name refuses a flag that it does not take", async ({program}) => {
    expect(await ask(program, "--fel")).toEqual({
      code: 2,
      stdout: "",
      stderr: "Fel: --fel: flaggan finns inte, se --help\n",
    });
  });
});

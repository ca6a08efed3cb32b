import {readdirSync, readFileSync} from "node:fs";
import {dirname, join, relative} from "node:path";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * Who may import whom: the one table of the house. A folder that is not here is not part of it. `types:` before a
 * target means type imports only.
 */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  "loaders/cli.ts": ["loaders/*.ts", "loaders/commands", "loaders/model", "loaders/connect"],
  "loaders/commands": [
    "loaders/commands",
    "loaders/*.ts",
    "loaders/engine",
    "loaders/model",
    "loaders/connect",
    "loaders/normalise",
    "loaders/link",
    "loaders/count",
    "loaders/protect",
    "loaders/publish",
    "loaders/synthesize",
  ],
  "loaders/*.ts": [
    "loaders/*.ts",
    "types:loaders/commands",
    "types:src/contract",
    "loaders/calibrate",
    "loaders/engine",
    "loaders/model",
    "loaders/connect",
    "loaders/normalise",
    "loaders/link",
    "loaders/count",
    "loaders/countThreads",
    "loaders/protect",
    "loaders/publish",
    "loaders/utility",
  ],
  "loaders/model": ["loaders/model", "loaders/errors.ts", "types:src/contract"],
  "loaders/engine": ["loaders/engine", "loaders/errors.ts"],
  "loaders/synthesize": ["loaders/synthesize", "loaders/engine", "loaders/model", "loaders/errors.ts"],
  "loaders/connect": ["loaders/connect", "loaders/model", "loaders/errors.ts", "types:loaders/settings.ts"],
  "loaders/normalise": [
    "loaders/normalise",
    "loaders/model",
    "loaders/errors.ts",
    "types:loaders/settings.ts",
  ],
  "loaders/link": [
    "loaders/link",
    "loaders/model",
    "loaders/engine",
    "loaders/errors.ts",
    "types:loaders/settings.ts",
  ],
  "loaders/count": [
    "loaders/count",
    "loaders/model",
    "loaders/engine",
    "loaders/errors.ts",
    "types:loaders/settings.ts",
    "types:src/contract",
  ],
  "loaders/countThreads": [
    "loaders/countThreads",
    "loaders/count",
    "loaders/link",
    "loaders/model",
    "loaders/errors.ts",
  ],
  "loaders/calibrate": [
    "loaders/calibrate",
    "loaders/model",
    "loaders/engine",
    "loaders/errors.ts",
    "types:src/contract",
  ],
  "loaders/protect": ["loaders/protect", "loaders/model", "loaders/errors.ts", "src/contract"],
  // The audit shares no code with what it attacks.
  "loaders/protect/audit": [
    "loaders/protect/audit",
    "loaders/errors.ts",
    "types:loaders/model",
    "src/contract",
  ],
  // Holds what readers are told against the truth, by the functions that tell them.
  "loaders/utility": ["loaders/utility", "loaders/model", "src/measures", "types:src/contract"],
  "loaders/publish": ["loaders/publish", "loaders/model", "loaders/errors.ts", "src/contract"],
  "src/contract": ["src/contract"],
  "src/measures": [
    "src/measures",
    "types:src/contract",
    "src/contract/codeBand.ts",
    "src/contract/populationYear.ts",
  ],
  "src/components": ["src/components", "src/measures", "src/contract"],
  "src/pages": ["src/components", "src/measures"],
  site: [
    "site",
    "src/contract",
    // What the build works out is worked out by the functions of the pages.
    "src/measures",
    "loaders/errors.ts",
    "loaders/fieldFault.ts",
    "loaders/flagFault.ts",
    "loaders/machineFault.ts",
    "loaders/model/makeFolder.ts",
    "loaders/model/reference.ts",
    "loaders/publish/releaseLock.ts",
    "loaders/publish/releaseVersion.ts",
  ],
  bench: ["bench", "loaders", "site", "src", "tests/fixtures"],
  tests: ["tests", "loaders", "site", "src", "bench", "observablehq.config.ts"],
  "*.ts": ["site", "src/contract"],
};

const rooms = ["connect", "normalise", "calibrate", "link", "count", "protect", "utility", "publish"];

/** The row of the table that a file stands under, or undefined. */
function placeOf(file: string): string | undefined {
  if (file === "loaders/cli.ts") return file;
  if (file.startsWith("loaders/protect/audit/")) return "loaders/protect/audit";
  if (/^loaders\/[^/]+\.ts$/.test(file)) return "loaders/*.ts";
  if (/^[^/]+\.(ts|js)$/.test(file)) return "*.ts";
  if (file.startsWith("src/") && file.endsWith(".md")) return "src/pages";
  const [first = "", second = ""] = file.split("/");
  const folder = first === "src" || first === "loaders" ? `${first}/${second}` : first;
  return folder in mayImport ? folder : undefined;
}

interface Import {
  readonly file: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

const pattern =
  /^\s*(?:import|export)\s+(type\s)?(?:[^"';]*?\sfrom\s+)?"(\.{1,2}\/[^"]+)"|import\("(\.{1,2}\/[^"]+)"\)/gm;

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), "utf8");
  return [...text.matchAll(pattern)].map((match) => {
    const written = match[2] ?? match[3] ?? "";
    const target = relative(root, join(root, dirname(file), written)).replace(
      /\.js$/,
      file.startsWith("src/") ? ".ts" : ".js",
    );
    return {file, target, typeOnly: match[1] !== undefined};
  });
}

/** A file without its comments, which may tell of what its code may not do. */
function codeOf(file: string): string {
  return readFileSync(join(root, file), "utf8").replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
}

const skipped = new Set(["node_modules", ".git", ".observablehq", "dist", "coverage"]);

function walk(folder: string): string[] {
  return readdirSync(join(root, folder), {withFileTypes: true}).flatMap((entry) => {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (skipped.has(entry.name) || path === "data" || path === "src/data" || path === "fryst") return [];
    return entry.isDirectory() ? walk(path) : [path];
  });
}

const files = walk("");
const sources = files.filter((file) =>
  /^([^/]+\.(ts|js)|(loaders|src|site|bench|tests)\/.*\.(ts|md))$/.test(file),
);

function allowed({target, typeOnly}: Import, rules: readonly string[]): boolean {
  return rules.some((rule) => {
    const types = rule.startsWith("types:");
    const pattern = types ? rule.slice("types:".length) : rule;
    if (types && !typeOnly) return false;
    if (pattern === "loaders/*.ts") return /^loaders\/[^/]+\.ts$/.test(target);
    return target === pattern || target.startsWith(`${pattern}/`);
  });
}

describe("the house", () => {
  it("has no folder that the table does not list", () => {
    expect(sources.filter((file) => placeOf(file) === undefined)).toEqual([]);
  });

  it("is imported in the directions of the table only", () => {
    const found = sources.flatMap(importsOf);
    expect(found.length).toBeGreaterThan(100); // the pattern does see imports
    const wrong = found.filter((one) => !allowed(one, mayImport[placeOf(one.file) ?? ""] ?? []));
    expect(wrong.map(({file, target}) => `${file} → ${target}`)).toEqual([]);
  });

  it("has rooms that never import each other", () => {
    for (const room of rooms) {
      const others = rooms.filter((other) => other !== room).map((other) => `loaders/${other}`);
      expect(
        (mayImport[`loaders/${room}`] ?? []).filter((rule) => others.some((other) => rule.includes(other))),
      ).toEqual([]);
    }
  });

  it("has an audit that nothing of the protector imports", () => {
    const protector = sources.filter((file) => placeOf(file) === "loaders/protect");
    expect(protector.length).toBeGreaterThan(3);
    const found = protector.flatMap(importsOf);
    expect(found.filter(({target}) => target.startsWith("loaders/protect/audit/"))).toEqual([]);
  });

  it("reads no clock and throws no dice below the program that is started", () => {
    const asks = /\bnew Date\(\s*\)|\bDate\.now\b|\bMath\.random\b/;
    // The pattern does see them, where they are allowed: the programs' own files.
    expect(sources.some((file) => file.startsWith("site/") && asks.test(codeOf(file)))).toBe(true);
    const below = sources.filter(
      (file) => file.endsWith(".ts") && file !== "loaders/cli.ts" && !/^(site|bench)\//.test(file),
    );
    expect(below.filter((file) => asks.test(codeOf(file)))).toEqual([]);
  });

  it("makes a publishable table in one room only", () => {
    const makers = sources.filter(
      (file) =>
        file.startsWith("loaders/") &&
        readFileSync(join(root, file), "utf8").includes('passed: "disclosure control",'),
    );
    expect(makers).toEqual(["loaders/protect/protect.ts"]);
  });

  it("keeps zod out of what a page loads", () => {
    const reached = new Set<string>();
    const visit = (file: string) => {
      if (reached.has(file)) return;
      reached.add(file);
      for (const {target, typeOnly} of importsOf(file))
        if (!typeOnly && sources.includes(target)) visit(target);
    };
    for (const page of sources.filter((file) => file.startsWith("src/") && file.endsWith(".md"))) visit(page);
    const withZod = [...reached].filter((file) =>
      /from "(npm:)?zod"/.test(readFileSync(join(root, file), "utf8")),
    );
    expect(withZod).toEqual([]);
  });

  it("names no host of a package registry and no path of a machine", () => {
    // Spelt in two halves, so that this file does not find itself.
    const forbidden = new RegExp(
      ["registry\\.npm" + "js", "/tmp/bash" + "_jobs", "/wor" + "k/(main|shared)"].join("|"),
    );
    const texts = files.filter(
      (file) => /\.(json|md|ts|js|css|yaml|csv)$/.test(file) && file !== "package-lock.json",
    );
    expect(texts.filter((file) => forbidden.test(readFileSync(join(root, file), "utf8")))).toEqual([]);
  });
});

import {readdirSync, readFileSync} from "node:fs";
import {dirname, join, posix} from "node:path";

/** Names that a file takes from another one as values: types are left out. */
interface Imported {
  readonly from: string;
  readonly names: readonly string[];
}

/**
 * The functions of `src/measures` that the site uses, under `root`: those that a page, a component or the build imports, those that
 * such a function's file imports in turn, and those that its file calls itself.
 */
export function reachedMeasures(root: string): ReadonlySet<string> {
  const files = ["src", "site"].flatMap((folder) =>
    readdirSync(join(root, folder), {recursive: true, encoding: "utf8"})
      .filter((file) => /^(?!data\/|\.observablehq).*\.(ts|md)$/.test(file))
      .map((file) => `${folder}/${file}`),
  );
  const reached = new Set<string>();
  const walked = new Set<string>();
  const walk = (file: string): void => {
    if (walked.has(file)) return;
    walked.add(file);
    const text = readFileSync(join(root, file), "utf8");
    if (isMeasure(file)) for (const name of calledWithin(text)) reached.add(name);
    for (const {from, names} of importsOf(file, text)) {
      if (!isMeasure(from)) continue;
      for (const name of names) reached.add(name);
      walk(from);
    }
  };
  for (const file of files) if (!isMeasure(file)) walk(file);
  return reached;
}

function isMeasure(file: string): boolean {
  return file.startsWith("src/measures/");
}

/** The functions of a file that it calls itself. */
function calledWithin(text: string): string[] {
  const own = [...text.matchAll(/^export function (\w+)/gm)].map(([, name = ""]) => name);
  return own.filter((name) => new RegExp(`(?<!^export function )\\b${name}\\(`, "m").test(text));
}

function importsOf(file: string, text: string): Imported[] {
  return [...text.matchAll(/^import \{([^}]*)\} from "(\.[^"]+)\.(?:ts|js)";/gm)].map(
    ([, names = "", from = ""]) => ({
      from: `${posix.join(dirname(file), from)}.ts`,
      names: names
        .split(",")
        .map((name) => name.trim())
        .filter((name) => name !== "" && !name.startsWith("type ")),
    }),
  );
}

import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";

const root = join(import.meta.dirname, "../../../src");
const pages = readdirSync(root, {recursive: true, encoding: "utf8"}).filter((name) => name.endsWith(".md"));

/** The program cells of a page. */
function cellsOf(page: string): string[] {
  const text = readFileSync(join(root, page), "utf8");
  return [...text.matchAll(/^```js\n([^]*?)\n```$/gm)].map(([, cell = ""]) => cell);
}

describe("the cells of pages", () => {
  // Framework shows what a cell is only where the cell is one expression.
  it("declare something, or show something, never both: what stands after a declaration would not be seen", () => {
    const unseen = pages.flatMap((page) =>
      cellsOf(page)
        .filter(
          (cell) => /^(const|let|function) |;$/m.test(cell) && !/;$|^}$/.test(cell.split("\n").at(-1) ?? ""),
        )
        .map((cell) => `${page}: ${cell.split("\n").at(-1) ?? ""}`),
    );
    expect(pages.length).toBeGreaterThan(20);
    expect(unseen).toEqual([]);
  });
});

/** The components that a page imports, and those that they do, as `name.ts`. */
function componentsOf(page: string): Set<string> {
  const found = new Set<string>();
  const visit = (text: string): void => {
    for (const [, name = ""] of text.matchAll(/from "(?:\.{1,2}\/)+(?:components\/)?([\w]+)\.js"/g)) {
      const file = `${name}.ts`;
      if (found.has(file) || !components.has(file)) continue;
      found.add(file);
      visit(components.get(file) ?? "");
    }
  };
  visit(cellsOf(page).join("\n"));
  return found;
}

/** The text of each component, without comments. */
const components = new Map(
  readdirSync(join(root, "components")).map((name) => [
    name,
    readFileSync(join(root, "components", name), "utf8").replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, ""),
  ]),
);

describe("what pages load of the release", () => {
  // Of the manifest `contents.json` lacks these, and a page that asks for them there would say that the release does not tell.
  const ofAccount = /(?:[{,]\s*|\.|")(?:audit|calibration|utility|report|remainder)\b/;

  it("is the account where they tell how near the truth the release is, and only there", () => {
    const tell = pages.filter((page) =>
      [...componentsOf(page)].some((name) => ofAccount.test(components.get(name) ?? "")),
    );
    const load = pages.filter((page) => cellsOf(page).some((cell) => cell.includes("/account.json")));
    expect(tell.sort()).toEqual(load.sort());
    expect(load.sort()).toEqual(["demolandet.md", "metod.md", "nara-sanningen.md", "rojandekontroll.md"]);
  });
});

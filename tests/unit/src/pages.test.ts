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

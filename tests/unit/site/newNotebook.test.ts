import {cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {measureCards} from "../../../site/measureCards.ts";
import {newNotebook, titleOf} from "../../../site/newNotebook.ts";

const project = fileURLToPath(new URL("../../..", import.meta.url));

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "underlag-notebook-"));
  mkdirSync(join(root, "src/components"), {recursive: true});
  mkdirSync(join(root, "src/langd"));
  writeFileSync(join(root, "src/metod.md"), "");
  cpSync(join(project, "site/pages.ts"), join(root, "site/pages.ts"));
});
afterEach(() => {
  rmSync(root, {recursive: true, force: true});
});
const read = (path: string): string => readFileSync(join(root, path), "utf8");

describe("newNotebook(root, notebook)", () => {
  it("lays a page for every place, the model of its diagram, and a line in the list of notebooks", () => {
    const files = newNotebook(root, {name: "aterga-i-arbete", title: "Återgång i arbete"});
    expect(files).toEqual([
      "src/aterga-i-arbete/[plats].md",
      "src/components/atergaIArbeteOverTime.ts",
      "site/pages.ts",
    ]);
    expect(read("src/components/atergaIArbeteOverTime.ts")).toContain(
      "export function atergaIArbeteOverTime({manifest, place, own}: PlaceFamily, view: View): DiagramModel {",
    );
    const before = readFileSync(join(project, "site/pages.ts"), "utf8").split("\n");
    const after = read("site/pages.ts").split("\n");
    expect(after.filter((line) => !before.includes(line))).toEqual([
      '  {folder: "aterga-i-arbete", name: "Återgång i arbete"},',
    ]);
    expect(after).toHaveLength(before.length + 1);
    for (const file of files) expect(read(file)).not.toMatch(/\{\{|\}\}\}/);
  });

  it("lays a page whose imports, anchors and cards are there", () => {
    newNotebook(root, {name: "ny", title: "Ny"});
    const page = read("src/ny/[plats].md");
    const imports = [...page.matchAll(/^import \{(\w+)\} from "\.\.\/components\/(\w+)\.js";$/gm)];
    expect(imports.length).toBeGreaterThan(5);
    for (const [, name = "", file = ""] of imports) {
      const path = `src/components/${file}.ts`;
      const text = readFileSync(join(file === "nyOverTime" ? root : project, path), "utf8");
      expect([
        path,
        text.includes(`export function ${name}(`) || text.includes(`export async function ${name}(`),
      ]).toEqual([path, true]);
    }
    const method = readFileSync(join(project, "src/metod.md"), "utf8");
    for (const [, anchor = ""] of page.matchAll(/\/metod#([\w-]+)/g))
      expect(method).toContain(`id="${anchor}"`);
    const cards = measureCards().filter(({shown}) => shown);
    for (const [, id = ""] of page.matchAll(/\/matt#([\w-]+)/g))
      expect(cards.map((card) => card.id)).toContain(id);
    expect(page).toMatch(/^# .*\?$/m);
  });

  it.each([
    ["Återgång", "går inte att ha som adress"],
    ["ny_bok", "går inte att ha som adress"],
    ["1ny", "går inte att ha som adress"],
    ["-ny", "går inte att ha som adress"],
    ["../ny", "går inte att ha som adress"],
    ["n".repeat(41), "går inte att ha som adress"],
    ["langd", "src/langd finns redan"],
    ["metod", "src/metod.md finns redan"],
  ])("refuses the name %s and writes nothing", (name, why) => {
    const before = read("site/pages.ts");
    expect(() => newNotebook(root, {name, title: "Ny"})).toThrow(why);
    expect(read("site/pages.ts")).toBe(before);
    expect(existsSync(join(root, "src/ny"))).toBe(false);
  });

  it("refuses a name in the menu that is taken, or that would break the page", () => {
    expect(() => newNotebook(root, {name: "ny", title: "Längd"})).toThrow("redan en sida");
    for (const title of ["", "a: b", 'a"b', "${a}"])
      expect(() => newNotebook(root, {name: "ny", title})).toThrow("går inte att ha som namn");
  });

  it("takes a name of forty letters, and makes a title of an address", () => {
    expect(newNotebook(root, {name: "n".repeat(40), title: "Ny"})).toHaveLength(3);
    expect(titleOf("tid-till-svar")).toBe("Tid till svar");
  });
});

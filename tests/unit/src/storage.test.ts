import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {expect, it} from "vitest";

const source = join(import.meta.dirname, "../../../src");
const read = (path: string): string => readFileSync(join(source, path), "utf8");

/** Ways to keep something in a browser. */
const keeps =
  /\b(local|session)Storage\b|\bindexedDB\b|\bdocument\.cookie\b|\bcaches\.open\b|\bnavigator\.storage\b/;

/** What keeps something, and the words of the page on the site that tell of it. */
const told: Readonly<Record<string, RegExp>> = {
  "components/captureActions.ts":
    /Det som ni antecknar i en workshop .* _Spara på den här datorn_ .* lokala lagringen.* _Radera_/,
  "components/keptViews.ts":
    /Vyer som du själv sparar .* lokala lagring \(localStorage\) tills du tar bort dem/,
};

it("tells on the page about the site of everything that a page keeps in the browser, and of no cookies", () => {
  const files = readdirSync(source, {recursive: true, encoding: "utf8"}).filter(
    (path) => /\.(ts|js|md)$/.test(path) && !/^(data|\.observablehq)\//.test(path) && path !== "om.md",
  );
  expect(files.filter((path) => keeps.test(read(path))).sort()).toEqual(Object.keys(told).sort());
  const page = read("om.md");
  for (const words of Object.values(told)) expect(page).toMatch(words);
  // Framework's own, which no source of the site names.
  expect(page).toMatch(/sessionslagring \(sessionStorage\)/);
  expect(page).toMatch(/kakor/i);
});

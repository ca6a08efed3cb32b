import {existsSync, mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {FailedError, UsageError} from "../loaders/errors.ts";
import {projectRoot, runProgram} from "./program.ts";

/** A notebook that somebody begins to write: its address, and its name in the menu. */
export interface NewNotebook {
  readonly name: string;
  readonly title: string;
}

/** Where notebooks are listed, and the end of the list. */
const register = "site/pages.ts";
const listed = /(const notebooks = \[\n(?:.*\n)*?)(\] as const;)/;

/**
 * Lays a notebook that works under `root`: a page for each place, the model of its one diagram, and its line in the list of notebooks,
 * which the menu and the pages are made from. Gives the files that it wrote or changed. Nothing is written where anything is in the way.
 */
export function newNotebook(root: string, {name, title}: NewNotebook): string[] {
  if (name.length > 40 || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
    throw new UsageError(
      `”${name}” går inte att ha som adress: använd högst 40 små bokstäver a–z, siffror och bindestreck (a för å och ä, o för ö), med en bokstav först`,
    );
  if (/["`$\\\n:#{}[\]]/.test(title) || title.trim() === "")
    throw new UsageError(
      `”${title}” går inte att ha som namn: använd bokstäver, siffror, mellanslag och bindestreck`,
    );
  const model = `${name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())}OverTime`;
  const page = `src/${name}/[plats].md`;
  const component = `src/components/${model}.ts`;
  for (const path of [`src/${name}`, `src/${name}.md`, component])
    if (existsSync(join(root, path))) throw new UsageError(`${path} finns redan: välj ett annat namn`);
  const pages = readFileSync(join(root, register), "utf8");
  if (!listed.test(pages))
    throw new FailedError(`${register}: listan över anteckningsböcker (notebooks) finns inte`);
  if (pages.includes(`"/${name}"`) || pages.includes(`"${title}"`))
    throw new UsageError(`${register} har redan en sida med adressen ${name} eller namnet ${title}`);
  const fill = (template: string): string =>
    readFileSync(join(import.meta.dirname, "templates", template), "utf8")
      .replaceAll("{{model}}", model)
      .replaceAll("{{title}}", title)
      .replaceAll("{{id}}", `${name}-over-tid`);
  const written: readonly (readonly [string, string])[] = [
    [page, fill("page.md.txt")],
    [component, fill("model.ts.txt")],
    [register, pages.replace(listed, `$1  {folder: "${name}", name: "${title}"},\n$2`)],
  ];
  for (const [path, text] of written) {
    mkdirSync(dirname(join(root, path)), {recursive: true});
    writeFileSync(join(root, path), text);
  }
  return written.map(([path]) => path);
}

/** `aterga-i-arbete` as `Aterga i arbete`: a name for the menu where none is given. */
export function titleOf(name: string): string {
  const words = name.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const help = `npm run new:notebook -- NAMN [--title TITEL]

Gör en anteckningsbok som fungerar, att skriva vidare på: en sida för varje plats, ett diagram och raden i menyn.

Flaggor
  --title TITEL   namnet i menyn (standard: NAMN med stor bokstav)

Exempel
  npm run new:notebook -- aterga-i-arbete --title "Återgång i arbete"`;

await runProgram(import.meta.url, {help, flags: ["title"], words: 1}, ({flags, words: [name]}) => {
  if (name === undefined) throw new UsageError("ange ett namn: npm run new:notebook -- aterga-i-arbete");
  const files = newNotebook(projectRoot, {name, title: flags["title"] ?? titleOf(name)});
  console.error(`En ny anteckningsbok finns i:\n${files.map((file) => `- ${file}`).join("\n")}`);
  console.error("Se den med npm run dev, och läs docs/new-notebook.md.");
  console.log(`/${name}/riket`);
});

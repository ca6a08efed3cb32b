import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {deckNotebooks} from "../../../../src/contract/deckNotebooks.js";

const source = join(import.meta.dirname, "../../../../src");
const makers = readFileSync(join(source, "components/deckDiagrams.ts"), "utf8");

/** Pages whose diagrams are in no deck, and why. */
const notForDecks: Readonly<Record<string, string>> = {
  "index.md": "the one diagram is that of Sjukskrivningsmönster in the nation, which a deck has from there",
  "officiell-statistik.md": "published by others: a deck shows the figures of its release",
  "datakvalitet.md":
    "how well the release was made is read before its figures are, not talked of beside them",
  "vad-ar-en-vardenhet.md": "is a part of a text that explains it, and has no choices",
  "demolandet.md": "tells how the made-up country was made, and is of no other release",
  "nara-sanningen.md": "tells how near the truth the made-up country's release is, and is of no other",
};

/** A call that makes the model of a diagram: the component, and the words that tell it from other diagrams of the same component. */
interface Call {
  readonly component: string;
  readonly words: readonly string[];
}

/** The program of a page without its prose and its imports. */
function programOf(page: string): string {
  const text = readFileSync(join(source, page), "utf8");
  const cells = [...text.matchAll(/^```js\n([^]*?)\n```$/gm)].map(([, cell = ""]) => cell);
  return cells.join("\n").replace(/^import .*$/gm, "");
}

/** What makes each diagram of a page, in its order. A diagram of a choice between two components has both. */
function drawnOn(page: string): Call[][] {
  const program = programOf(page);
  return [...program.matchAll(/\bdiagram(?:Of)?\(\(\) => /g)].map(({0: start, index}) =>
    callsIn(firstArgument(program.slice(index + start.length))),
  );
}

/** What stands before the comma that ends it. */
function firstArgument(text: string): string {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    if ("([{".includes(sign)) depth++;
    if (")]}".includes(sign)) depth--;
    if (sign === "," && depth === 0) return text.slice(0, at);
  }
  return text;
}

/** The outermost calls of an expression. */
function callsIn(expression: string): Call[] {
  return [...expression.matchAll(/(\w+)(\((?:[^()]|\([^()]*\))*\))/g)].map(
    ([, component = "", given = ""]) => ({
      component,
      words: [...given.matchAll(/"([^"]*)"/g)].map(([, word = ""]) => word),
    }),
  );
}

/** The part of `deckDiagrams` that makes the diagrams of a notebook. */
function makerOf(id: string): string {
  return new RegExp(`^ {2}"?${id}"?: async [^]*?(?=^ {2}\\S+: async |^\\};$)`, "m").exec(makers)?.[0] ?? "";
}

/** Is the component there, given the same words? */
function makes(maker: string, {component, words}: Call): boolean {
  const given = words.map((word) => `[^()]*"${word}"`).join("");
  return new RegExp(`\\b${component}${words.length === 0 ? "\\b" : `\\(${given}`}`).test(maker);
}

const pages = readdirSync(source, {recursive: true, encoding: "utf8"})
  .filter((name) => name.endsWith(".md") && /\bdiagram(?:Of)?\(/.test(programOf(name)))
  .sort();
const notebookOf = (page: string): string => page.replace(/(\/\[\w+\])?\.md$/, "");

describe("the diagrams that decks may show", () => {
  it("are of every page that draws any, but for those with a reason", () => {
    const notebooks = pages.filter((page) => !(page in notForDecks)).map(notebookOf);
    expect(notebooks.sort()).toEqual(Object.keys(deckNotebooks).sort());
    expect(pages).toEqual(expect.arrayContaining(Object.keys(notForDecks)));
  });

  it.each(pages.filter((page) => !(page in notForDecks)))("are all that %s draws, made alike", (page) => {
    const drawn = drawnOn(page);
    // Each in the one form that is found here.
    expect(programOf(page).match(/\bdiagram(?:Of)?\(/g)).toHaveLength(drawn.length);
    const maker = makerOf(notebookOf(page));
    expect(drawn.flat().filter((call) => !makes(maker, call))).toEqual([]);
    const {diagrams} = deckNotebooks[notebookOf(page) as keyof typeof deckNotebooks];
    expect(diagrams).toHaveLength(drawn.length);
  });

  it("are told of in the documentation, notebook by notebook", () => {
    const text = readFileSync(join(source, "../docs/presentera.md"), "utf8");
    const told = [...text.matchAll(/^\| `([a-z-]+)` +\|((?: `[a-z0-9-]+`)+)/gm)].map(([, id, names = ""]) => [
      id,
      names.trim().replaceAll("`", "").split(" "),
    ]);
    expect(told).toEqual(Object.entries(deckNotebooks).map(([id, {diagrams}]) => [id, diagrams]));
  });
});

import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import {glossary} from "../../../src/components/glossary.js";
import {
  abbreviationsOf,
  faultsOfProse,
  hardWords,
  mostWords,
  proseOfPage,
  proseOfYaml,
} from "./plainSwedish.ts";

const project = fileURLToPath(new URL("../../..", import.meta.url));

/** Every text that a reader of the site meets, by its file. */
function texts(): (readonly [file: string, prose: string])[] {
  const below = (folder: string, ending: string): string[] =>
    readdirSync(join(project, folder), {recursive: true, encoding: "utf8"})
      .filter((path) => path.endsWith(ending) && !/^(\.observablehq|data)/.test(path))
      .map((path) => join(folder, path));
  const read = (file: string): string => readFileSync(join(project, file), "utf8");
  return [
    ...below("src", ".md").map((file) => [file, proseOfPage(read(file))] as const),
    ...["data/measures", "data/workshops"]
      .flatMap((folder) => below(folder, ".yaml"))
      .map((file) => [file, proseOfYaml(read(file))] as const),
  ];
}

/** What every reader knows, names and numerals; and Försäkringskassan's codes for the subjects of messages, told where they stand. */
const known = new Set([
  ...["EU", "PDF", "QR", "EN", "MIT", "AA", "II", "SE"],
  ...["KOMPLT", "AVSTMN", "KONTKT"],
]);

describe("the Swedish of the site", () => {
  it("has no word that Swedish authorities are advised against, no loose abbreviation and no long sentence", () => {
    const all = texts();
    expect(all.length).toBeGreaterThan(50);
    expect(all.flatMap(([file, prose]) => faultsOfProse(prose).map((fault) => `${file}: ${fault}`))).toEqual(
      [],
    );
  });

  it("explains each of its abbreviations among its words", () => {
    const explained = new Set(glossary.flatMap(([word, meaning]) => abbreviationsOf(`${word} ${meaning}`)));
    const used = texts().flatMap(([file, prose]) =>
      abbreviationsOf(prose).map((word) => [file, word] as const),
    );
    expect(used.length).toBeGreaterThan(20);
    expect(used.filter(([, word]) => !explained.has(word) && !known.has(word))).toEqual([]);
  });

  it("tells its words in the order of the alphabet, each once", () => {
    const words = glossary.map(([word]) => word);
    expect(words).toEqual([...new Set(words)].sort(new Intl.Collator("sv-SE").compare));
  });
});

describe("faultsOfProse(text)", () => {
  const sentence = (words: number): string => `${Array.from({length: words}, () => "ord").join(" ")}.`;

  it(`lets ${mostWords} words through and not one more`, () => {
    expect(faultsOfProse(sentence(mostWords))).toEqual([]);
    expect(faultsOfProse(`${sentence(5)} Och ${sentence(mostWords)}`)).toHaveLength(1);
  });

  it("finds every word of the list, and not within another word", () => {
    for (const [, instead] of hardWords) expect(instead).not.toBe("");
    expect(faultsOfProse("Vi erhåller intyg samt kompletteringar.")).toHaveLength(2);
    expect(faultsOfProse("Samtliga intyg i samtalet är underlag för inkomsten.")).toEqual([]);
  });

  it("finds loose abbreviations and English", () => {
    expect(faultsOfProse("Till exempel ca 5.")).toHaveLength(1);
    expect(faultsOfProse("Det är default.")).toHaveLength(1);
    expect(faultsOfProse("Det är till exempel cirka 5.")).toEqual([]);
  });

  it("reads the text of a page without its code, and of a card what a reader sees", () => {
    expect(
      proseOfPage("---\ntitle: the\n---\n```js\nthe\n```\n# Hur ${f({a: 1})} `the`? [Se](./the)"),
    ).not.toContain("the");
    expect(proseOfYaml("id: the\nquestion: Hur?\nsources: [the]\nlimits: [Så.]")).toBe("Hur?\n\nSå.");
    expect(abbreviationsOf("FMB och ICD-10, FK7804, Skåne")).toEqual(["FMB", "ICD-10", "FK7804"]);
  });
});

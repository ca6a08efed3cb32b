import {mkdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {writeCertificate} from "../fixtures/lisjp.ts";
import {writeMessage} from "../fixtures/messages.ts";
import {filesBelow, readManifest, readTable} from "./releaseTree.ts";
import {temporaryFolder, underlag, type Run} from "./underlag.ts";

/** What must never be seen again: test persons of Skatteverket's series and words that occur nowhere else. */
const planted = {
  persons: ["191212121212", "189205309801", "200001012384"],
  ids: ["c1f0aa0e-6d2c-4d4a-9b51-7f4ad9f2a001", "intyg-Qvintessens-4711"],
  names: ["Xenofonia", "Qvistbergius"],
  texts: ["Haltar efter fallet från hönshuset"],
  messages: ["meddelande-Zebralina-1"],
};
const words = Object.values(planted).flat();
const spellings = words
  .flatMap((word) => [word, word.toUpperCase(), word.slice(2)])
  .concat(planted.persons.map((person) => `${person.slice(0, 8)}-${person.slice(8)}`));

const folder = temporaryFolder();
const source = join(folder, "source");
afterAll(() => {
  rmSync(folder, {recursive: true, force: true});
});

let run: Run;
beforeAll(async () => {
  mkdirSync(source);
  let file = 0;
  const write = (name: string, text: string) => {
    writeFileSync(join(source, name), text);
  };
  const months = Array.from({length: 12}, (_, i) => String(i + 1).padStart(2, "0"));
  for (const person of planted.persons) {
    for (const month of months) {
      const id = `${planted.ids[file % 2] ?? ""}-${file}`;
      const text = {name: planted.names.join(" "), text: planted.texts.join(" ")};
      const period = {degree: 100 as const, from: `2024-${month}-01`, to: `2024-${month}-10`};
      const signed = `2024-${month}-01T08:00:00`;
      // The file itself is named after person and certificate, as exports often are.
      write(
        `${person}-${id}.xml`,
        writeCertificate({id, person, signed, sent: signed, periods: [period]}, text),
      );
      if (file % 5 === 0) {
        write(
          `${person}-${id}-k.xml`,
          writeMessage(
            {id: `${planted.messages.join("")}-${file}`, certificate: id},
            {person, text: text.text},
          ),
        );
      }
      file++;
    }
  }
  // One of each way to go wrong, so that every error message has had something to tell.
  const person = planted.persons[0] ?? "";
  const id = planted.ids[0] ?? "";
  const good = writeCertificate({id, person}, {name: planted.names.join(" "), text: planted.texts.join(" ")});
  write(`${person}-stympad.xml`, good.slice(0, good.length / 2));
  write(`${person}-text.xml`, `${person} ${planted.texts.join(" ")}`);
  write(`${person}-dtd.xml`, good.replace(/<\?xml[^>]*\?>\s*|^/, `<!DOCTYPE x [<!ENTITY e "${person}">]>`));
  write(`${person}-datum.xml`, good.replaceAll("2025-", `${person}-`).replaceAll("2024-", `${person}-`));
  run = await underlag(folder, ["release", "--certificates", source], {
    UNDERLAG_KEY: "a key of the tests, long enough to do",
  });
});

describe("what is planted in the input", () => {
  it("was there to be found, and went through all rooms", () => {
    expect(run.code, run.stderr).toBe(0);
    expect(run.stderr).toContain("Lästa intyg: 36.");
    // The owner's own report does name the files: that is how they are found again.
    const quarantine = readFileSync(join(folder, "work", "quarantine.csv"), "utf8");
    for (const broken of ["stympad", "text", "dtd", "datum"]) {
      expect(quarantine).toContain(`${planted.persons[0] ?? ""}-${broken}.xml`);
    }
    expect(readManifest(run.stdout.trim()).families).toHaveLength(4);
  });

  it("occurs nowhere in the release, neither in the bytes nor in the rows", async () => {
    const release = run.stdout.trim();
    for (const path of filesBelow(release)) {
      const bytes = readFileSync(join(release, path));
      const rows = path.endsWith(".parquet") ? JSON.stringify(await readTable(release, path)) : "";
      for (const text of [bytes.toString("latin1"), bytes.toString("utf8"), rows]) {
        expect(spellings.filter((word) => text.includes(word))).toEqual([]);
      }
    }
  });

  it("occurs nowhere in what is printed, the names of files in quarantine included", () => {
    const printed = run.stdout.replaceAll(folder, "") + run.stderr;
    expect(spellings.filter((word) => printed.includes(word))).toEqual([]);
  });
});

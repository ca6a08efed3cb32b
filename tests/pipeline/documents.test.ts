import {createWriteStream, mkdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {pipeline} from "node:stream/promises";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {ZipFile} from "yazl";
import {day, formatDay, type Day} from "../../loaders/model/day.ts";
import {writeCertificate} from "../fixtures/lisjp.ts";
import {writeMessage} from "../fixtures/messages.ts";
import {filesBelow, readManifest, readTable, treeHashes} from "./releaseTree.ts";
import {temporaryFolder, underlag, type Run} from "./underlag.ts";

const key = {UNDERLAG_KEY: "a key of the tests, long enough to do"};
const folder = temporaryFolder();
const source = join(folder, "source");
afterAll(() => {
  rmSync(folder, {recursive: true, force: true});
});

/** 400 certificates of 200 persons, all of the same kind and in two months: cells large enough to be seen. */
function writeSource(): void {
  mkdirSync(join(source, "a", "b"), {recursive: true});
  for (let i = 0; i < 400; i++) {
    const person = `19700101${String(1000 + (i % 200))}`;
    const from = day(i < 200 ? "2024-03-04" : "2024-05-06");
    const signed = `${formatDay(from)}T09:00:00`;
    const period = {degree: 100 as const, from: formatDay(from), to: formatDay((from + 13) as Day)};
    const text = writeCertificate({id: `intyg-${i}`, person, signed, sent: signed, periods: [period]});
    writeFileSync(join(source, i % 2 === 0 ? "a" : "a/b", `${i}.xml`), text);
    if (i % 8 === 0) {
      const sent = `${formatDay((from + 5) as Day)}T09:00:00`;
      writeFileSync(
        join(source, `${i}-k.xml`),
        writeMessage({id: `m-${i}`, certificate: `intyg-${i}`, subject: "KOMPLT", sent}),
      );
    }
  }
  const good = writeCertificate({id: "broken", person: "191212121212"});
  // Ten levels of ten: a thousand million characters, if anyone expanded them.
  const levels = Array.from({length: 9}, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join("");
  const bomb = `<!DOCTYPE b [<!ENTITY e0 "0123456789">${levels}]><b>&e9;</b>`;
  for (const [name, text] of [
    ["truncated.xml", good.slice(0, good.length - 200)],
    ["empty.xml", ""],
    ["bomb.xml", bomb],
    ["text.xml", "Detta är ingen XML."],
    ["future.xml", writeCertificate({id: "future", person: "191212121212", signed: "9999-12-31T00:00:00"})],
  ] as const) {
    writeFileSync(join(source, name), text);
  }
}

let run: Run;
beforeAll(async () => {
  writeSource();
  run = await underlag(folder, ["release", "--certificates", source], key);
});

describe("a release from a folder of documents", () => {
  it("puts each broken file in quarantine with place and rule while the rest goes through", () => {
    expect(run.code, run.stderr).toBe(0);
    expect(run.stderr).toContain("Lästa intyg: 400, varav 400 räknas. I karantän: 5");
    const quarantine = readFileSync(join(folder, "work", "quarantine.csv"), "utf8")
      .trim()
      .split("\n")
      .slice(1);
    const rules = Object.fromEntries(
      quarantine.map((line) => [line.split(",")[0] ?? "", line.split(",").at(-1) ?? ""]),
    );
    expect(rules).toEqual({
      "bomb.xml": "xml.doctype",
      "empty.xml": "xml.empty",
      "future.xml": "certificate.signed-window",
      "text.xml": "xml.not-xml",
      "truncated.xml": "xml.malformed",
    });
  });

  it("publishes what the documents say", async () => {
    const release = run.stdout.trim();
    expect(readManifest(release)).toMatchObject({
      ...{extractDate: "2024-05-31", firstMonth: "2024-03", lastMonth: "2024-05"},
      quality: {accepted: 400},
    });
    const total = async (family: string, where: (row: Readonly<Record<string, unknown>>) => boolean) =>
      (await readTable(release, `places/riket/${family}.parquet`))
        .filter(where)
        .reduce((sum, {n}) => sum + Number(n), 0);
    // One age, two sexes: cells of far more than five, published as they are.
    expect(await total("started", ({month}) => month === "2024-03")).toBe(200);
    expect(await total("started", ({month}) => month === "2024-05")).toBe(200);
    expect(await total("ongoing", ({month}) => month === "2024-04")).toBe(0);
    expect(await total("ended", ({length}) => length === "1-14")).toBe(400);
    expect(await total("certificates", ({completed}) => completed === "1")).toBe(50);
  });

  it("gives the same bytes from a zip of the folder, whatever the order inside it", async () => {
    const other = temporaryFolder();
    const zip = new ZipFile();
    for (const path of filesBelow(source).reverse()) zip.addFile(join(source, path), path);
    zip.end();
    await pipeline(zip.outputStream, createWriteStream(join(other, "source.zip")));
    const again = await underlag(other, ["release", "--certificates", join(other, "source.zip")], key);
    expect(treeHashes(again.stdout.trim())).toEqual(treeHashes(run.stdout.trim()));
    rmSync(other, {recursive: true});
  });

  it("refuses another key for the same data, and leaves the release as it is", async () => {
    const before = treeHashes(run.stdout.trim());
    const again = await underlag(folder, ["release", "--certificates", source], {
      UNDERLAG_KEY: "another key of the tests, also long",
    });
    expect(again.code).toBe(5);
    expect(again.stderr).toContain("annan nyckel");
    expect(treeHashes(run.stdout.trim())).toEqual(before);
  });

  it("makes no release without certificates", async () => {
    const other = temporaryFolder();
    writeFileSync(join(other, "k.xml"), writeMessage({id: "m", certificate: "c", subject: "KOMPLT"}));
    const alone = await underlag(other, ["release", "--messages", join(other, "k.xml")], key);
    expect(alone.code).toBe(3);
    expect(alone.stderr).toContain("source.no-certificate");
    rmSync(other, {recursive: true});
  });
});

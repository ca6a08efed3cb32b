import {copyFileSync, createWriteStream, existsSync, readFileSync, rmSync} from "node:fs";
import {execFileSync} from "node:child_process";
import {basename, join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {ZipFile} from "yazl";
import {pipeline} from "node:stream/promises";
import {filesBelow, readManifest, readTable, treeHashes} from "./releaseTree.ts";
import {root, temporaryFolder, underlag, type Run} from "./underlag.ts";

/** Genuine samples (test persons), where they lie beside the project. */
const genuine = join(root, "..", "shared", "data");
const certificates = join(genuine, "certificates");
const messages = join(genuine, "messages");
const units = join(genuine, "hsa", "hsaunits-2017-12-12", "regiondrivna-vardenheter-och-enheter.csv");
const key = {UNDERLAG_KEY: "a key of the tests, long enough to do"};

async function zipOf(folder: string, file: string): Promise<string> {
  const zip = new ZipFile();
  for (const path of filesBelow(folder).reverse()) zip.addFile(join(folder, path), path);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(file));
  return file;
}

describe.skipIf(!existsSync(certificates))("a release from the genuine files", () => {
  const folder = temporaryFolder();
  afterAll(() => {
    rmSync(folder, {recursive: true, force: true});
  });
  let run: Run;
  let release = "";
  beforeAll(async () => {
    run = await underlag(
      folder,
      ["release", "--certificates", certificates, "--messages", messages, "--units", units],
      key,
    );
    release = run.stdout.trim();
  });

  it("goes through while the broken files are put in quarantine with file and rule", () => {
    expect(run.code).toBe(0);
    const quarantine = readFileSync(join(folder, "work", "quarantine.csv"), "utf8");
    // What each file name states; the whole table of outcomes stands with the tests of normalise.
    for (const [file, rule] of [
      ["lisjp-v1-xml/lisjp_broken.xml", "period.dates"],
      ["scenarios/fail-diagnoskodMerAnFemTecken.xml", "diagnosis.length"],
      ["scenarios/fail-diagnoserMedOlikaKodsystem.xml", "diagnosis.mixed-systems"],
      ["scenarios/fail-diagnosPsykiskDiagnoskodFelAntalTecken.xml", "diagnosis.code"],
      ["scenarios/fail-sjukskrivningSaknas.xml", "period.count"],
      ["scenarios/sjukskrivningOverlappandePerioder.xml", "period.overlap"],
    ] as const) {
      expect(quarantine).toMatch(new RegExp(`${file.replaceAll(".", "\\.")},\\d+,\\d*,${rule}`));
    }
    expect(quarantine).not.toContain("/pass-");
  });

  it("counts no AG7804: the form to the employer is excluded with its reason", () => {
    const other = temporaryFolder();
    for (const file of ["ag7804-xml/ag7804__1.1.xml", "lisjp-v1-xml/scenarios/pass-minimal.xml"]) {
      copyFileSync(join(certificates, file), join(other, basename(file)));
    }
    const environment = {...process.env, ...key};
    const inspected = execFileSync(
      process.execPath,
      [join(root, "bin", "underlag.js"), "inspect", other, "--json", "--work", join(folder, "work")],
      {env: environment, stdio: ["ignore", "pipe", "pipe"], encoding: "utf8"},
    );
    expect(JSON.parse(inspected)).toMatchObject({
      excluded: {"other-form": 1},
      summary: {certificates: 2, rejected: {}},
    });
    rmSync(other, {recursive: true});
  });

  it("gives the same bytes from a zip of the folder, whatever the order inside it", async () => {
    const other = temporaryFolder();
    const zip = await zipOf(certificates, join(other, "certificates.zip"));
    const again = await underlag(
      other,
      ["release", "--certificates", zip, "--messages", messages, "--units", units],
      key,
    );
    expect(again.code).toBe(0);
    expect(treeHashes(again.stdout.trim())).toEqual(treeHashes(release));
    rmSync(other, {recursive: true});
  });

  it("publishes nothing of so few persons but zeros and fives", async () => {
    for (const {id} of readManifest(release).families) {
      for (const {n} of await readTable(release, `tables/${id}.parquet`)) expect(n).toBe(5);
    }
  });
});

import {
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import {join} from "node:path";
import {pipeline} from "node:stream/promises";
import {setTimeout as wait} from "node:timers/promises";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {ZipFile} from "yazl";
import {type Day, day, formatDay} from "../../loaders/model/day.ts";
import {writeCertificate} from "../fixtures/lisjp.ts";
import {writeMessage} from "../fixtures/messages.ts";
import {readManifest, treeHashes} from "./releaseTree.ts";
import {startUnderlag, tablesOnly, temporaryFolder, underlag} from "./underlag.ts";

const key = {UNDERLAG_KEY: "a key of the tests, long enough to do"};
const folder = temporaryFolder();
/** What was read is seen in any table. */
const few = tablesOnly(folder, "certificates", "started");
const zip = join(folder, "certificates.zip");
const files = 12_500;
afterAll(() => {
  rmSync(folder, {recursive: true, force: true});
});

/** What the file of a number holds: certificates, some of them twice and far apart, messages and broken files. */
function content(n: number): string {
  const from = day("2024-01-01") + (n % 300);
  const sent = `${formatDay(from as Day)}T09:00:00`;
  if (n % 50 === 0) return writeMessage({id: `m-${n % 4_000}`, certificate: `c-${n + 1}`, sent});
  if (n % 51 === 0) return "<a>";
  return writeCertificate({
    id: `c-${n % 11_000}`,
    person: `1970010${1 + (n % 9)}${String(1000 + (n % 9000))}`,
    ...{signed: sent, sent},
    periods: [{degree: 100, from: formatDay(from as Day), to: formatDay((from + 10) as Day)}],
  });
}

beforeAll(async () => {
  const archive = new ZipFile();
  for (let n = files; n > 0; n--)
    archive.addBuffer(Buffer.from(content(n)), `${n % 7}/${n}.xml`, {compress: n % 2 === 0});
  archive.end();
  await pipeline(archive.outputStream, createWriteStream(zip));
});

const flags = (place: string, threads: string) => [
  ...["release", "--certificates", zip, "--threads", threads, ...few],
  ...["--out", join(place, "releases"), "--work", join(place, "work")],
];

/** The parts that a run has left in its folder of micro data, and how many documents they hold. */
function kept(place: string): number | undefined {
  const work = join(place, "work");
  const name = existsSync(work) ? readdirSync(work).find((each) => each.startsWith("reading-")) : undefined;
  if (name === undefined) return undefined;
  const journal = join(work, name, "journal.json");
  if (!existsSync(journal)) return 0;
  return (JSON.parse(readFileSync(journal, "utf8")) as {documents: number}).documents;
}

/** Starts a release and kills it, without a warning, some milliseconds after its parts hold so many documents. */
async function kill(place: string, threads: string, documents: number, later: number): Promise<void> {
  const {child, ended} = startUnderlag(place, flags(place, threads), key);
  while ((kept(place) ?? -1) < documents) {
    expect(child.exitCode, "the run ended before it could be killed").toBeNull();
    await wait(2);
  }
  await wait(later);
  child.kill("SIGKILL");
  await ended;
}

/** A case reads the whole zip once or twice: half a minute, and several on a machine that does other things. */
describe("a run that is killed while it reads", {timeout: 600_000}, () => {
  let undisturbed: unknown;
  beforeAll(async () => {
    const run = await underlag(folder, ["release", "--certificates", zip, "--threads", "1", ...few], key);
    expect(run.code, run.stderr).toBe(0);
    expect(run.stderr).not.toContain("Återupptar");
    undisturbed = treeHashes(run.stdout.trim());
  }, 600_000);

  it("leaves no part behind when its release stands", () => {
    expect(kept(folder)).toBeUndefined();
  });

  it.each([
    ["before the first part", "1", 0, 30],
    ["just after the first part", "2", 1, 0],
    ["just after the second part, with threads", "3", 5_001, 0],
    ["some time after the second part", "1", 5_001, 60],
  ])("%s goes on and gives the same bytes", async (_, threads, documents, later) => {
    const place = temporaryFolder();
    mkdirSync(join(place, "work"));
    await kill(place, threads, documents, later);
    const before = kept(place) ?? 0;
    expect(before).toBeGreaterThanOrEqual(documents);
    expect(existsSync(join(place, "releases"))).toBe(false);
    const run = await underlag(place, ["release", "--certificates", zip, "--threads", "2", ...few], key);
    expect(run.code, run.stderr).toBe(0);
    if (before > 0) {
      const words = (n: number) => n.toLocaleString("sv-SE");
      expect(run.stderr).toContain(`Återupptar: ${words(before)} av ${words(files)} filer redan lästa`);
    }
    expect(treeHashes(run.stdout.trim())).toEqual(undisturbed);
    expect(kept(place)).toBeUndefined();
    rmSync(place, {recursive: true});
  });

  it("begins anew, and says nothing of going on, when the source or the settings have changed", async () => {
    const place = temporaryFolder();
    await kill(place, "1", 1, 0);
    const settings = join(place, "settings.yaml");
    writeFileSync(settings, "families: [certificates, started]\nyearsAhead: 4\n");
    await kill(place, "1", 1, 0);
    utimesSync(zip, 1_700_000_000, 1_700_000_000);
    const run = await underlag(place, ["release", "--certificates", zip, "--settings", settings], key);
    expect(run.code, run.stderr).toBe(0);
    expect(run.stderr).not.toContain("Återupptar");
    expect(readManifest(run.stdout.trim()).settings).toMatchObject({yearsAhead: 4});
    expect(readdirSync(join(place, "work")).sort()).toEqual([
      "extracts",
      "ledger",
      "quarantine-summary.csv",
      "quarantine.csv",
    ]);
    rmSync(place, {recursive: true});
  });
});

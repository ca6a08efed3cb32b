import {existsSync, lutimesSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {dirname, join, relative, sep} from "node:path";
import {InputError} from "../loaders/errors.ts";
import {accountOf, contentsOf} from "../src/contract/contents.ts";
import {measureGroups} from "../src/contract/measureCard.ts";
import {citingOf} from "../src/contract/citing.ts";
import {besideOfficial} from "./besideOfficial.ts";
import {certificateMonths} from "./certificateMonths.ts";
import {descriptionOf, metadataOf, placeHashes, tableHashes} from "./describedRelease.ts";
import {countings} from "./countings.ts";
import {missingFamilies} from "./familiesOfPages.ts";
import {frozenVersions} from "./frozen.ts";
import {hypotheses} from "./hypotheses.ts";
import {measureCards} from "./measureCards.ts";
import {officialStatistics} from "./officialStatistics.ts";
import {populationOf} from "./population.ts";
import {projectRoot, runProgram} from "./program.ts";
import {regionTables} from "./regionTables.ts";
import {findRelease, sha256, type ReleaseFolder} from "./release.ts";
import {withSiteLock} from "./siteLock.ts";
import {stageDecks} from "./stageDecks.ts";
import {unitsByType} from "./unitTypes.ts";
import {unitGaps} from "./unitGaps.ts";
import {unitTables} from "./unitTables.ts";
import {testHypotheses} from "./testHypotheses.ts";

/**
 * Lays the chosen release where the pages read it: `src/data/`, with the layout of the release. It must have every table
 * that a page shows. Every file is held to
 * the manifest's SHA-256 before the first one is copied; beside them `contents.json` and `account.json`, which are what pages load, the inhabitants that
 * rates divide by, published statistics, the measure cards, the small tables of the regions and the decks of workshops; what no longer belongs there is removed; the times of the
 * files are the extract date, so that the clock of the machine never reaches the site.
 */
export async function stage(root: string, chosen = process.env["UNDERLAG_RELEASE"]): Promise<ReleaseFolder> {
  const release = findRelease(root, chosen);
  const {folder, manifest} = release;
  const missing = missingFamilies(root, manifest);
  if (missing.length > 0) {
    const lines = missing.map(({page, family}) => `- src/${page} visar ${family}`);
    throw new InputError(
      [
        `${folder}: utgåvan saknar tabeller som webbplatsen visar:`,
        ...lines,
        "Låt inställningen families ta med dem, eller välj en annan utgåva med UNDERLAG_RELEASE",
      ].join("\n"),
    );
  }
  const files = new Map([["manifest.json", readFileSync(join(folder, "manifest.json"))]]);
  for (const {path, sha256: expected} of manifest.files) {
    const file = join(folder, path);
    if (relative(folder, file).startsWith(".."))
      throw new InputError(`${folder}: ${path} ligger utanför utgåvan`);
    if (!existsSync(file)) throw new InputError(`${folder}: filen ${path} saknas i utgåvan`);
    const bytes = readFileSync(file);
    if (sha256(bytes) !== expected)
      throw new InputError(
        `${folder}: ${path} har en annan SHA-256 än manifestet anger. Utgåvan är ändrad eller trasig`,
      );
    files.set(path, bytes);
  }
  const frozen = frozenVersions(root);
  const withFrozen = (of: object): Buffer<ArrayBuffer> =>
    Buffer.from(JSON.stringify({...of, ...(frozen.length > 0 && {frozen})}));
  files.set("contents.json", withFrozen(contentsOf(manifest)));
  files.set("account.json", withFrozen(accountOf(manifest)));
  files.set("population.json", Buffer.from(JSON.stringify(populationOf(manifest))));
  const read = (path: string): Buffer<ArrayBuffer> | undefined => files.get(path);
  files.set("certificate-months.json", Buffer.from(JSON.stringify(await certificateMonths(manifest, read))));
  files.set("unit-gaps.json", Buffer.from(JSON.stringify(await unitGaps(manifest, read))));
  files.set("countings.json", Buffer.from(JSON.stringify(await countings(manifest, read))));
  const measures = {groups: measureGroups, cards: measureCards().filter(({shown}) => shown)};
  const registered = hypotheses();
  const tested = await testHypotheses(registered, manifest, read);
  files.set("hypotheses.json", Buffer.from(JSON.stringify(tested)));
  files.set("measures.json", Buffer.from(JSON.stringify(measures)));
  const official = officialStatistics();
  const beside = await besideOfficial(manifest, official.ongoing, read);
  files.set("official.json", Buffer.from(JSON.stringify(official)));
  files.set("beside-official.json", Buffer.from(JSON.stringify(beside)));
  for (const [path, bytes] of await regionTables(manifest, read)) files.set(path, bytes);
  for (const [path, bytes] of await unitTables(manifest, read)) files.set(path, bytes);
  const decks = {
    ...{manifest: accountOf(manifest), population: populationOf(manifest), units: unitsByType(manifest)},
    hypotheses: registered.map(({id}) => id),
  };
  for (const [path, bytes] of await stageDecks(root, decks, read)) files.set(path, bytes);
  files.set("unit-definitions.json", Buffer.from(JSON.stringify(manifest.unitDefinitions ?? null)));
  const description = descriptionOf(manifest, metadataOf(release));
  const asJson = (value: unknown): Buffer<ArrayBuffer> => Buffer.from(JSON.stringify(value));
  files.set("description.json", asJson(description));
  files.set("citing.json", asJson(citingOf(description, frozen)));
  for (const [slug, hashes] of placeHashes(manifest)) files.set(`places/${slug}/hashes.json`, asJson(hashes));
  files.set("tables/hashes.json", asJson(tableHashes(manifest)));
  const target = join(root, "src/data");
  removeOthers(target, files);
  const seconds = Date.parse(manifest.extractDate) / 1000;
  for (const [path, bytes] of files) {
    const copy = join(target, path);
    mkdirSync(dirname(copy), {recursive: true});
    // A file that is the same already is left alone: the preview watches the folder.
    if (!existsSync(copy) || !readFileSync(copy).equals(bytes)) writeFileSync(copy, bytes);
    lutimesSync(copy, seconds, seconds);
  }
  return release;
}

function removeOthers(target: string, wanted: ReadonlyMap<string, unknown>): void {
  if (!existsSync(target)) return;
  const entries = readdirSync(target, {recursive: true, withFileTypes: true});
  const pathOf = ({parentPath, name}: (typeof entries)[number]): string => join(parentPath, name);
  for (const entry of entries.filter((one) => !one.isDirectory()))
    if (!wanted.has(relative(target, pathOf(entry)).split(sep).join("/"))) rmSync(pathOf(entry));
  const folders = entries.filter((one) => one.isDirectory()).map(pathOf);
  for (const folder of folders.sort().reverse())
    if (readdirSync(folder).length === 0) rmSync(folder, {recursive: true});
}

const help = `node bin/run.js site/stage.ts

Lägger en utgåva i src/data, där sidorna läser den. npm run site och npm run dev gör det själva.

Miljövariabler
  UNDERLAG_RELEASE   utgåvan (standard: den senaste i data/releases)

Exempel
  UNDERLAG_RELEASE=2026.01.0 node bin/run.js site/stage.ts`;

await runProgram(import.meta.url, {help}, async () => {
  const {folder, manifest} = await withSiteLock(projectRoot, "npm run dev", () => stage(projectRoot));
  console.error(`Utgåva ${manifest.version} från ${folder} ligger i src/data`);
});

import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import {join} from "node:path";
import {isDeepStrictEqual} from "node:util";
import {EnvironmentError, FailedError} from "../loaders/errors.ts";
import {makeFolder} from "../loaders/model/makeFolder.ts";
import {withReleaseLock} from "../loaders/publish/releaseLock.ts";
import type {Description} from "../src/contract/description.ts";
import type {Manifest} from "../src/contract/release.ts";
import {hasCommit, type Origin, swhidOf} from "../src/contract/origin.ts";
import {commitOf} from "./commitOf.ts";
import {filesBelow, frozenFolder, sumsName, sumsOf} from "./frozen.ts";
import {unprovenLocks} from "./hypothesisRegister.ts";
import {originIn, sayOrigin, siteHash} from "./origin.ts";
import {pdfFolder, pdfName, printedPages} from "./pdf.ts";
import {projectRoot, runProgram} from "./program.ts";
import {readManifest, sha256} from "./release.ts";
import {addressOf, readSiteFiles} from "./siteFiles.ts";
import {withSiteLock} from "./siteLock.ts";
import {sourcesHash, stampName} from "./sourcesHash.ts";

/** A release that has been frozen. */
export interface Frozen {
  readonly folder: string;
  readonly version: string;
  readonly files: number;
  /** SHA-256 of its list of hashes: one value that stands for every byte of it. */
  readonly sum: string;
}

/**
 * Freezes the site under `root/dist` as `fryst/<version>/`: its pages, each saying that it is frozen; the tables and metadata of the release
 * under `data/`; what else lies in `dist`, PDF files too; and `SHA256SUMS` over all of it. Never over a release that is frozen already, and
 * never of real data with a hypothesis that git does not know to be older than they are.
 */
export function freeze(root: string): Frozen {
  const site = join(root, "dist");
  if (!existsSync(join(site, "index.html")))
    throw new EnvironmentError("det finns ingen byggd webbplats i dist. Bygg den med: npm run site");
  const manifest = readManifest(join(root, "src/data/manifest.json"));
  const {version} = manifest;
  const data = join(site, frozenFolder, version, "data");
  if (
    !existsSync(join(data, "manifest.json")) ||
    !isDeepStrictEqual(readManifest(join(data, "manifest.json")), manifest)
  )
    throw new FailedError(`dist visar inte utgåva ${version}. Bygg om den med: npm run site`);
  const folder = join(root, frozenFolder, version);
  if (existsSync(folder))
    throw new FailedError(`${frozenFolder}/${version} är redan fryst och skrivs aldrig över`);
  const partial = join(root, frozenFolder, `.partial-${version}`);
  if (isListed(root, partial, version)) {
    renameSync(partial, folder);
    const files = filesBelow(folder).length - 1;
    return {folder, version, files, sum: sha256(readFileSync(join(folder, sumsName)))};
  }
  checkStatement(root, manifest.extractDate);
  if (!manifest.synthetic) checkLocks(root, manifest.extractDate);
  checkSources(root, site);
  checkPages(site);
  checkFiles(data, manifest);

  rmSync(partial, {recursive: true, force: true});
  mkdirSync(partial, {recursive: true});
  const commit = commitOf(root);
  for (const path of filesBelow(site)) {
    if (path.startsWith(`${frozenFolder}/`) || path === stampName) continue;
    mkdirSync(join(partial, path, ".."), {recursive: true});
    if (path.endsWith(".html"))
      writeFileSync(
        join(partial, path),
        frozenPage(readFileSync(join(site, path), "utf8"), {path, version, commit, pdf: pdfOf(site, path)}),
      );
    else cpSync(join(site, path), join(partial, path));
  }
  cpSync(data, join(partial, "data"), {recursive: true});
  const origin = {
    ...{version, dataHash: manifest.dataHash, tools: manifest.tools},
    ...builtFrom(originIn(readFileSync(join(partial, "index.html"), "utf8")), commit),
  };
  writeFileSync(join(partial, "ursprung.json"), `${JSON.stringify(origin, undefined, 2)}\n`);
  const paths = filesBelow(partial);
  const sums = sumsOf(partial, paths);
  writeFileSync(join(partial, sumsName), sums);
  const sum = sha256(sums);
  // Listed first: where the run is killed between, the next one moves the folder, and none ever stands unlisted.
  appendFileSync(join(root, frozenFolder, sumsName), `${sum}  ${version}/${sumsName}\n`);
  renameSync(partial, folder);
  return {folder, version, files: paths.length, sum};
}

/** The same where no other run freezes at the same time: two would write over each other's files, and list both. */
export async function freezeAlone(root: string): Promise<Frozen> {
  const folder = join(root, frozenFolder);
  makeFolder(folder);
  return await withReleaseLock(folder, () => Promise.resolve(freeze(root)));
}

/**
 * A page of a frozen release says so at its top, with the way to the site as it is now and to its PDF file where it has one, and names the
 * commit that the release was frozen at. `path` is where it lies below the release, `pdf` where that file does.
 */
export function frozenPage(html: string, {path, version, commit, pdf}: FrozenPage): string {
  const origin = originIn(html);
  const page = origin === undefined ? html : sayOrigin(html, {...origin, commit});
  const now = "../".repeat(path.split("/").length + 1);
  const up = "../".repeat(path.split("/").length - 1);
  const printed = pdf === undefined ? "" : ` <a href="${up}${pdf}">Sidan som PDF</a>`;
  const told = `<p class="underlag-frozen">Du läser utgåva ${version} som den såg ut när den frystes. Den ändras aldrig. <a href="${now}">Till den senaste utgåvan</a>${printed}</p>`;
  return page.replace(/<main\b[^>]*>/, (start) => `${start}\n${told}`);
}

interface FrozenPage {
  readonly path: string;
  readonly version: string;
  readonly commit: string;
  readonly pdf?: string | undefined;
}

/** The PDF file of a page of a site, by its path there; `undefined` where it has none. */
function pdfOf(site: string, path: string): string | undefined {
  const [address] = printedPages([addressOf(path)]);
  const pdf = address === undefined ? undefined : `${pdfFolder}/${pdfName(address)}`;
  return pdf !== undefined && existsSync(join(site, pdf)) ? pdf : undefined;
}

/** A site that was built from other sources than those that lie here is not what the commit tells of. */
function checkSources(root: string, site: string): void {
  const stamp = join(site, stampName);
  if (!existsSync(stamp) || readFileSync(stamp, "utf8").trim() !== sourcesHash(root))
    throw new FailedError("dist är byggd av annat än det som ligger här nu. Bygg om den med: npm run site");
}

/** A site with a file that was changed, or came or went, after it was built is not the one whose hash its pages tell. */
function checkPages(site: string): void {
  const files = readSiteFiles(site);
  const start = files.get("index.html")?.toString() ?? "";
  const built = new Map([...files].filter(([path]) => !isAdded(path)));
  if (siteHash(built) !== originIn(start)?.site)
    throw new FailedError("dist: filerna är inte de som byggdes. Bygg om med: npm run site");
}

/** What is laid in a built site afterwards, and has hashes of its own or none. */
function isAdded(path: string): boolean {
  return path === stampName || [frozenFolder, pdfFolder].some((folder) => path.startsWith(`${folder}/`));
}

/** What is frozen can never be mended, so every file is held against its hash first. */
function checkFiles(data: string, {files, metadata}: Manifest): void {
  for (const {path, sha256: listed} of [...files, ...(metadata ?? [])])
    if (!existsSync(join(data, path)) || sha256(readFileSync(join(data, path))) !== listed)
      throw new FailedError(`dist: ${path} är inte den fil som manifestet anger. Bygg om med: npm run site`);
}

/** Whether a run that was killed had listed what it made, and had only to move it into place: it was held against all hashes then. */
function isListed(root: string, partial: string, version: string): boolean {
  const [lists, sums] = [join(root, frozenFolder, sumsName), join(partial, sumsName)];
  if (!existsSync(lists) || !existsSync(sums)) return false;
  const line = `${sha256(readFileSync(sums))}  ${version}/${sumsName}`;
  return readFileSync(lists, "utf8").split("\n").includes(line);
}

/** What is frozen can be cited for ever: a hypothesis that it calls registered must have been in git before the extract. */
function checkLocks(root: string, extractDate: string): void {
  const faults = unprovenLocks(root, extractDate);
  if (faults.length > 0)
    throw new FailedError(
      `hypoteser är inte registrerade i tid:\n${faults.map((one) => `- ${one}`).join("\n")}`,
    );
}

/** An accessibility statement that is older than the figures has not been looked at since they came. */
function checkStatement(root: string, extractDate: string): void {
  const {accessibility} = JSON.parse(
    readFileSync(join(root, "src/data/description.json"), "utf8"),
  ) as Description;
  if (accessibility.updatedOn < extractDate)
    throw new FailedError(
      `tillgänglighetsredogörelsen är från ${accessibility.updatedOn}, före uttaget ${extractDate}: se över den i data/description.yaml (accessibility.updatedOn) och gör om utgåvan`,
    );
}

/** What a frozen release tells of its making: the commit and its SWHID where it is one, what the site is known by, what made the PDF files. */
function builtFrom(origin: Origin | undefined, commit: string): object {
  return {
    ...(hasCommit({commit}) && {commit, swhid: swhidOf(commit)}),
    ...(origin && {underlag: origin.underlag, site: origin.site}),
    ...(origin?.chromium !== undefined && {chromium: origin.chromium}),
  };
}

const help = `npm run freeze

Fryser den byggda webbplatsen som fryst/<utgåva>/: sidor, tabeller, metadata och PDF-filer, med en SHA256SUMS över alla. En
utgåva som är fryst ändras aldrig.

Exempel
  npm run site && npm run pdf && npm run freeze`;

await runProgram(import.meta.url, {help}, async () => {
  const {folder, version, files, sum} = await withSiteLock(projectRoot, "npm run freeze", () =>
    freezeAlone(projectRoot),
  );
  console.error(`Utgåva ${version} är fryst: ${files} filer, SHA256SUMS ${sum}`);
  console.error("Lägg till mappen i git och bygg om webbplatsen (npm run site), så finns den på sin adress.");
  console.log(folder);
});

import {spawn} from "node:child_process";
import {existsSync, readFileSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {FailedError} from "../loaders/errors.ts";
import {deckTitles} from "./deckPages.ts";
import {commitOf} from "./commitOf.ts";
import {layFrozen} from "./frozen.ts";
import {faultsOfSite} from "./gates.ts";
import {hypotheses} from "./hypotheses.ts";
import {leftOutInWords} from "./hypothesisRegister.ts";
import {sayOrigin, siteHash} from "./origin.ts";
import {placeTitles} from "./pages.ts";
import {unitTitles} from "./unitPages.ts";
import {postbuild} from "./postbuild.ts";
import {projectRoot, runProgram} from "./program.ts";
import {addressOf, pagePaths, readSiteFiles} from "./siteFiles.ts";
import {withSiteLock} from "./siteLock.ts";
import {sourcesHash, stampName} from "./sourcesHash.ts";
import {stage} from "./stage.ts";
import {staticPages} from "./staticPages.ts";
import {datasetFile, tellDataset} from "./tellDataset.ts";

/** Where Framework builds: beside its caches, so that `dist` is whole or not there. */
const workshop = "src/.observablehq/site";

export interface BuiltSite {
  readonly folder: string;
  readonly pages: readonly string[];
  readonly version: string;
  /** One hash that stands for every file of it; see `siteHash`. */
  readonly hash: string;
}

/**
 * Builds the site of the chosen release into `dist` under `root`: stage the release, let Framework build, hold the result
 * to the gates, finish the pages, move into place. The same commit and release give the same bytes, on any machine,
 * in any folder, at any time; a build that fails leaves the site that was there. Two at the same time would mix what they build: whoever
 * builds has the lock of the site, see `siteLock.ts`.
 */
export async function buildSite(root: string, log: (line: string) => void): Promise<BuiltSite> {
  const release = await stage(root);
  const {manifest} = release;
  log(`Utgåva ${manifest.version}${manifest.synthetic ? " (påhittade data)" : ""}: bygger sidorna`);
  const left = leftOutInWords(manifest, hypotheses());
  if (left !== undefined) log(left);
  const folder = join(root, workshop);
  rmSync(folder, {recursive: true, force: true});
  const {status, output} = await runFramework(root, {
    SOURCE_DATE_EPOCH: String(Date.parse(manifest.extractDate) / 1000),
    UNDERLAG_SITE_OUTPUT: workshop,
  });
  if (status !== 0 || !existsSync(folder))
    throw new FailedError(`Framework kunde inte bygga webbplatsen:\n${tail(output)}`);
  const built = readSiteFiles(folder);
  const faults = faultsOfSite(built, output);
  if (faults.length > 0) {
    const first = faults.slice(0, 20).map((fault) => `- ${fault}`);
    const more = faults.length > first.length ? [`- och ${faults.length - first.length} till`] : [];
    throw new FailedError(`webbplatsen har ${faults.length} fel:\n${[...first, ...more].join("\n")}`);
  }
  const statics = await staticPages(root, pagePaths(built).map(addressOf));
  const titles = new Map([...placeTitles(manifest), ...unitTitles(manifest), ...deckTitles(root)]);
  await postbuild(root, folder, built, {titles, statics}, log);
  // Nobody is to find a made-up country among datasets.
  const dataset = join(release.folder, datasetFile);
  if (!manifest.synthetic && existsSync(dataset)) {
    const start = join(folder, "index.html");
    writeFileSync(start, tellDataset(readFileSync(start, "utf8"), readFileSync(dataset, "utf8")));
  }
  const files = readSiteFiles(folder);
  const pages = pagePaths(files).map(addressOf);
  const hash = siteHash(files);
  const origin = {underlag: programVersionOf(root), commit: commitOf(root), site: hash};
  for (const path of pagePaths(files))
    writeFileSync(join(folder, path), sayOrigin(files.get(path)?.toString() ?? "", origin));
  layFrozen(root, folder, release);
  writeFileSync(join(folder, stampName), `${sourcesHash(root)}\n`);
  const target = join(root, "dist");
  rmSync(target, {recursive: true, force: true});
  renameSync(folder, target);
  return {folder: target, pages, version: manifest.version, hash};
}

/** SemVer of the program under `root`. */
function programVersionOf(root: string): string {
  return (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {version: string}).version;
}

/** Runs `observable build` under `root`. Gives its exit status and all it wrote. */
async function runFramework(
  root: string,
  environment: Record<string, string>,
): Promise<{status: number | null; output: string}> {
  const program = createRequire(join(root, "package.json")).resolve(
    "@observablehq/framework/dist/bin/observable.js",
  );
  const faster = pathToFileURL(join(root, "site/oneWindow.js")).href;
  const child = spawn(process.execPath, ["--no-warnings", "--import", faster, program, "build"], {
    cwd: root,
    env: {...process.env, ...environment, OBSERVABLE_TELEMETRY_DISABLE: "1", NO_COLOR: "1"},
    stdio: ["ignore", "pipe", "pipe"],
  });
  // Whoever ends the build ends what it began: a Framework that lived on would write where the next build does.
  const end = (): void => void child.kill();
  process.once("exit", end);
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (output += text));
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject).on("close", resolve);
  }).finally(() => process.off("exit", end));
  return {status, output};
}

/** The last lines of a log, where the reason stands, without Framework's own stack and advice. */
function tail(output: string): string {
  const lines = output
    .split("\n")
    .filter((line) => line.trim() !== "" && !/^\s+at |^Tip:|file an issue|^↳ http/.test(line));
  return lines.slice(-10).join("\n");
}

const help = `npm run site

Bygger webbplatsen av en utgåva, i dist. Det som låg där tas bort när den nya är hel.

Miljövariabler
  UNDERLAG_RELEASE   utgåvan (standard: den senaste i data/releases)

Exempel
  npm run site
  UNDERLAG_RELEASE=2026.01.0 npm run site`;

await runProgram(import.meta.url, {help}, async () => {
  const start = performance.now();
  const {folder, pages, hash} = await withSiteLock(
    projectRoot,
    "npm run site",
    async () =>
      await buildSite(projectRoot, (line) => {
        console.error(line);
      }),
  );
  const seconds = ((performance.now() - start) / 1000).toFixed(1).replace(".", ",");
  console.error(`${pages.length} sidor på ${seconds} s. Webbplatsens avtryck: ${hash}`);
  console.error("Webbplatsen ligger i:");
  console.log(folder);
});

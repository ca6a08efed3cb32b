import {createHash} from "node:crypto";
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {setTimeout as wait} from "node:timers/promises";
import {EnvironmentError} from "../../loaders/errors.ts";
import {withReleaseLock} from "../../loaders/publish/releaseLock.ts";
import {addressOf, pagePaths, readSiteFiles} from "../../site/siteFiles.ts";
import {hashOfFiles, siteSources} from "../../site/sourcesHash.ts";
import {makeCheckout, projectRoot} from "./checkout.ts";
import {runTypeScript, runUnderlag} from "./runProject.ts";

/** A built site to test, and where it was built. */
export interface TestSite {
  readonly checkout: string;
  /** The folder of the release that it shows. */
  readonly release: string;
  readonly dist: string;
  /** Addresses of all pages but the one for addresses that do not exist. */
  readonly routes: readonly string[];
}

/** Where the site under test is kept between test files and runs: one for each checkout of the project. */
export const slot = join(
  tmpdir(),
  `underlag-site-test-${createHash("sha256").update(projectRoot).digest("hex").slice(0, 12)}`,
);

/** Enough for every region to have something to draw in most diagrams. */
const certificates = "200000";

/**
 * The site that all site tests share: a release of 200,000 made-up certificates, built in a clean checkout. Made anew
 * when anything that it comes from has changed, by content; otherwise the one of the last test file is used.
 */
export async function testSite(): Promise<TestSite> {
  mkdirSync(slot, {recursive: true});
  const lock = {isMine: false};
  for (;;) {
    try {
      return await withReleaseLock(slot, async () => {
        lock.isMine = true;
        return await makeTestSite();
      });
    } catch (error) {
      if (lock.isMine || !(error instanceof EnvironmentError)) throw error;
      // Another test file is making it.
      await wait(500);
    }
  }
}

async function makeTestSite(): Promise<TestSite> {
  const releases = join(slot, "releases");
  const madeFrom = `${certificates} certificates ${hashOfFiles(projectRoot, [
    "loaders",
    "src/contract",
    "src/measures",
    "bin",
    "data/reference",
    "package-lock.json",
  ])}`;
  if (!isKept(releases, madeFrom)) {
    const places = ["--out", releases, "--work", join(slot, "work")];
    await runUnderlag(["release", "--synthetic-certificates", certificates, ...places]);
    keep(releases, madeFrom);
  }
  const [version = ""] = readdirSync(releases).filter((name) => /^\d{4}\./.test(name));
  const release = join(releases, version);

  const checkout = join(slot, "checkout");
  const builtFrom = `${madeFrom} ${hashOfFiles(projectRoot, siteSources, ["src/data"])}`;
  if (!isKept(checkout, builtFrom)) {
    makeCheckout(checkout);
    await buildIn(checkout, release);
    keep(checkout, builtFrom);
  }
  const dist = join(checkout, "dist");
  const routes = pagePaths(readSiteFiles(dist))
    .filter((path) => path !== "404.html")
    .map(addressOf);
  return {checkout, release, dist, routes};
}

/** Builds the site of a release in a checkout, with the project's own program. */
export async function buildIn(
  checkout: string,
  release: string,
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  await runTypeScript("site/build.ts", [], {cwd: checkout, env: {...env, UNDERLAG_RELEASE: release}});
}

/** Is the folder the one that was made from this? If not, it is removed. */
function isKept(folder: string, from: string): boolean {
  const stamp = `${folder}.from`;
  if (existsSync(stamp) && existsSync(folder) && readFileSync(stamp, "utf8") === from) return true;
  rmSync(folder, {recursive: true, force: true});
  rmSync(stamp, {force: true});
  mkdirSync(folder, {recursive: true});
  return false;
}

function keep(folder: string, from: string): void {
  writeFileSync(`${folder}.from`, from);
}

import {readdirSync} from "node:fs";
import {join} from "node:path";
import {addressOf, pagePaths, readSiteFiles} from "../../site/siteFiles.ts";
import {hashOfFiles, siteSources} from "../../site/sourcesHash.ts";
import {inTurn, isKept, keep, projectRoot, releaseSources, slot} from "../fixtures/kept.ts";
import {makeCheckout} from "./checkout.ts";
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

/** Enough for every region to have something to draw in most diagrams. */
const certificates = "200000";

/**
 * The site that all site tests share: a release of 200,000 made-up certificates, built in a clean checkout. Made anew
 * when anything that it comes from has changed, by content; otherwise the one of the last test file is used.
 */
export async function testSite(): Promise<TestSite> {
  return await inTurn(slot, makeTestSite);
}

async function makeTestSite(): Promise<TestSite> {
  const releases = join(slot, "releases");
  const madeFrom = releaseSources(certificates);
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

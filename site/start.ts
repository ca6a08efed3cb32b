import {spawn} from "node:child_process";
import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {FailedError} from "../loaders/errors.ts";
import {buildSite} from "./build.ts";
import {projectRoot, runProgram} from "./program.ts";
import {releaseVersions} from "./release.ts";
import {readPort, serve} from "./serve.ts";
import {withSiteLock} from "./siteLock.ts";
import {sourcesHash, stampName} from "./sourcesHash.ts";
import {stage} from "./stage.ts";

/** Is `dist` the site of exactly these sources and this release? */
export function isUpToDate(root: string): boolean {
  const stamp = join(root, "dist", stampName);
  return existsSync(stamp) && readFileSync(stamp, "utf8").trim() === sourcesHash(root);
}

/** Makes the demonstration release with the loaders' own program; its progress goes to stderr. */
async function makeDemoRelease(root: string): Promise<void> {
  const program = [join(root, "bin/underlag.js"), "release"];
  const child = spawn(process.execPath, program, {cwd: root, stdio: ["ignore", 2, 2]});
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject).on("close", resolve);
  });
  if (status !== 0)
    throw new FailedError(`demoutgåvan blev inte gjord (npm run data slutade med ${status ?? "signal"})`);
}

/** From whatever there is to a served site: a release if there is none, the site if it is not up to date. */
async function start(port: number): Promise<void> {
  const begun = performance.now();
  const log = (line: string): void => {
    const seconds = ((performance.now() - begun) / 1000).toFixed(0).padStart(4);
    console.error(`${seconds} s  ${line}`);
  };
  await withSiteLock(projectRoot, "npm start", () => makeSite(log));
  const server = await serve({folder: join(projectRoot, "dist"), port});
  log("Klart. Avsluta med Ctrl-C. Webbplatsen finns på:");
  console.log(server.url);
  const stop = (): void => {
    void server.close().then(() => process.exit(0));
  };
  process.once("SIGINT", stop).once("SIGTERM", stop);
}

/** A release if there is none, and the site of it if that is not up to date. */
async function makeSite(log: (line: string) => void): Promise<void> {
  if (process.env["UNDERLAG_RELEASE"] === undefined && releaseVersions(projectRoot).length === 0) {
    log("Det finns ingen utgåva: gör en av påhittade data");
    await makeDemoRelease(projectRoot);
  }
  const {manifest} = await stage(projectRoot);
  if (isUpToDate(projectRoot)) log(`Webbplatsen är redan byggd för utgåva ${manifest.version}`);
  else {
    const {pages} = await buildSite(projectRoot, log);
    log(`${pages.length} sidor är byggda`);
  }
}

const help = `npm start [-- --port PORT]

Gör en utgåva av påhittade data om det inte finns någon, bygger webbplatsen om den inte är byggd, visar den på den här datorn
och skriver dess adress.

Flaggor
  --port PORT   porten, 0–65435 (standard: 3000; är den upptagen tas nästa)

Miljövariabler
  UNDERLAG_RELEASE   utgåvan som visas (standard: den senaste i data/releases)

Exempel
  npm start
  npm start -- --port 8080
  UNDERLAG_RELEASE=2026.01.0 npm start`;

await runProgram(import.meta.url, {help, flags: ["port"]}, async ({flags}) => {
  await start(readPort(flags["port"]));
});

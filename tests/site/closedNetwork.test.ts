import {spawnSync} from "node:child_process";
import {existsSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath, pathToFileURL} from "node:url";
import {transformSync} from "esbuild";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {readSiteFiles} from "../../site/siteFiles.ts";
import {projectRoot, slot} from "../fixtures/kept.ts";
import {makeCheckout} from "./checkout.ts";
import type {ClosedNetworkResult} from "./closedNetwork.ts";
import {nodeWithTypeScript, run} from "./runProject.ts";
import {testSite, type TestSite} from "./site.ts";

const program = fileURLToPath(new URL("closedNetwork.ts", import.meta.url));
/** The look-out as JavaScript: every Node process loads it, also those that know no TypeScript. */
const refuse = join(slot, "refuseNetwork.mjs");

/** May this user make a network of its own, with nothing in it but the machine itself? */
const mayUnshare = spawnSync("unshare", ["-rn", "sh", "-c", "ip link set lo up"]).status === 0;

let site: TestSite;
/** Another checkout of the same commit: elsewhere, its files from another time. */
const checkout = join(slot, "elsewhere/a longer path/checkout");
/** Where and in what language the machine without a network says that it is. */
const elsewhere = {TZ: "Pacific/Auckland", LC_ALL: "C"};

/**
 * Runs the program in a network with nothing but loopback. Where the machine does not allow one, the same is run with
 * every connection to another machine refused. In both cases whatever Node tried to reach is written down.
 */
async function inClosedNetwork(...args: string[]): Promise<ClosedNetworkResult & {refused: string}> {
  const list = join(slot, "refused.txt");
  rmSync(list, {force: true});
  const [command, ...first] = mayUnshare
    ? ["unshare", "-rn", "sh", "-c", 'ip link set lo up && exec "$@"', "sh", process.execPath]
    : [process.execPath];
  const ended = await run(command, [...first, ...nodeWithTypeScript, program, ...args], {
    cwd: projectRoot,
    env: {
      ...elsewhere,
      REFUSED_CONNECTIONS: list,
      NODE_OPTIONS: `--import ${pathToFileURL(refuse).href}`,
    },
  });
  if (ended.status !== 0) throw new Error(`${args.join(" ")}: ${ended.stderr.slice(-4000)}`);
  const result = JSON.parse(ended.stdout.trim().split("\n").at(-1) ?? "") as ClosedNetworkResult;
  return {...result, refused: existsSync(list) ? readFileSync(list, "utf8") : ""};
}

beforeAll(async () => {
  site = await testSite();
  makeCheckout(checkout);
  for (const entry of readdirSync(join(checkout, "src"), {recursive: true, withFileTypes: true}))
    utimesSync(join(entry.parentPath, entry.name), 1_000_000_000, 1_000_000_000);
  const source = readFileSync(new URL("refuseNetwork.ts", import.meta.url), "utf8");
  writeFileSync(refuse, transformSync(source, {loader: "ts", format: "esm"}).code);
});
afterAll(() => {
  rmSync(join(slot, "elsewhere"), {recursive: true, force: true});
});

describe(`without a network (${mayUnshare ? "a namespace of its own" : "connections refused"})`, () => {
  it("builds from nothing, serves and draws a notebook", async () => {
    const {outside, heading, diagrams, problems, refused} = await inClosedNetwork(
      "build",
      checkout,
      site.release,
    );
    expect(mayUnshare && outside).toBe(false);
    expect([...problems, refused]).toEqual([""]);
    expect(heading).not.toBe("");
    expect(diagrams).toBeGreaterThan(0);
  });

  it("builds the same site byte for byte: from another path, with other times of the files, in another time zone", () => {
    const first = readSiteFiles(site.dist);
    const second = readSiteFiles(join(checkout, "dist"));
    expect([...second.keys()]).toEqual([...first.keys()]);
    const differing = [...first]
      .filter(([path, bytes]) => !second.get(path)?.equals(bytes))
      .map(([path]) => path);
    expect(differing).toEqual([]);
    expect(first.size).toBeGreaterThan(30);
  });

  it("previews a notebook from nothing", async () => {
    // No caches; the release lies staged since the build.
    rmSync(join(checkout, "src/.observablehq"), {recursive: true, force: true});
    const {heading, diagrams, origin, problems, refused} = await inClosedNetwork("preview", checkout);
    expect(origin).toMatch(/^Förhandsvisning: /);
    expect([...problems, refused]).toEqual([""]);
    expect(heading).not.toBe("");
    expect(diagrams).toBeGreaterThan(0);
  });

  it("notices a connection that is tried: the look-out itself works", async () => {
    const list = join(slot, "refused.txt");
    rmSync(list, {force: true});
    const attempt = 'fetch("http://192.0.2.1/").then(() => 1, () => 2).then((n) => process.exit(n))';
    const ended = await run(process.execPath, ["--import", pathToFileURL(refuse).href, "--eval", attempt], {
      cwd: projectRoot,
      env: {REFUSED_CONNECTIONS: list},
    });
    expect(ended.status).toBe(2);
    expect(readFileSync(list, "utf8")).toContain("192.0.2.1");
  });
});

import {readdirSync, rmSync, utimesSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {readSiteFiles} from "../../site/siteFiles.ts";
import {makeCheckout} from "./checkout.ts";
import {buildIn, slot, testSite, type TestSite} from "./site.ts";

let site: TestSite;
const other = join(slot, "elsewhere/a longer path/checkout");

beforeAll(async () => {
  site = await testSite();
});
afterAll(() => {
  rmSync(join(slot, "elsewhere"), {recursive: true, force: true});
});

describe("two clean builds of one commit and release", () => {
  it("are the same byte for byte, from another path, with other times of the files, in another time zone", async () => {
    makeCheckout(other);
    for (const entry of readdirSync(join(other, "src"), {recursive: true, withFileTypes: true}))
      utimesSync(join(entry.parentPath, entry.name), 1_000_000_000, 1_000_000_000);
    await buildIn(other, site.release, {TZ: "Pacific/Auckland", LC_ALL: "C"});
    const first = readSiteFiles(site.dist);
    const second = readSiteFiles(join(other, "dist"));
    expect([...second.keys()]).toEqual([...first.keys()]);
    const differing = [...first]
      .filter(([path, bytes]) => !second.get(path)?.equals(bytes))
      .map(([path]) => path);
    expect(differing).toEqual([]);
    expect(first.size).toBeGreaterThan(30);
  });
});

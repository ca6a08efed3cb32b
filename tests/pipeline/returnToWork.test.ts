import {readFileSync} from "node:fs";
import {join} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import {plantedEffects} from "../../loaders/connect/synthetic/planted.ts";
import {formQuarters, type FormVersion} from "../../src/components/formTimes.js";
import {loadPlaceFamily, type PlaceFamily} from "../../src/components/placeFamily.js";
import {measureShare, returnSides, supportShare} from "../../src/components/returnForms.js";
import type {RowShare} from "../../src/components/shareRows.js";
import {initialView} from "../../src/components/viewState.js";
import type {Manifest} from "../../src/contract/release.js";
import {countBy} from "../../src/measures/table.js";
import {readManifest} from "./releaseTree.ts";
import {sharedRelease} from "./sharedRelease.ts";

let manifest: Manifest;
let release: string;
beforeAll(async () => {
  release = await sharedRelease();
  manifest = readManifest(release);
});

async function family(id: string, slug: string): Promise<PlaceFamily> {
  const read = (place: string) =>
    Promise.resolve(new Uint8Array(readFileSync(join(release, `places/${place}/${id}.parquet`))).buffer);
  return await loadPlaceFamily(manifest, slug, read(slug), read("riket"));
}

/** Shares of a place's certificates on a version of the form: that name a measure, and that have a value of a dimension. */
async function sharesOf(slug: string, version: FormVersion) {
  const families = {support: await family("return_support", slug), measures: await family("measures", slug)};
  const quarters = formQuarters(version, families.support, initialView(manifest));
  const [side] = returnSides(families);
  if (side === undefined) throw new RangeError("a place is a side");
  const {base} = manifest.disclosure;
  return {
    named: (kind: string): RowShare => measureShare(side, kind, version, quarters, base),
    with: (dimension: string, ...codes: string[]): RowShare =>
      supportShare(side, {dimension, codes}, version, quarters, base),
  };
}

const holds = ({interval: [low, high]}: RowShare, share: number) => low <= share && share <= high;

describe("the notebook on the way back to work, of the synthetic country", () => {
  it("finds the assumed shares within their intervals, on each version of the form", async () => {
    const first = await sharesOf("riket", "1");
    const second = await sharesOf("riket", "2");
    // 620 and 340 of 1,000 have treatment going on and planned; 45 a wish for contact; 300 write of measures on version 2.
    expect(holds(first.with("treatment", "ongoing", "both"), 0.62)).toBe(true);
    expect(holds(first.with("treatment", "planned", "both"), 0.34)).toBe(true);
    expect(holds(second.with("treatment", "some"), 1 - 0.38 * 0.66)).toBe(true);
    expect(holds(first.with("contact_wish", "1"), 0.045)).toBe(true);
    expect(holds(second.with("contact_wish", "1"), 0.045)).toBe(true);
    expect(holds(second.named("text"), 0.3)).toBe(true);
  });

  it("finds adaptation of the work where it is planted", async () => {
    const {size = 0, per = 1} = plantedEffects.find(({id}) => id === "more-adaptation") ?? {};
    const there = (await sharesOf("orebro", "1")).named("ARBETSANPASSNING");
    const nation = (await sharesOf("riket", "1")).named("ARBETSANPASSNING");
    expect(there.interval[0]).toBeGreaterThan(nation.interval[1]);
    // Elsewhere 12 of 100 name it first, and of 26 others that name a measure three in ten may name it second.
    expect(holds(there, (nation.share ?? 0) + 0.62 * (size / per) * 0.98)).toBe(true);
  });

  it("has nothing of the list on version 2, and the new form from August 2025", async () => {
    const {support, measures} = {
      support: await family("return_support", "riket"),
      measures: await family("measures", "riket"),
    };
    const on = (version: FormVersion) => formQuarters(version, support, initialView(manifest));
    expect(on("1").at(-1)).toBe("2025-Q3");
    expect(on("2")).toEqual(["2025-Q3", "2025-Q4"]);
    const second = countBy(measures.nation, "measure", new Map([["version", new Set(["2"])]]));
    expect([...second.keys()].sort()).toEqual(["none", "text"]);
  });

  it("shows the same sums of sjukfall in the two tables that count them", async () => {
    for (const slug of ["riket", "skane"]) {
      const [one, other] = [await family("coordination", slug), await family("sjukfall_measures", slug)];
      for (const dimension of ["year", "span"]) {
        const sums = ({own}: PlaceFamily) =>
          [...countBy(own, dimension, new Map())].map(([code, {n}]) => `${code} ${n}`).sort();
        expect(sums(other)).toEqual(sums(one));
      }
    }
  });
});

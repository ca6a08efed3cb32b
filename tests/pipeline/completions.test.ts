import {readFileSync} from "node:fs";
import {join} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import {daysToAnswer} from "../../src/components/daysToAnswer.js";
import {placeSides} from "../../src/components/familySides.js";
import {quartersOn, questionShare, questionSides} from "../../src/components/formQuestions.js";
import {loadPlaceFamily, type PlaceFamily} from "../../src/components/placeFamily.js";
import {requestMaturity} from "../../src/components/requestMaturity.js";
import {requestShares, sumShares} from "../../src/components/requestShares.js";
import {monthsOf} from "../../src/components/selection.js";
import {initialView} from "../../src/components/viewState.js";
import type {View} from "../../src/contract/view.js";
import type {Manifest} from "../../src/contract/release.js";
import {isMature} from "../../src/measures/maturity.js";
import {shareInterval} from "../../src/measures/shareInterval.js";
import {readManifest} from "./releaseTree.ts";
import {sharedRelease} from "./sharedRelease.ts";

let manifest: Manifest;
let view: View;
const families = new Map<string, PlaceFamily>();
const family = (id: string): PlaceFamily => {
  const found = families.get(id);
  if (found === undefined) throw new RangeError(`no family ${id}`);
  return found;
};
beforeAll(async () => {
  const release = await sharedRelease();
  manifest = readManifest(release);
  view = initialView(manifest);
  for (const id of ["certificates", "requests", "request_questions"]) {
    const bytes = readFileSync(join(release, `places/riket/${id}.parquet`));
    const table = Promise.resolve(new Uint8Array(bytes).buffer);
    families.set(id, await loadPlaceFamily(manifest, "riket", table, table));
  }
});

describe("the notebook on completions, of the synthetic country", () => {
  it("finds the published level of 9.7 per cent within its interval", () => {
    const certificates = family("certificates");
    const maturity = requestMaturity(family("requests"));
    const [side] = placeSides(certificates);
    if (side === undefined) throw new RangeError("the nation is a side");
    const months = monthsOf(view).filter((month) => isMature(month, maturity, manifest.extractDate));
    const {part, whole} = sumShares(requestShares(certificates, view, side), months);
    const {interval} = shareInterval(part, whole, manifest.disclosure.base);
    expect(interval[0]).toBeLessThan(0.097);
    expect(interval[1]).toBeGreaterThan(0.097);
  });

  it("waits as long as requests take: they come 4 to 41 days after the certificate was sent", () => {
    // The bands tell of 31 to 60 days together: within them 95 of 100 may be anywhere.
    const maturity = requestMaturity(family("requests"));
    const days = maturity.is === "known" ? maturity.days : NaN;
    expect(days).toBeGreaterThan(30);
    expect(days).toBeLessThanOrEqual(60);
  });

  it("finds that the new form came in August 2025, and that the prognosis is asked about more often on it", () => {
    const asked = {requests: family("requests"), questions: family("request_questions")};
    expect(quartersOn("1", asked, view).at(-1)).toBe("2025-Q3");
    expect(quartersOn("2", asked, view)).toEqual(["2025-Q3", "2025-Q4"]);
    const [side] = questionSides(asked);
    if (side === undefined) throw new RangeError("the nation is a side");
    const share = (version: "1" | "2") =>
      questionShare(side, "39", version, quartersOn(version, asked, view), manifest.disclosure.base);
    // Planted: the weight of question 39 goes from 90 to 180 of 1,000.
    expect(share("2").interval[0]).toBeGreaterThan(share("1").share ?? 1);
  });

  it("finds that a fifth of the requests have no answer", () => {
    const model = daysToAnswer(family("requests"), view);
    const [, , , , low, high] = model.table.rows.find(([within]) => within === "Inget svar") ?? [];
    // 55 per cent are answered by a certificate and 25 per cent by a message.
    expect(low).toBeLessThan(0.2);
    expect(high).toBeGreaterThan(0.2);
  });
});

import {describe, expect, it} from "vitest";
import {proposedAnalysis, type ProposedAnalysis} from "../../../../src/components/proposedAnalysis.js";
import {initialView} from "../../../../src/components/viewState.js";
import type {DeckNotebookId} from "../../../../src/contract/deckNotebooks.js";
import type {Manifest} from "../../../../src/contract/release.js";
import {manifestWithBlocks} from "../country.js";

const families: Readonly<Record<string, string[]>> = {
  started: ["month", "region", "sex", "age", "diagnosis", "degree"],
  started_blocks: ["year", "region", "block"],
  block_changes: ["year", "block_first", "block"],
  recommended_lengths: ["year", "region", "diagnosis", "recommendation"],
  recommended_categories: ["year", "category", "recommendation"],
  request_numbers: ["quarter", "region", "number", "times_asked"],
  durations: ["year", "region", "sex", "diagnosis", "duration"],
};
const manifest: Manifest = {
  ...manifestWithBlocks,
  dimensions: {
    ...manifestWithBlocks.dimensions,
    times_asked: {title: "", codes: ["0", "1", "2", "3-"].map((code) => ({code, title: code}))},
    category: {
      title: "",
      codes: [
        {code: "other", title: "", parent: "other"},
        {code: "C50", title: "", parent: "C50-C50", recommendedDays: [42, 360]},
        {code: "F43", title: "", parent: "F40-F48", recommendedDays: [28, 360]},
      ],
    },
    duration: {title: "", codes: ["1-90", "91-"].map((code) => ({code, title: code}))},
  },
  families: manifestWithBlocks.families.flatMap((one) =>
    Object.entries(families).map(([id, dimensions]) => ({...one, id, dimensions})),
  ),
};
const skane = manifest.places.find(({slug}) => slug === "skane") ?? null;

function proposed(notebook: DeckNotebookId, diagram: string, diagnosis = "alla"): ProposedAnalysis | null {
  return proposedAnalysis(manifest, notebook, diagram, skane, {...initialView(manifest), diagnosis});
}

describe("the analysis that a step's diagram proposes", () => {
  it("is a block's share of its chapter's sjukfall, or of the chosen chapter's or group's blocks, which is to be filled in", () => {
    const ofMental = {family: "started_blocks", period: "year", within: {block: ["F30-F39", "F40-F48"]}};
    expect(proposed("sjukskrivningsmonster", "efter-avsnitt", "F40-F48")).toMatchObject({
      ...{...ofMental, part: {block: ["F40-F48"]}},
      region: {code: "12"},
    });
    for (const chosen of ["F00-F99", "mental"])
      expect(proposed("sjukskrivningsmonster", "efter-avsnitt", chosen)).toMatchObject({
        ...{...ofMental, part: null},
      });
    expect(proposed("sjukskrivningsmonster", "efter-avsnitt")).toMatchObject({within: {}, part: null});
  });

  it("counts a chosen block where the diagram does, and else its chapter", () => {
    const ofBlock = {measure: "count", family: "started_blocks", within: {block: ["F40-F48"]}};
    expect(proposed("sjukskrivningsmonster", "over-tid", "F40-F48")).toMatchObject(ofBlock);
    expect(proposed("regionernas-bild", "karta", "F40-F48")).toMatchObject(ofBlock);
    expect(proposed("sjukskrivningsmonster", "efter-kon", "F40-F48")).toMatchObject({
      ...{family: "started", within: {diagnosis: ["F00-F99"]}},
    });
    expect(proposed("sjukskrivningsmonster", "over-tid", "F00-F99")).toMatchObject({family: "started"});
  });

  it("is of changes from the chosen block alone", () => {
    expect(proposed("diagnosforandring", "mellan-avsnitt", "F40-F48")).toMatchObject({
      ...{family: "block_changes", within: {block_first: ["F40-F48"]}, part: null},
    });
  });

  it("is of certificates that were asked about once, and of those the ones that were asked about again", () => {
    const asked = ["1", "2", "3-"];
    expect(proposed("kompletteringspraxis", "efter-intygets-plats")).toMatchObject({
      ...{family: "request_numbers", within: {}, part: {times_asked: asked}, period: "quarter"},
    });
    expect(proposed("kompletteringspraxis", "efter-begaran")).toMatchObject({
      ...{family: "request_numbers", within: {times_asked: asked}, part: {times_asked: ["2", "3-"]}},
    });
  });

  it("is longer than recommended of those that something is recommended for, in a region or by category in the nation", () => {
    const recommendation = ["within", "between", "beyond"];
    expect(proposed("langd", "langre-an-rekommenderat", "F00-F99")).toMatchObject({
      ...{family: "recommended_lengths", part: {recommendation: ["beyond"]}, region: {code: "12"}},
      within: {diagnosis: ["F00-F99"], recommendation},
    });
    expect(proposed("langd", "rekommenderat-per-diagnos", "F00-F99")).toMatchObject({
      ...{family: "recommended_categories", part: {recommendation: ["beyond"]}, region: null},
      within: {category: ["F43"], recommendation},
    });
    expect(proposed("langd", "kvar")).toMatchObject({part: {duration: ["91-"]}});
  });
});

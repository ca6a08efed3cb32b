import type {DeckNotebookId} from "../contract/deckNotebooks.js";
import {chosenBlock, withoutBlock} from "../contract/diagnosisChoices.js";
import type {Code, Manifest, Place} from "../contract/release.js";
import {everything, type View} from "../contract/view.js";
import {answeredBlock} from "./answeredBlock.js";
import {changeLevelOf, comparableChanges} from "./changeLevels.js";
import {chosenCategories} from "./chosenCategories.js";
import {chosenCodes} from "./chosenCodes.js";
import {reducedPaths, reducibleDegrees} from "./degreeWords.js";
import {neverAsked} from "./requestsByNumber.js";
import {chosenDimensions, familyOf} from "./selection.js";

/** For each dimension named, the codes that are let through. */
export type Where = Readonly<Record<string, readonly string[]>>;

/** What a diagram measures, in the words of a hypothesis's analysis: all that can be said before anybody has said what to expect. */
export interface ProposedAnalysis {
  readonly measure: "share" | "count";
  readonly family: string;
  /** The choices of the view, but for its period: a hypothesis is about one that has not come. */
  readonly within: Where;
  /** What a share is of; null where the diagram shows many and none is chosen. */
  readonly part: Where | null;
  /** The region shown; null for the nation. */
  readonly region: {readonly code: string; readonly title: string} | null;
  /** The dimension of the family that is time. */
  readonly period: "month" | "quarter" | "year";
}

/** What is measured of a family; null where a diagram measures what no analysis of a hypothesis can. */
type Measured = Pick<ProposedAnalysis, "measure" | "family" | "within" | "part"> | null;

/** What a notebook's diagram measures, for the draft of a hypothesis; null where it is nothing that the register can test. */
export function proposedAnalysis(
  manifest: Manifest,
  notebook: DeckNotebookId,
  diagram: string,
  place: Place | null,
  view: View,
): ProposedAnalysis | null {
  const measured = measuredIn(manifest, notebook, diagram, view);
  const family = manifest.families.find(({id}) => id === measured?.family);
  const period = (["month", "quarter", "year"] as const).find((id) => family?.dimensions.includes(id));
  if (measured === null || family === undefined || period === undefined) return null;
  // What does not follow a block follows its chapter.
  const asked = withoutBlock(view, manifest);
  const chosen = chosenDimensions.flatMap((id) => {
    // The notebook on changed diagnoses asks for the first one.
    const dimension = id === "diagnosis" && family.id === "diagnosis_changes" ? "diagnosis_first" : id;
    if (asked[id] === everything || !family.dimensions.includes(dimension)) return [];
    const codes = chosenCodes(manifest, dimension, asked[id]);
    return codes.length === 0 ? [] : [[dimension, codes] as const];
  });
  return {
    ...measured,
    within: {...measured.within, ...Object.fromEntries(chosen)},
    region:
      family.dimensions.includes("region") && typeof place?.code === "string"
        ? {code: place.code, title: place.title}
        : null,
    period,
  };
}

function measuredIn(manifest: Manifest, notebook: DeckNotebookId, diagram: string, view: View): Measured {
  const share = (family: string, part: Where | null, within: Where = {}): Measured => {
    return {measure: "share", family, within, part};
  };
  const counted = (block: Code | undefined): Measured =>
    block === undefined
      ? {measure: "count", family: familyOf(view), within: {}, part: null}
      : {measure: "count", family: "started_blocks", within: {block: [block.code]}, part: null};
  switch (notebook) {
    case "sjukskrivningsmonster":
      if (diagram === "efter-avsnitt") {
        const block = chosenBlock(view, manifest);
        const among = ofBlocks(manifest, "block", withoutBlock(view, manifest).diagnosis);
        return share("started_blocks", block ? {block: [block.code]} : null, among);
      }
      return counted(
        diagram === "over-tid" || diagram === "jamforelse" ? answeredBlock(view, manifest) : undefined,
      );
    case "regionernas-bild":
      return counted(answeredBlock(view, manifest));
    case "langd": {
      const beyond: Where = {recommendation: ["beyond"]};
      const recommended: Where = {recommendation: ["within", "between", "beyond"]};
      if (diagram === "langre-an-rekommenderat") return share("recommended_lengths", beyond, recommended);
      if (diagram === "rekommenderat-per-diagnos") {
        const category = chosenCategories(view, manifest).map(({code}) => code);
        return share("recommended_categories", beyond, {...recommended, category});
      }
      const longer = (manifest.dimensions["duration"]?.codes ?? [])
        .map(({code}) => code)
        .filter((code) => Number.parseInt(code) > Number(view.limit));
      return share("durations", longer.length === 0 ? null : {duration: longer});
    }
    case "diagnosforandring":
      if (diagram === "mellan-avsnitt")
        return share("block_changes", null, ofBlocks(manifest, "block_first", view.diagnosis));
      return share(
        "diagnosis_changes",
        {diagnosis_change: changeLevelOf(view).codes},
        {diagnosis_change: comparableChanges},
      );
    case "omfattningsforandring":
      return diagram === "hojd-igen"
        ? share("degree_changes", {degree_path: ["varied"]}, {degree_path: reducedPaths})
        : share("degree_changes", {degree_path: reducedPaths}, {degree_first: reducibleDegrees});
    case "kompletteringspraxis": {
      const asked = (manifest.dimensions["times_asked"]?.codes ?? [])
        .map(({code}) => code)
        .filter((code) => code !== neverAsked);
      if (diagram === "efter-intygets-plats") return share("request_numbers", {times_asked: asked});
      if (diagram === "efter-begaran")
        return share(
          "request_numbers",
          {times_asked: asked.filter((code) => code !== "1")},
          {times_asked: asked},
        );
      if (diagram === "dagar-till-begaran" || diagram === "dagar-till-svar") return share("requests", null);
      return diagram.startsWith("frag")
        ? share("request_questions", view.question === everything ? null : {question: [view.question]})
        : share("certificates", {completed: ["1"]});
    }
    case "insatser": {
      const version = diagram.endsWith("-1") ? "1" : "2";
      if (diagram.startsWith("atgarder-i-sjukfall"))
        return share(
          "sjukfall_measures",
          {measures_named: [version === "1" ? "listed" : "text"]},
          {forms: [version]},
        );
      if (diagram === "kontakt-over-tid") return share("return_support", {contact_wish: ["1"]});
      return diagram.startsWith("behandling") || diagram.startsWith("prognos")
        ? share("return_support", null, {version: [version]})
        : null;
    }
    case "vardenheter":
    case "vardenhet":
    case "varfor-skiljer":
      return null;
  }
}

/** The blocks of a chosen chapter or group, or the one that is chosen; nothing where all are shown. */
function ofBlocks(manifest: Manifest, dimension: string, chosen: string): Where {
  const chapters = chosenCodes(manifest, "diagnosis", chosen);
  const blocks = (manifest.dimensions["block"]?.codes ?? []).filter(
    ({code, parent}) => code === chosen || (parent !== undefined && chapters.includes(parent)),
  );
  return blocks.length === 0 ? {} : {[dimension]: blocks.map(({code}) => code)};
}

import type {Manifest} from "../contract/release.js";
import type {View} from "../contract/view.js";
import {answeredBlock} from "./answeredBlock.js";
import {blockOverYears, type BlockQuestion} from "./blockOverYears.js";
import {bySex} from "./bySex.js";
import type {Counted} from "./codeRequest.js";
import type {DiagramModel} from "./diagramModel.js";
import {figureOverTime} from "./figureOverTime.js";
import type {Notebook} from "./notebook.js";
import {numberOverTime} from "./numberOverTime.js";
import type {PlaceFamily} from "./placeFamily.js";
import {comparisonOf, familyOf, measureOf} from "./selection.js";
import {ownSide, sexSides, sidesOf, yearBeforeSide} from "./sides.js";
import {timelineOf} from "./timeline.js";

/**
 * The place over time, by the chosen measure: the number, the number per 1,000 inhabitants, or the change in a year. A chosen block by year,
 * where the page has the table of `blocks` and that can tell.
 */
export function overTime(notebook: Notebook, view: View, blocks?: PlaceFamily): DiagramModel {
  const measure = measureOf(view);
  const block = ofBlock(notebook, view, blocks, {
    ...{id: "avsnitt-over-tid", figure: measure, compared: false},
  });
  if (block !== undefined) return block;
  if (measure === "antal") return numberOverTime(notebook, view);
  return figureOverTime(notebook, view, {
    ...{id: `${measure === "per1000" ? "per-1000" : "forandring"}-over-tid`, figure: measure},
    sides: [ownSide(notebook)],
  });
}

/** What `overTime` counts, for code that counts it again. */
export function countedOverTime(view: View, manifest: Manifest): Counted {
  if (answeredBlock(view, manifest) !== undefined) return {family: "started_blocks", by: ["year"]};
  return {family: familyOf(view), by: [timelineOf(view).dimension]};
}

/**
 * The comparison that numbers cannot make: per 1,000 inhabitants or as changes. A place beside itself a year earlier where the view asks for
 * that; else a region and the nation on one chart, and the nation, which has nothing to be compared with, by the measure that the chart
 * before this one did not show.
 */
export function inComparison(notebook: Notebook, view: View, blocks?: PlaceFamily): DiagramModel {
  const measure = measureOf(view);
  const isNation = notebook.place.code === null;
  const figure = measure === (isNation ? "per1000" : "forandring") ? "forandring" : "per1000";
  const withYearBefore = comparisonOf(view) === "fjolaret";
  const id = "i-jamforelse";
  const block = ofBlock(notebook, view, blocks, {id, figure, compared: !withYearBefore});
  if (block !== undefined)
    return withYearBefore ? {...block, notes: [blockYearBefore, ...block.notes]} : block;
  const own = ownSide(notebook);
  if (withYearBefore)
    return figureOverTime(notebook, view, {id, figure, sides: [own, yearBeforeSide(notebook)]});
  return figureOverTime(notebook, view, {id, figure, sides: isNation ? [own] : sidesOf(notebook, view)});
}

const blockYearBefore = "Avsnitt räknas per år. Året före är därför punkten till vänster på samma linje.";

function ofBlock(
  {manifest, population}: Notebook,
  view: View,
  blocks: PlaceFamily | undefined,
  question: BlockQuestion,
): DiagramModel | undefined {
  const block = answeredBlock(view, manifest);
  if (block === undefined || blocks === undefined) return undefined;
  return blockOverYears(blocks, population, view, block, question);
}

/** Women and men over time, by the chosen measure. */
export function bySexOverTime(notebook: Notebook, view: View): DiagramModel {
  const measure = measureOf(view);
  if (measure === "antal") return bySex(notebook, view);
  return figureOverTime(notebook, view, {id: "efter-kon", figure: measure, sides: sexSides(notebook)});
}

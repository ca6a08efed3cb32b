import type {View} from "../contract/view.js";
import type {DiagramModel} from "./diagramModel.js";
import {bySex} from "./bySex.js";
import {figureOverTime} from "./figureOverTime.js";
import type {Notebook} from "./notebook.js";
import {numberOverTime} from "./numberOverTime.js";
import {measureOf} from "./selection.js";
import {ownSide, sexSides, sidesOf} from "./sides.js";

/** The place over time, by the chosen measure: the number, the number per 1,000 inhabitants, or the change in a year. */
export function overTime(notebook: Notebook, view: View): DiagramModel {
  const measure = measureOf(view);
  if (measure === "antal") return numberOverTime(notebook, view);
  return figureOverTime(notebook, view, {
    ...{id: `${measure === "per1000" ? "per-1000" : "forandring"}-over-tid`, figure: measure},
    sides: [ownSide(notebook)],
  });
}

/**
 * The comparison that numbers cannot make. A region and the nation on one chart, per 1,000 inhabitants or as changes; the nation, which
 * has nothing to be compared with, by the measure that the chart before this one did not show.
 */
export function inComparison(notebook: Notebook, view: View): DiagramModel {
  const measure = measureOf(view);
  if (notebook.place.code === null)
    return figureOverTime(notebook, view, {
      ...{id: "i-jamforelse", figure: measure === "per1000" ? "forandring" : "per1000"},
      sides: [ownSide(notebook)],
    });
  return figureOverTime(notebook, view, {
    ...{id: "i-jamforelse", figure: measure === "forandring" ? "forandring" : "per1000"},
    sides: sidesOf(notebook, view),
  });
}

/** Women and men over time, by the chosen measure. */
export function bySexOverTime(notebook: Notebook, view: View): DiagramModel {
  const measure = measureOf(view);
  if (measure === "antal") return bySex(notebook, view);
  return figureOverTime(notebook, view, {id: "efter-kon", figure: measure, sides: sexSides(notebook)});
}

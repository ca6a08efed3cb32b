import type {DeckChart} from "./deckModel.js";
import type {Draw} from "./diagram.js";
import {drawFlows} from "./drawFlows.js";
import {drawLines} from "./drawLines.js";
import {drawMatrix} from "./drawMatrix.js";
import {drawRegions} from "./drawRegions.js";
import {drawShares} from "./drawShares.js";
import {drawStacks} from "./drawStacks.js";
import {drawSteps} from "./drawSteps.js";
import {drawUnits} from "./drawUnits.js";
import {layPlaces} from "./layPlaces.js";
import {shareLayout} from "./shareLayout.js";

/** Draws whatever chart a step of a workshop shows, as its notebook does, with the points that a marker may stand at. */
export const drawDeckChart: Draw<DeckChart> = (chart, series, width, most) => {
  const drawn = ofKind(chart, series, width, most);
  const toMarks =
    chart.kind === "shares" ? shareLayout(chart, series.length, width, most ?? Infinity).toMarks : [];
  layPlaces(drawn.svg, chart, series, toMarks);
  return drawn;
};

const ofKind: Draw<DeckChart> = (chart, series, width, most) => {
  switch (chart.kind) {
    case "lines":
      return {svg: drawLines(chart, series, width, most), axis: chart.yLabel, lines: true};
    case "shares":
      return {svg: drawShares(chart, series, width, most), axis: chart.xLabel, lines: false};
    case "steps":
      return drawSteps(chart, series, width, most);
    case "matrix":
      return drawMatrix(chart, series, width, most);
    case "flows":
      return drawFlows(chart, series, width, most);
    case "stacks":
      return drawStacks(chart, series, width, most);
    case "tiles":
    case "panels":
    case "deciles":
      return drawRegions(chart, series, width, most);
    case "funnel":
    case "control":
      return drawUnits(chart, series, width, most);
  }
};

import type {Draw} from "./diagram.js";
import {drawDeciles} from "./drawDeciles.js";
import {drawPanels} from "./drawPanels.js";
import {drawTiles} from "./drawTiles.js";
import type {RegionChart} from "./regionChartModels.js";

/** Draws the charts that only the page of all regions has. */
export const drawRegions: Draw<RegionChart> = (chart, _, width, most) => {
  switch (chart.kind) {
    case "tiles":
      return {svg: drawTiles(chart, width, most), axis: chart.label, lines: false};
    case "panels":
      return {svg: drawPanels(chart, width, most), axis: chart.label, lines: true};
    case "deciles":
      return {svg: drawDeciles(chart, width, most), axis: chart.label, lines: true};
  }
};

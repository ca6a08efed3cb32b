import type {Draw} from "./diagram.js";
import {drawControl} from "./drawControl.js";
import {drawFunnel, funnelKey} from "./drawFunnel.js";
import type {UnitChart} from "./unitChartModels.js";

/** Draws the charts that only the pages on units have. */
export const drawUnits: Draw<UnitChart> = (chart, _, width, most) =>
  chart.kind === "funnel"
    ? {svg: drawFunnel(chart, width, most), axis: chart.yLabel, lines: false, key: funnelKey(chart)}
    : {svg: drawControl(chart, width, most), axis: chart.yLabel, lines: true};

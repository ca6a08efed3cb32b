import type {DeckContents, ShownView} from "./deckModel.js";
import {drawnChart, standing} from "./diagram.js";
import {drawDeckChart} from "./drawDeckChart.js";
import {drawInColumns, drawLargest} from "./drawRoomChart.js";
import {element} from "./element.js";

/** How much charts are enlarged before a room at the least: their text of 13 pixels becomes 20, which is read from the back row. */
const least = 20 / 13;
/** The size of the room's own text there, in pixels: on a larger screen both grow, and charts no more than that. */
const leastText = 24;
/** How much larger than on paper in the reader's hand, on a small screen. */
const inHand = 1.1;
/** How much smaller each time, and how far before rows are rather set in two columns. */
const [smaller, inColumnsBelow] = [0.95, 0.85];

/**
 * Draws the chart, with what stands above it, in as large a type as it can have and be seen whole; with fewer rows where it would else be
 * less than a room can read.
 */
export function drawForRoom(
  main: HTMLElement,
  {model, newAxis}: ShownView,
  contents: DeckContents,
  {width, height}: {readonly width: number; readonly height: number},
): void {
  const notes = [
    `Urval: ${model.selection}`,
    ...(newAxis ? ["Ny skala: axeln är inte densamma som i förra steget."] : []),
    ...(model.chart?.kind === "lines" && model.chart.ghost !== undefined
      ? ["Tunn streckad linje: förra steget."]
      : []),
  ];
  const note = element(
    "p",
    {class: "underlag-selection"},
    `${notes.join(" ")} `,
    ...standing(model, contents),
  );
  /** Gives how high all of it became. */
  const draw = (scale: number, most: number, how = drawDeckChart): number => {
    main.replaceChildren(note, ...drawnChart(model, width / scale, how, most / scale));
    return main.getBoundingClientRect().height;
  };
  if (height === Infinity) {
    draw(inHand, Infinity);
    return;
  }
  // What stands around the picture is as high however it is drawn.
  const enlarged = (least * parseFloat(getComputedStyle(main).fontSize)) / leastText;
  const all = draw(enlarged, height);
  const around = all - (main.querySelector(".underlag-chart svg")?.getBoundingClientRect().height ?? 0);
  const most = height - around - 1;
  for (const [how, until] of [
    [drawDeckChart, enlarged * inColumnsBelow],
    [drawInColumns, least],
  ] as const)
    for (let scale = enlarged; scale > Math.max(until, least); scale *= smaller)
      if (draw(scale, most, how) <= height) return;
  if (draw(least, most, drawInColumns) <= height) return;
  const over = draw(least, most, drawLargest) - height;
  // The name of the axis takes more lines when it says how many rows there are.
  if (over > 0) draw(least, most - over, drawLargest);
}

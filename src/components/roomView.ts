import {drawnChart, standing} from "./diagram.js";
import {drawDeckChart} from "./drawDeckChart.js";
import {drawInColumns, drawLargest} from "./drawRoomChart.js";
import type {DeckContents, ShownView} from "./deckModel.js";
import type {DeckPosition} from "./deckPositions.js";
import {element} from "./element.js";
import {qrCode} from "./qrCode.js";
import {firstThings} from "./readFirst.js";
import {shortAddress} from "./shortAddress.js";

/** How much charts are enlarged before a room at the least: their text of 13 pixels becomes 20, which is read from the back row. */
const least = 20 / 13;
/** The size of the room's own text there, in pixels: on a larger screen both grow, and charts no more than that. */
const leastText = 24;
/** How much larger than on paper in the reader's hand, on a small screen. */
const inHand = 1.1;
/** How much smaller each time, and how far before rows are rather set in two columns. */
const [smaller, inColumnsBelow] = [0.95, 0.85];

/** What the room sees at a position. */
export interface RoomView {
  readonly heading: string;
  /** The chart, or the texts of a position without one. Filled by {@link draw}. */
  readonly main: HTMLElement;
  /** What stands beside: what the chart says, what to look at, what to talk about, the code to the view. */
  readonly side: HTMLElement;
  /**
   * Draws the chart for the room there is, in pixels; nothing for a position without one. On a screen that is held in the hand there is no
   * end to the height.
   */
  readonly draw: (width: number, height: number) => void;
}

/** What the room sees at a position other than the picture that it makes itself. `site` is the folder of the site, for addresses. */
export function roomView(contents: DeckContents, position: DeckPosition, site: string | null): RoomView {
  const main = element("div", {class: "underlag-room-main"});
  const side = element("div", {class: "underlag-room-side"});
  const nothing = (): void => undefined;
  switch (position.is) {
    case "first":
      main.append(
        element("p", {class: "underlag-lead"}, contents.purpose),
        element("ul", {}, ...firstThings(contents.base).map((text) => element("li", {}, text))),
      );
      side.append(
        element("p", {}, `För: ${contents.audience}`),
        element("p", {}, `${contents.steps.length} steg, ungefär ${contents.minutes} minuter`),
        element("p", {}, `Utgåva ${contents.version}, uttag ${contents.extractDate}`),
      );
      return {heading: contents.title, main, side, draw: nothing};
    case "picture":
      return {heading: "Lägesbild: vad kom vi fram till?", main, side, draw: nothing};
    case "step":
    case "talk": {
      const {step} = position;
      const {shown} = step;
      const texts = step.text.map((text) => element("p", {}, text));
      if (shown === null) main.append(...texts);
      if (position.is === "talk") side.append(...talk(position));
      else if (shown !== null) side.append(...beside(contents, shown, texts, site));
      return {
        heading: step.question,
        main,
        side,
        draw:
          shown === null
            ? nothing
            : (width, height) => {
                drawInto(main, shown, contents, {width, height});
                fitCode(side, height);
              },
      };
    }
  }
}

function talk({prompt}: Extract<DeckPosition, {is: "talk"}>): HTMLElement[] {
  const forms = {enskilt: "Var och en för sig", par: "Två och två", helgrupp: "Alla tillsammans"} as const;
  return [
    element("h2", {}, "Samtal"),
    element("p", {class: "underlag-prompt"}, prompt.prompt),
    element("p", {}, `${forms[prompt.form]}, ${prompt.minutes} minuter`),
  ];
}

function beside(
  contents: DeckContents,
  shown: ShownView,
  texts: readonly HTMLElement[],
  site: string | null,
): HTMLElement[] {
  const {model, highlight} = shown;
  return [
    element("h2", {}, model.title),
    ...texts,
    ...(highlight === null ? [] : [element("p", {class: "underlag-highlight"}, highlight.text)]),
    ...codeTo(shortAddress(contents, shown, site)),
  ];
}

/** The code of an address with the address beneath it; a text where there is no address to lead to. */
export function codeTo(address: string | null): HTMLElement[] {
  if (address === null)
    return [element("p", {class: "underlag-help"}, "Ingen QR-kod: webbplatsens adress är inte inlagd.")];
  // Broken between its parts where it must be, so that a reader can type it.
  const parts = address.replace(/^https?:\/\//, "").split(/(?<=[./])/);
  return [
    element(
      "p",
      {class: "underlag-code"},
      qrCode(address),
      element("a", {href: address}, ...parts.flatMap((part) => [part, element("wbr")])),
    ),
  ];
}

/** Shows the code to the view where there is room for it below what stands beside the chart; else the key that shows it. */
function fitCode(side: HTMLElement, height: number): void {
  const code = side.querySelector<HTMLElement>(".underlag-code");
  if (code === null) return;
  side.querySelector(".underlag-code-key")?.remove();
  code.hidden = false;
  if (side.getBoundingClientRect().height <= height) return;
  code.hidden = true;
  side.append(element("p", {class: "underlag-code-key"}, "Q visar QR-koden till vyn."));
}

/**
 * Draws the chart, with what stands above it, in as large a type as it can have and be seen whole; with fewer rows where it would else be
 * less than a room can read.
 */
function drawInto(
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

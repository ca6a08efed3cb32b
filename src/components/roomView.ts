import {drawDeckChart} from "./drawDeckChart.js";
import {drawnChart, standing} from "./diagram.js";
import type {DeckContents, ShownView} from "./deckModel.js";
import type {DeckPosition} from "./deckPositions.js";
import {element} from "./element.js";
import {qrCode} from "./qrCode.js";
import {firstThings} from "./readFirst.js";
import {shortAddress} from "./shortAddress.js";

/** How much charts are enlarged before a room: their text of 13 pixels becomes 20, the least that is read from the back row. */
const enlarged = 20 / 13;
/** How far they may be made smaller to be seen whole: then their text is 10 pixels, and a larger screen is needed. */
const least = 10 / 13;
/** How much larger than on paper in the reader's hand, on a small screen. */
const inHand = 1.1;
/** How much smaller each time. */
const smaller = 0.95;

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
  return [
    element(
      "p",
      {class: "underlag-code"},
      qrCode(address),
      element("a", {href: address}, address.replace(/^https?:\/\//, "")),
    ),
  ];
}

/** Draws the chart, with what stands above it, in as large a type as it can have and be seen whole. */
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
  const draw = (scale: number, most: number): number => {
    main.replaceChildren(note, ...drawnChart(model, width / scale, drawDeckChart, most / scale));
    return main.getBoundingClientRect().height;
  };
  if (height === Infinity) {
    draw(inHand, Infinity);
    return;
  }
  // What stands around the picture is as high however it is drawn.
  const all = draw(enlarged, height);
  const around = all - (main.querySelector(".underlag-chart svg")?.getBoundingClientRect().height ?? 0);
  for (let scale = enlarged; scale > least; scale *= smaller)
    if (draw(scale, height - around - 1) <= height) return;
}

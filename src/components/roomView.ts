import type {DeckContents, ShownView} from "./deckModel.js";
import {deckReadFirst} from "./deckReadFirst.js";
import type {DeckPosition} from "./deckPositions.js";
import {drawForRoom} from "./drawForRoom.js";
import {drawMarkers} from "./drawMarkers.js";
import {element} from "./element.js";
import {markerList} from "./markerList.js";
import {type Marker, markersOf} from "./markers.js";
import {qrCode} from "./qrCode.js";
import {shortAddress} from "./shortAddress.js";
import {softBreaks} from "./softBreaks.js";

/** What the room sees at a position. */
export interface RoomView {
  readonly heading: string;
  /** The chart, or the texts of a position without one. Filled by {@link draw}. */
  readonly main: HTMLElement;
  /** What stands beside: what the chart says, what to look at, what to talk about, the code to the view. */
  readonly side: HTMLElement;
  /**
   * Draws the chart in so many pixels of height, once both stand in the window; nothing for a position without one. On a screen that is
   * held in the hand there is no end to the height.
   */
  readonly draw: (height: number) => void;
}

/** Given to what holds both where the texts stand above the chart, for one that else would not be seen whole or be read. */
const stacked = "underlag-room-stacked";
/** How much of the height the texts may take there. */
const textsAtMost = 1 / 3;
/** No text of a chart before a room is smaller, in pixels. */
const leastText = 20;

/**
 * What the room sees at a position other than the picture that it makes itself. `site` is the folder of the site, for addresses, and
 * `markers` are those of all steps.
 */
export function roomView(
  contents: DeckContents,
  position: DeckPosition,
  site: string | null,
  markers: readonly Marker[],
): RoomView {
  const main = element("div", {class: "underlag-room-main"});
  const side = element("div", {class: "underlag-room-side"});
  const nothing = (): void => undefined;
  switch (position.is) {
    case "first":
      main.append(
        element("p", {class: "underlag-lead"}, contents.purpose),
        element("ul", {}, ...deckReadFirst(contents).map((text) => element("li", {}, text))),
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
      const own = markersOf(markers, step.id);
      const texts = step.text.map((text) => element("p", {}, text));
      if (shown === null) main.append(...texts);
      if (position.is === "talk") side.append(...talk(position), ...markerList(own));
      else if (shown !== null)
        side.append(
          ...beside(shown, texts),
          ...markerList(own),
          ...codeTo(shortAddress(contents, shown, site)),
        );
      return {
        heading: step.question,
        main,
        side,
        draw:
          shown === null
            ? nothing
            : (height) => {
                /** Gives how much of the chart has no room. */
                const draw = (isStacked: boolean): number => {
                  main.parentElement?.classList.toggle(stacked, isStacked);
                  fitSide(side, isStacked ? height * textsAtMost : height);
                  const most = isStacked ? height - heightOf(side) : height;
                  drawForRoom(main, shown, contents, {width: main.clientWidth, height: most});
                  const svg = main.querySelector<SVGSVGElement>(".underlag-chart svg");
                  if (svg !== null) drawMarkers(svg, own);
                  return heightOf(main) - most;
                };
                if (draw(false) > 0 || (height < Infinity && hasSmallText(main))) draw(true);
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

function beside({model, highlight, revised}: ShownView, texts: readonly HTMLElement[]): HTMLElement[] {
  return [
    element("h2", {}, softBreaks(model.title)),
    ...texts,
    ...(highlight === null ? [] : [element("p", {class: "underlag-highlight"}, highlight.text)]),
    ...(revised === null ? [] : [element("p", {class: "underlag-help"}, revised)]),
  ];
}

/** The code of an address with the address beneath it; a text where there is no address to lead to. */
export function codeTo(address: string | null): HTMLElement[] {
  if (address === null)
    return [
      element(
        "p",
        {class: "underlag-code underlag-help"},
        "Ingen QR-kod: webbplatsens adress är inte inlagd.",
      ),
    ];
  // Broken between its parts where it must be, so that a reader can type it.
  const parts = address.replace(/^https?:\/\//, "").split(/(?<=[./])/);
  return [
    element(
      "p",
      {class: "underlag-code"},
      qrCode(address),
      element("a", {href: address}, ...parts.map((part) => element("span", {}, part))),
    ),
  ];
}

function heightOf(part: HTMLElement): number {
  return part.getBoundingClientRect().height;
}

/** Is there a name in the chart that is written smaller than the rest, for want of room? */
function hasSmallText(main: HTMLElement): boolean {
  return [...main.querySelectorAll<SVGGraphicsElement>(".underlag-chart text")].some(
    (text) => parseFloat(getComputedStyle(text).fontSize) * (text.getScreenCTM()?.a ?? 1) < leastText - 0.01,
  );
}

/**
 * Lets what stands beside the chart end with it. Where all of it has no room, the key that shows the code stands in the code's place, or
 * nothing; then the last of many markers are told, with the key that shows all.
 */
function fitSide(side: HTMLElement, height: number): void {
  const code = side.querySelector<HTMLElement>(".underlag-code");
  const markers = [...side.querySelectorAll<HTMLElement>(".underlag-markers li")];
  for (const note of side.querySelectorAll(".underlag-key-note")) note.remove();
  for (const one of [...markers, ...(code === null ? [] : [code])]) one.hidden = false;
  const fits = (): boolean => heightOf(side) <= height;
  const note = (text: string): HTMLElement => element("p", {class: "underlag-key-note"}, text);
  if (fits()) return;
  if (code !== null) {
    code.hidden = true;
    if (fits()) {
      const key = note("Q visar QR-koden till vyn.");
      if (code.querySelector("svg") !== null) side.append(key);
      if (!fits()) key.remove();
      return;
    }
  }
  if (markers.length === 0) return;
  side.querySelector(".underlag-markers")?.before(note(`M visar alla ${markers.length} markörer.`));
  for (const one of markers) {
    if (fits()) return;
    one.hidden = true;
  }
}

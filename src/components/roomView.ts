import type {DeckContents, ShownView} from "./deckModel.js";
import type {DeckPosition} from "./deckPositions.js";
import {drawForRoom} from "./drawForRoom.js";
import {drawMarkers} from "./drawMarkers.js";
import {element} from "./element.js";
import {markerList} from "./markerList.js";
import {type Marker, markersOf} from "./markers.js";
import {qrCode} from "./qrCode.js";
import {firstThings} from "./readFirst.js";
import {shortAddress} from "./shortAddress.js";

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
            : (width, height) => {
                drawForRoom(main, shown, contents, {width, height});
                const svg = main.querySelector<SVGSVGElement>(".underlag-chart svg");
                if (svg !== null) drawMarkers(svg, own);
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

function beside({model, highlight, revised}: ShownView, texts: readonly HTMLElement[]): HTMLElement[] {
  return [
    element("h2", {}, model.title),
    ...texts,
    ...(highlight === null ? [] : [element("p", {class: "underlag-highlight"}, highlight.text)]),
    ...(revised === null ? [] : [element("p", {class: "underlag-help"}, revised)]),
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
  const key = element("p", {class: "underlag-code-key"}, "Q visar QR-koden till vyn.");
  side.append(key);
  if (side.getBoundingClientRect().height > height) key.remove();
}

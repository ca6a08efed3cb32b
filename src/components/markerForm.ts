import type {DeckSession} from "./deckSession.js";
import {element} from "./element.js";
import {placesOf} from "./markerPlaces.js";
import {markerInWords, markersOf} from "./markers.js";

/** The form, and what chooses a point in it: what somebody pressed in the chart. */
export interface MarkerForm {
  readonly form: HTMLFormElement;
  readonly choose: (place: string) => void;
}

/**
 * The form in which a number is put on the chart where the room stands, at one of its points, with a text; and in which one is taken away.
 * Keyboard and pointer do the same: nothing is dragged. Markers stay in memory until somebody saves the picture.
 */
export function markerForm(session: DeckSession, version: string): MarkerForm {
  const places = element("select", {id: "markor-punkt"});
  const text = element("input", {id: "markor-text", type: "text", autocomplete: "off"});
  const status = element("p", {class: "underlag-status", role: "status"});
  const list = element("ul", {class: "underlag-marked"});
  const none = element("p", {}, "Det finns inget diagram här att markera i.");
  const fields = element(
    "div",
    {},
    element(
      "p",
      {class: "underlag-warning"},
      "Skriv inga namn och inget om enskilda patienter eller läkare.",
    ),
    element(
      "div",
      {class: "underlag-field"},
      element("label", {for: "markor-punkt"}, "Punkt i diagrammet"),
      places,
    ),
    element("div", {class: "underlag-field"}, element("label", {for: "markor-text"}, "Text"), text),
    element("p", {}, element("button", {type: "submit"}, "Sätt markören")),
  );
  const form = element("form", {class: "underlag-capture"}, none, fields, status, list);
  const here = () => {
    const position = session.here();
    return position.is === "step" || position.is === "talk" ? position.step : null;
  };

  let filledFor: string | undefined;
  const show = (): void => {
    const step = here();
    const model = step?.shown?.model;
    const found = model === undefined ? [] : placesOf(model);
    none.hidden = found.length > 0;
    fields.hidden = found.length === 0;
    if (filledFor !== (step?.id ?? "")) {
      filledFor = step?.id ?? "";
      status.textContent = "";
      places.replaceChildren(...found.map(({key, name}) => element("option", {value: key}, name)));
    }
    list.replaceChildren(
      ...markersOf(session.state().markers, step?.id ?? "").map((marker) => {
        const words = `${marker.n}. ${markerInWords(marker)}`;
        const remove = element(
          "button",
          {type: "button", "aria-label": `Ta bort markör ${words}`},
          "Ta bort",
        );
        remove.addEventListener("click", () => {
          session.unmark(marker);
          status.textContent = `Markör ${marker.n} är borttagen.`;
          places.focus();
        });
        return element("li", {}, `${words} `, remove);
      }),
    );
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const step = here();
    const [option] = places.selectedOptions;
    if (step === null || option === undefined) return;
    session.mark({
      ...{step: step.id, question: step.question, view: step.shown?.href ?? "", version},
      ...{place: option.value, name: option.text, text: text.value},
    });
    const set = markersOf(session.state().markers, step.id).at(-1);
    status.textContent = `Markör ${set?.n ?? ""} står vid ${option.text}.`;
    text.value = "";
    places.focus();
  });
  show();
  session.onChange(show);
  return {
    form,
    choose: (place) => {
      places.value = place;
      text.focus();
    },
  };
}

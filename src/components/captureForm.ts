import {captureFields, type CaptureField} from "./captureRows.js";
import type {DeckSession} from "./deckSession.js";
import {element} from "./element.js";

/**
 * The form in which a room's conclusions are written down, about the step where the room stands. What is written stays in memory until
 * somebody saves it.
 */
export function captureForm(session: DeckSession, version: string): HTMLFormElement {
  const areas = captureFields.map(({id, title, help}) => {
    const name = `anteckning-${id}`;
    const input =
      id === "responsible" || id === "followUp"
        ? element("input", {id: name, type: "text", "aria-describedby": `${name}-hjalp`, autocomplete: "off"})
        : element("textarea", {id: name, rows: 2, "aria-describedby": `${name}-hjalp`});
    return {id, input, node: field(name, title, help, input)};
  });
  const about = element("p", {class: "underlag-about"});
  const status = element("p", {class: "underlag-status", role: "status"});
  const show = (): void => {
    const here = session.here();
    about.textContent =
      here.is === "step" || here.is === "talk" ? `Om: ${here.step.question}` : "Om hela workshopen";
  };
  const form = element(
    "form",
    {class: "underlag-capture"},
    element(
      "p",
      {class: "underlag-warning"},
      "Skriv inga namn och inget om enskilda patienter eller läkare.",
    ),
    about,
    ...areas.map(({node}) => node),
    element("p", {}, element("button", {type: "submit"}, "Lägg till i lägesbilden")),
    status,
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const here = session.here();
    const step = here.is === "step" || here.is === "talk" ? here.step : null;
    const before = session.state().rows.length;
    const said = Object.fromEntries(areas.map(({id, input}) => [id, input.value]));
    session.add({
      step: step?.id ?? "",
      question: step?.question ?? "Hela workshopen",
      view: step?.shown?.href ?? "",
      version,
      said: said as Record<CaptureField, string>,
    });
    const rows = session.state().rows.length;
    status.textContent = rows > before ? `Rad ${rows} är tillagd.` : "Skriv något i minst ett fält.";
    if (rows > before) form.reset();
    areas[0]?.input.focus();
  });
  show();
  session.onChange(show);
  return form;
}

function field(id: string, title: string, help: string, input: HTMLElement): HTMLElement {
  return element(
    "div",
    {class: "underlag-field"},
    element("label", {for: id}, title),
    element("span", {id: `${id}-hjalp`, class: "underlag-help"}, help),
    input,
  );
}

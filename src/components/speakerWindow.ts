import {captureForm} from "./captureForm.js";
import {extend, leftInWords, lengthInWords, pauseOrGoOn} from "./deckClock.js";
import {commandOf, type DeckCommand} from "./deckKeys.js";
import type {DeckContents} from "./deckModel.js";
import {type DeckPosition, minutesOf, titleOf} from "./deckPositions.js";
import {type SessionEffects, sessionEffects, startSession} from "./deckSession.js";
import {element} from "./element.js";
import {markerForm} from "./markerForm.js";

const wallClock = new Intl.DateTimeFormat("sv-SE", {hour: "2-digit", minute: "2-digit"});

/**
 * The speaker's own window: notes, what is shown now and next, and the time in words. It moves the room's window and is
 * moved by it.
 */
export function speakerWindow(
  contents: DeckContents,
  effects: SessionEffects = sessionEffects(contents),
): HTMLElement {
  const session = startSession(contents, 0, effects);
  const {positions} = session;
  const now = element("h1", {});
  const question = element("p", {class: "underlag-lead"});
  const notes = element("div", {class: "underlag-speaker-notes"});
  const next = element("p", {});
  const left = element("p", {class: "underlag-speaker-left", role: "timer"});
  const whole = element("p", {});
  const letters = element("input", {type: "checkbox", checked: true});
  letters.checked = true;
  const act: Partial<Readonly<Record<DeckCommand, () => void>>> = {
    next: () => {
      session.go(session.state().position + 1);
    },
    previous: () => {
      session.go(session.state().position - 1);
    },
    first: () => {
      session.go(0);
    },
    last: () => {
      session.go(positions.length - 1);
    },
    pause: () => {
      session.changeClock(pauseOrGoOn);
    },
    extend: () => {
      session.changeClock((one) => extend(one, 1));
    },
  };
  const button = (label: string, command: keyof typeof act): HTMLElement => {
    const made = element("button", {type: "button"}, label);
    made.addEventListener("click", () => act[command]?.());
    return made;
  };
  const tick = (): void => {
    const {clock, began} = session.state();
    const minutes = minutesOf(session.here());
    left.textContent =
      minutes === null ? "Ingen tid är satt här." : leftInWords(clock, minutes, session.now());
    const since =
      began === null
        ? `Workshopen har inte börjat. Den är tänkt att ta ${contents.minutes} min.`
        : `${lengthInWords(Math.floor((session.now() - began) / 1000))} har gått av ${contents.minutes} min.`;
    whole.textContent = `${since} Klockan är ${wallClock.format()}.`;
  };
  const show = (): void => {
    const here = session.here();
    const after = positions[session.state().position + 1];
    now.textContent = titleOf(here);
    question.textContent = here.is === "step" || here.is === "talk" ? here.step.question : "";
    notes.replaceChildren(...notesOf(here).map((text) => element("p", {}, text)));
    next.textContent = after === undefined ? "Det här är det sista." : `Sedan: ${titleOf(after)}`;
    tick();
  };
  session.onChange(show);
  addEventListener("keydown", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest("input, textarea, select, button")) return;
    const does = act[commandOf(event, letters.checked) ?? "help"];
    if (does === undefined) return;
    event.preventDefault();
    does();
  });
  setInterval(tick, 1000);
  show();
  return element(
    "div",
    {class: "underlag-speaker"},
    element("p", {class: "underlag-room-head"}, element("span", {}, `Talarvy: ${contents.title}`)),
    now,
    question,
    element(
      "section",
      {"aria-label": "Tid"},
      left,
      whole,
      element(
        "p",
        {class: "underlag-view underlag-buttons"},
        button("Föregående", "previous"),
        button("Nästa", "next"),
        button("Pausa eller fortsätt", "pause"),
        button("En minut till", "extend"),
      ),
      element(
        "p",
        {class: "underlag-view"},
        element("label", {}, letters, " Använd kortkommandon med en bokstav"),
      ),
    ),
    element("section", {}, element("h2", {}, "Anteckningar"), notes),
    element("section", {}, element("h2", {}, "Nästa"), next),
    element(
      "section",
      {class: "underlag-view"},
      element("h2", {}, "Vad säger rummet?"),
      captureForm(session, contents.version),
    ),
    element(
      "section",
      {class: "underlag-view"},
      element("h2", {}, "Markera i diagrammet"),
      markerForm(session, contents.version).form,
    ),
  );
}

/** What the speaker has to say at a position. */
function notesOf(position: DeckPosition): string[] {
  switch (position.is) {
    case "first":
      return [
        "Gå igenom rutan innan den första siffran visas. Säg att det här är ett samtal, inte en granskning.",
      ];
    case "step": {
      const {notes, shown} = position.step;
      const changed = shown?.changed ?? [];
      return [
        ...(shown === null ? [] : [`Diagrammet säger: ${shown.model.title}`]),
        ...(changed.length === 0 ? [] : [`Ändrat sedan förra: ${changed.join(", ")}`]),
        ...notes.split(/\n\s*\n/).filter((text) => text.trim() !== ""),
      ];
    }
    case "talk":
      return [
        position.prompt.prompt,
        ...position.step.notes.split(/\n\s*\n/).filter((text) => text.trim() !== ""),
      ];
    case "picture":
      return [
        "Läs upp raderna. Fråga vad som saknas, vem som gör vad och när det följs upp. Spara innan fönstret stängs.",
      ];
  }
}

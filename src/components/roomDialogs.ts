import {keysInWords} from "./deckKeys.js";
import {positionAt, titleOf} from "./deckPositions.js";
import type {DeckSession} from "./deckSession.js";
import {element} from "./element.js";

/** A dialog with its heading and a button that closes it. */
export function dialog(title: string, ...children: HTMLElement[]): HTMLDialogElement {
  const id = `dialog-${title.toLowerCase().replace(/[^a-z]+/g, "-")}`;
  const close = element("button", {type: "button"}, "Stäng");
  const made = element(
    "dialog",
    {class: "underlag-dialog underlag-view", "aria-labelledby": id},
    element("h2", {id}, title),
    ...children,
    close,
  );
  close.addEventListener("click", () => {
    made.close();
  });
  return made;
}

/** Every position of the deck to go to, and a field for the number of a step. */
export function overviewOf(session: DeckSession): HTMLElement {
  const {positions} = session;
  const steps = positions.filter(({is}) => is === "step").length;
  const number = element("input", {type: "number", id: "ga-till", min: 1, max: steps, inputmode: "numeric"});
  const jump = element(
    "form",
    {class: "underlag-jump"},
    element("label", {for: "ga-till"}, "Gå till steg "),
    number,
    element("button", {type: "submit"}, "Gå"),
  );
  jump.addEventListener("submit", (event) => {
    event.preventDefault();
    session.go(positionAt(positions, `#steg-${number.value}`));
  });
  const list = positions.map((position, i) => {
    const to = element("button", {type: "button"}, titleOf(position));
    to.addEventListener("click", () => {
      session.go(i);
    });
    return element("li", {}, to);
  });
  return element("div", {}, jump, element("ol", {class: "underlag-steps"}, ...list));
}

/** The keys and what they do. */
export function keyList(): HTMLElement {
  return element(
    "dl",
    {class: "underlag-keys"},
    ...keysInWords.flatMap(([keys, what]) => [element("dt", {}, keys), element("dd", {}, what)]),
  );
}

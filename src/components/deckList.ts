import {element} from "./element.js";

/** What a list of decks tells of one. */
export interface ListedDeck {
  readonly id: string;
  readonly title: string;
  readonly purpose: string;
  readonly audience: string;
  readonly minutes: number;
  readonly steps: number;
}

/** The decks of the site, each with its purpose, whom it is for, how long it takes, and its three ways to be shown. */
export function deckList(decks: readonly ListedDeck[]): HTMLElement {
  if (decks.length === 0) return element("p", {class: "underlag-empty"}, "Här finns inga bildspel.");
  return element(
    "div",
    {},
    ...decks.map(({id, title, purpose, audience, minutes, steps}) =>
      element(
        "section",
        {class: "underlag-card"},
        element("h2", {}, title),
        element("p", {}, purpose),
        element("p", {}, `För ${audience}. ${steps} steg, ungefär ${minutes} minuter.`),
        element(
          "ul",
          {},
          link(`./${id}`, `Visa bildspelet: ${title}`),
          link(`./${id}/dokument`, `Läs det som dokument: ${title}`),
          link(`./${id}/lagesbild`, `Öppna en sparad lägesbild: ${title}`),
        ),
      ),
    ),
  );
}

function link(href: string, text: string): HTMLElement {
  return element("li", {}, element("a", {href}, text));
}

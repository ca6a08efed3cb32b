import type {MeasureCard} from "../contract/measureCard.js";
import type {Manifest} from "../contract/release.js";
import {formatDay, joinSwedish} from "../measures/swedish.js";
import {element} from "./element.js";

/** A section of cards, in the order of the page. */
export interface CardSection {
  readonly id: string;
  readonly title: string;
  readonly cards: readonly MeasureCard[];
}

/** Cards by section, within it in the order of the Swedish alphabet; sections without cards are left out. */
export function cardSections(
  cards: readonly MeasureCard[],
  groups: readonly {readonly id: string; readonly title: string}[],
): CardSection[] {
  const {compare} = new Intl.Collator("sv");
  return groups
    .map(({id, title}) => ({
      id,
      title,
      cards: cards.filter(({group}) => group === id).sort((a, b) => compare(a.title, b.title)),
    }))
    .filter(({cards: own}) => own.length > 0);
}

/** The rows of a card below its definition: what it is of, and in words that a reader knows. */
export function cardRows(card: MeasureCard, {families}: Pick<Manifest, "families">): [string, string][] {
  const titles = card.families.map((id) => families.find((family) => family.id === id)?.title);
  const present = titles.filter((title) => title !== undefined);
  const rows: [string, string | null][] = [
    ["Täljare", card.numerator],
    ["Nämnare", card.denominator],
    ["Räknas inte", card.exclusions.length > 0 ? card.exclusions.join(" ") : null],
    ["Enhet", `${card.unit}, ${decimalsInWords(card.decimals)}`],
    ["Beräkning", card.formula],
    ["Osäkerhet", card.uncertainty],
    ["Tabeller", tablesInWords(card.families, present)],
    ["Källa", card.sources.join(" ")],
    ["Ansvarig", card.owner],
    ["Granskad", card.review ? `${card.review.by}, ${formatDay(card.review.on)}` : "Inte ännu"],
    ["I programkoden", `src/measures: ${card.function}`],
  ];
  return rows.filter((row): row is [string, string] => row[1] !== null);
}

function decimalsInWords(decimals: number): string {
  if (decimals === 0) return "utan decimaler";
  return decimals === 1 ? "en decimal" : `${decimals} decimaler`;
}

function tablesInWords(families: readonly string[], present: readonly string[]): string {
  if (families.length === 0) return "Alla tabeller";
  if (present.length === 0) return "Ingen tabell i den här utgåvan";
  return joinSwedish(present);
}

/** Links to every card, section by section. */
export function cardContents(sections: readonly CardSection[]): HTMLElement {
  const items = sections.map(({title, cards}) =>
    element(
      "li",
      {},
      `${title}: `,
      ...cards.flatMap((card, i) => [
        ...(i > 0 ? [", "] : []),
        element("a", {href: `#${card.id}`}, card.title.toLocaleLowerCase("sv-SE")),
      ]),
    ),
  );
  return element("nav", {class: "underlag-contents", "aria-label": "Alla mått"}, element("ul", {}, ...items));
}

/**
 * Writes each card into its place on the page. The places stand in the page itself, with the cards' ids, so that links to them
 * are known to lead somewhere when the site is built.
 */
export function fillCards(cards: readonly MeasureCard[], manifest: Manifest, page: Document): void {
  for (const card of cards) {
    const place = page.getElementById(card.id);
    if (place === null) throw new RangeError(`the page has no place for ${card.id}`);
    place.setAttribute("aria-labelledby", `${card.id}-rubrik`);
    place.replaceChildren(...cardParts(card, manifest));
  }
}

function cardParts(card: MeasureCard, manifest: Manifest): HTMLElement[] {
  const rows = cardRows(card, manifest);
  return [
    element("h3", {id: `${card.id}-rubrik`}, card.title),
    element("p", {class: "underlag-card-question"}, card.question),
    element("p", {}, card.definition),
    element("h4", {}, "Vad måttet inte kan säga"),
    element("ul", {}, ...card.limits.map((limit) => element("li", {}, limit))),
    element(
      "details",
      {},
      element("summary", {}, "Beräkning, osäkerhet och källor"),
      element(
        "dl",
        {},
        ...rows.flatMap(([name, text]) => [element("dt", {}, name), element("dd", {}, text)]),
      ),
    ),
  ];
}

/**
 * Goes to the card that the address names. The browser went there before the cards above had their height. Without a card of that
 * name the page stays where it is.
 */
export function goToCard(hash: string): void {
  const card = hash === "" ? null : document.getElementById(decodeURIComponent(hash.slice(1)));
  if (card === null) return;
  card.scrollIntoView();
  // Who uses a screen reader or the keyboard goes on from there.
  card.tabIndex = -1;
  card.focus({preventScroll: true});
}

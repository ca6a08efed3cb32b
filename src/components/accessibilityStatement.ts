import type {Description} from "../contract/description.js";
import {formatDay} from "../measures/swedish.js";
import {element} from "./element.js";

type Statement = Description["accessibility"];

/** How far the site conforms, in the words that Digg lays down. */
export function conformance({body, service, conforms, standard}: Statement): HTMLElement {
  const words = {
    helt: "är helt förenlig med",
    delvis: "är delvis förenlig med",
    inte: "är inte förenlig med",
  };
  return element(
    "p",
    {},
    `${body} står bakom ${service}. Webbplatsen ${words[conforms]} lagen om tillgänglighet till digital offentlig service (2018:1937). Vi bedömer den mot ${standard}.`,
  );
}

/** What is lacking and why, or the sentence for nothing. */
export function exceptions(
  list: readonly {readonly what: string; readonly why: string}[],
  none: string,
): HTMLElement {
  if (list.length === 0) return element("p", {}, none);
  return element(
    "ul",
    {},
    ...list.map(({what, why}) => element("li", {}, element("strong", {}, what), ` ${why}`)),
  );
}

/** How a reader tells of a fault, and how to complain if nothing happens. */
export function feedback({feedback: {text, url}}: Statement): HTMLElement {
  const digg = "https://www.digg.se/tdosanmalan";
  return element(
    "div",
    {},
    element("p", {}, text, " ", element("a", {href: url}, "Anmäl en brist i tillgängligheten"), "."),
    element(
      "p",
      {},
      "Är du inte nöjd med hur vi hanterar din synpunkt kan du ",
      element("a", {href: digg}, "anmäla det till Digg, Myndigheten för digital förvaltning"),
      ".",
    ),
  );
}

/** When and how the site was assessed. */
export function assessment({assessedOn, updatedOn, method}: Statement): HTMLElement {
  return element(
    "div",
    {},
    element("p", {}, method),
    element("p", {}, `Webbplatsen bedömdes den ${formatDay(assessedOn)}.`),
    element("p", {}, `Redogörelsen uppdaterades senast den ${formatDay(updatedOn)}.`),
  );
}

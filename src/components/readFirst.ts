import type {Manifest} from "../contract/release.js";
import {element} from "./element.js";

/** What everybody must know before the first figure, where small counts are rounded to 0 or `base`. */
export function firstThings(base: number, about: "platser" | "enheter" = "platser"): string[] {
  return [
    "Här räknas bara digitala läkarintyg för sjukpenning (FK7804) som har skickats till Försäkringskassan.",
    "Sjukfall som tar slut under sjuklöneperioden syns oftast inte: då behövs inget intyg till Försäkringskassan.",
    "Ett intyg är läkarens bedömning. Det är inte ett beslut om sjukpenning.",
    about === "platser"
      ? "Vad som är en vårdenhet bestämmer varje vårdgivare. Därför jämförs inte enskilda vårdenheter här."
      : "Vad som är en vårdenhet bestämmer varje vårdgivare. Enheter jämförs därför bara med andra av samma typ, som underlag för samtal och inte för tillsyn.",
    `Små tal är avrundade till 0 eller ${base}. En nolla kan dölja enstaka personer, och en ${base}:a kan stå för en enda person.`,
    `Skillnader mellan ${about === "platser" ? "regioner" : "enheter"} kan ha många orsaker. De säger inte i sig vad som är bra eller dåligt.`,
  ];
}

/** The same as a box on every notebook, but for what those about units compare. */
export function readFirst(manifest: Manifest, about: "platser" | "enheter" = "platser"): HTMLElement {
  const items = firstThings(manifest.disclosure.base, about);
  return element(
    "section",
    {class: "underlag-first", "aria-labelledby": "las-detta-forst"},
    element("h2", {id: "las-detta-forst"}, "Läs detta först"),
    element("ul", {}, ...items.map((item) => element("li", {}, item))),
  );
}

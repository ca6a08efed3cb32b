import type {Manifest} from "../contract/release.js";
import {element} from "./element.js";

/** What everybody must know before the first figure. The same box on every notebook. */
export function readFirst(manifest: Manifest): HTMLElement {
  const base = manifest.disclosure.base;
  const items = [
    "Här räknas bara digitala läkarintyg för sjukpenning (FK7804) som har skickats till Försäkringskassan.",
    "Sjukfall som tar slut under sjuklöneperioden syns oftast inte: då behövs inget intyg till Försäkringskassan.",
    "Ett intyg är läkarens bedömning. Det är inte ett beslut om sjukpenning.",
    "Vad som är en vårdenhet bestämmer varje vårdgivare. Därför jämförs inte enskilda vårdenheter här.",
    `Små tal är avrundade till 0 eller ${base}. En nolla kan dölja enstaka personer, och en ${base}:a kan stå för en enda person.`,
    "Skillnader mellan län kan ha många orsaker. De säger inte i sig vad som är bra eller dåligt.",
  ];
  return element(
    "section",
    {class: "underlag-first", "aria-labelledby": "las-detta-forst"},
    element("h2", {id: "las-detta-forst"}, "Läs detta först"),
    element("ul", {}, ...items.map((item) => element("li", {}, item))),
  );
}

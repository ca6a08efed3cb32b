import type {Manifest} from "../contract/release.js";
import {decapitalise} from "../measures/swedish.js";
import {drawProcess} from "./drawProcess.js";
import {element} from "./element.js";
import {processSteps, tablesElsewhere, type ProcessTable} from "./processModel.js";

/** No wider than this: a wider picture has its words too far apart. */
const widest = 1000;

/** How a sick leave goes on, as one picture with the tables of the release placed in it, and the same steps as a list with links. */
export function process(manifest: Manifest, width: number): HTMLElement {
  const steps = processSteps(manifest);
  const ending = location.pathname.endsWith(".html") ? ".html" : "";
  const link = (title: string, page: string): HTMLElement => {
    const [path = "", hash] = page.split("#");
    return element("a", {href: `./${path}${ending}${hash === undefined ? "" : `#${hash}`}`}, title);
  };
  const listed = (tables: readonly ProcessTable[]): (string | HTMLElement)[] =>
    tables.flatMap(({title, page}, i) => [...(i === 0 ? [] : [", "]), link(title, page)]);
  const items = steps.map(({actor, title, text, source, outside, tables}) =>
    element(
      "li",
      {},
      element("strong", {}, `${actor}: ${decapitalise(title)}.`),
      ` ${text}`,
      ...(source === undefined ? [] : [` (${source})`]),
      ...(outside ? [" ", element("em", {}, "Syns inte i utgåvan.")] : []),
      ...(tables.length === 0 ? [] : [" Räknas i: ", ...listed(tables), "."]),
    ),
  );
  const others = tablesElsewhere(manifest);
  return element(
    "section",
    {class: "underlag-process-section", "aria-label": "Hur en sjukskrivning går till"},
    element("div", {class: "underlag-chart"}, drawProcess(steps, Math.min(width, widest))),
    element(
      "p",
      {class: "underlag-source"},
      "Heldragen ram: räknas här. Streckad grå ram: syns inte i utgåvan.",
    ),
    element("ol", {}, ...items),
    ...(others.length === 0
      ? []
      : [
          element(
            "p",
            {},
            "Utgåvan har också: ",
            ...listed(others),
            ". ",
            link("Så är tabellerna gjorda", "metod#tabeller"),
            ".",
          ),
        ]),
  );
}

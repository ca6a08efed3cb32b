import type {Manifest} from "../contract/release.js";
import type {UnitTable} from "../contract/unitTable.js";
import {exampleOf} from "../contract/unitParameters.js";
import {wholeOf} from "../contract/whole.js";
import {
  type Choice,
  unitParameters,
  unitsParameters,
  type View,
  type ViewManifest,
  type ViewParameter,
} from "../contract/view.js";
import {exampleNote} from "./chosenUnit.js";
import {element} from "./element.js";
import {viewControls, type ViewControls} from "./viewControls.js";

/** The controls of the page of all units of a type, set from the address. */
export function unitsControls(manifest: ViewManifest, search: string): ViewControls {
  return viewControls(manifest, search, {parameters: unitsParameters});
}

/** The controls of the page of one unit: the units of the table by region, in order of their names, after an example of the region. */
export function unitControls(manifest: ViewManifest, search: string, table: UnitTable): ViewControls {
  const parameters = unitParameters.map((parameter): ViewParameter =>
    parameter.id === "unit"
      ? {
          ...parameter,
          choices: (release) => [
            ...parameter.choices(release),
            ...table.units.flatMap(({code, title, region}, at): Choice[] => {
              const under = table.regions[region]?.title ?? "Okänd region";
              const isFirst = table.units[at - 1]?.region !== region;
              const place = release.places.find((one) => one.code === table.regions[region]?.code);
              return [
                ...(isFirst && place !== undefined ? [{...exampleOf(place), under}] : []),
                {value: code, title, under},
              ];
            }),
          ],
        }
      : parameter,
  );
  return viewControls(manifest, search, {parameters});
}

/** The way from the units of one type to those of another; each type has a page of its own, and none compares two of them. */
export function typeLinks({type, types}: UnitTable): HTMLElement {
  const items = types.map((one) =>
    element(
      "li",
      {},
      one.id === type.id
        ? element("strong", {}, `${one.title} (${one.units})`)
        : element("a", {href: `./${one.id}`}, `${one.title} (${one.units})`),
    ),
  );
  return element(
    "nav",
    {class: "underlag-types", "aria-label": "Typ av enhet"},
    element("p", {}, "Typ av enhet, med antal enheter som har egna tal:"),
    element("ul", {}, ...items),
  );
}

/** The way from the page of a type to that of one unit of it, and back. */
export function unitPageLink({type}: UnitTable): HTMLElement {
  return element(
    "a",
    {href: `../vardenhet/${type.id}`},
    "En enhet i taget: över tid, och vilka som liknar den",
  );
}
export function unitsPageLink({type}: UnitTable, manifest: Pick<Manifest, "places">): HTMLElement {
  return element(
    "a",
    {href: `../vardenheter/${type.id}`},
    `Alla enheter av typen, ${wholeOf(manifest).where} och i regionen`,
  );
}

/** Says of a unit that the address asks for as an example why it is this one; says nothing of one that is named. */
export function exampleLine(table: UnitTable, manifest: ViewManifest, view: View): Node {
  const note = exampleNote(table, manifest, view);
  // A cell that shows an empty text shows its quotation marks.
  return note === undefined ? document.createTextNode("") : element("p", {}, note);
}

/** Stands where a unit's figures will be when one is chosen. */
export function chooseUnit(): HTMLElement {
  return element(
    "p",
    {class: "underlag-empty"},
    "Välj en enhet bland valen ovan. Adressen till sidan leder sedan till den.",
  );
}

import type {UnitTable} from "../contract/unitTable.js";
import {unitParameters, unitsParameters, type ViewManifest, type ViewParameter} from "../contract/view.js";
import {element} from "./element.js";
import {viewControls, type ViewControls} from "./viewControls.js";

/** The controls of the page of all units of a type, set from the address. */
export function unitsControls(manifest: ViewManifest, search: string): ViewControls {
  return viewControls(manifest, search, {parameters: unitsParameters});
}

/** The controls of the page of one unit: the units of the table by region, in order of their names. */
export function unitControls(manifest: ViewManifest, search: string, table: UnitTable): ViewControls {
  const parameters = unitParameters.map((parameter): ViewParameter =>
    parameter.id === "unit"
      ? {
          ...parameter,
          choices: (release) => [
            ...parameter.choices(release),
            ...table.units.map(({code, title, region}) => ({
              ...{value: code, title},
              under: table.regions[region]?.title ?? "Okänd region",
            })),
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
export function unitsPageLink({type}: UnitTable): HTMLElement {
  return element("a", {href: `../vardenheter/${type.id}`}, "Alla enheter av typen, i riket och i regionen");
}

/** Stands where a unit's figures will be when one is chosen. */
export function chooseUnit(): HTMLElement {
  return element(
    "p",
    {class: "underlag-empty"},
    "Välj en enhet bland valen ovan. Adressen till sidan leder sedan till den.",
  );
}

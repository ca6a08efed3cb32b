import type {UnitsByType} from "../src/contract/deckNotebooks.ts";
import type {Manifest} from "../src/contract/release.ts";

/** Stands for units that no rule gives a type: they are compared with nobody, and have no page. */
export const unknownType = "okand";

/** The first type, which has a page also where no registry tells of units: the page says so. */
const first = {id: "vardcentral", title: "Vårdcentral"};

/** The harmonised types that have units with rows of their own, in their order, the first always among them. */
export function unitTypesOf({registry}: Pick<Manifest, "registry">): {id: string; title: string}[] {
  const units = registry?.units ?? [];
  const types = (registry?.types ?? []).filter(({id}) => id !== first.id && id !== unknownType);
  return [first, ...types.filter(({id}) => units.some(({type}) => type === id))];
}

/** The same types with the units of each, by code and name. */
export function unitsByType({registry, dimensions}: Pick<Manifest, "registry" | "dimensions">): UnitsByType {
  const titles = new Map((dimensions["care_unit"]?.codes ?? []).map(({code, title}) => [code, title]));
  return new Map(
    unitTypesOf({registry}).map(({id, title}) => {
      const units = (registry?.units ?? []).filter(({type}) => type === id);
      return [id, {title, units: units.map(({code}) => ({value: code, title: titles.get(code) ?? code}))}];
    }),
  );
}

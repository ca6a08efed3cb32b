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

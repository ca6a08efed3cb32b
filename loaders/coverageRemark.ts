import {regions} from "./model/places.ts";
import type {Protected} from "./model/protected.ts";

/** How many regions a remark names: more are told by their number. */
const mostNamed = 3;

/**
 * What to ask of a source that is not said to cover some regions alone, and has no certificate from others: whether it covers them.
 * Undefined where every region has certificates, or none. Read from the protected tables: what it says, the release tells.
 */
export function coverageRemark(tables: readonly Protected[]): string | undefined {
  const found = new Set(tables.flatMap(regionsOf));
  const all = regions();
  const told = all.filter(({code}) => found.has(code));
  const lacking = all.length - told.length;
  if (told.length === 0 || lacking === 0) return undefined;
  const names =
    told.length <= mostNamed
      ? new Intl.ListFormat("sv").format(told.map(({short}) => short))
      : `${told.length} av regionerna`;
  const codes = told.map(({code}) => code).join(",");
  return `intygen kommer bara från ${names}. Omfattar källan inga andra regioner? Ange då --regions ${codes}: annars visas ${lacking === 1 ? "den som saknas" : `de ${lacking} andra`} som om ingen var sjukskriven där.`;
}

/** The codes of the regions that a table has a published count in. */
function regionsOf({dimensions, codes, n}: Protected): string[] {
  const at = dimensions.findIndex(({id}) => id === "region");
  const positions = new Set(codes[at]?.filter((_, cell) => (n[cell] ?? 0) > 0));
  return (dimensions[at]?.codes ?? []).flatMap(({code}, position) => (positions.has(position) ? [code] : []));
}

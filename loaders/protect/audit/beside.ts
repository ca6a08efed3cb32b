import type {Manifest} from "../../../src/contract/release.ts";
import {eventsOf} from "./events.ts";
import type {Findings} from "./finding.ts";
import {known} from "./known.ts";
import type {ViewLinker} from "./linkViews.ts";
import type {View} from "./view.ts";

/**
 * Ties the counts beside the tables to the tables. `accepted` counts every certificate that is read and not excluded, in all
 * months, and `replaced` those that a newer one has replaced; each is a multiple of the base within b − 1 of the truth. The tables
 * of certificates hold both, so theirs are at most as many. What else is excluded, rejected or flagged stands in no table by that mark, so nothing
 * follows from those counts.
 *
 * The registry's certificates by region and status must be sums of published cells: then they tell nothing more.
 */
export function tieCountsBeside(
  {quality, registry, disclosure, families}: Manifest,
  views: ReadonlyMap<string, View>,
  linker: ViewLinker,
  findings: Findings,
): void {
  const own = families.filter((family) => eventsOf(family) === "certificates");
  const looks = own.map(({id}) => views.get(id)).filter((view) => view !== undefined);
  const replaced = quality.excluded.find(({id}) => id === "replaced")?.n ?? 0;
  const [stand, fell] = [quality.accepted, replaced].map((n) => known(n, disclosure.base));
  const total = {
    lower: (stand?.lower ?? 0) + (fell?.lower ?? 0),
    upper: (stand?.upper ?? 0) + (fell?.upper ?? 0),
  };
  if (looks.length > 0 && linker.within(looks, total) === "impossible")
    findings.remarks.push(
      "Tabellerna har fler intyg än manifestet säger lästes: antalen är inte av samma intyg.",
    );
  const units = views.get("unit_certificates");
  if (!registry || !units) return;
  const at = (id: string) => units.dimensions.findIndex((dimension) => dimension.id === id);
  const [region, status] = [at("region"), at("registry_status")];
  const codeOf = (d: number, row: number) => units.dimensions[d]?.codes[units.codes[d]?.[row] ?? -1]?.code;
  const sums = new Map<string, number>();
  for (const [row, n] of units.n.entries()) {
    const cell = `${codeOf(region, row) ?? "?"}, ${codeOf(status, row) ?? "?"}`;
    sums.set(cell, (sums.get(cell) ?? 0) + n);
  }
  const told = registry.regions.flatMap(({code, certificates}) =>
    Object.entries(certificates).map(([id, n]) => [`${code}, ${id}`, n] as const),
  );
  for (const [cell, n] of told) {
    if ((sums.get(cell) ?? 0) === n) continue;
    findings.add({
      ...{by: "uppräkning", table: "manifest.json", cell: `registry, ${cell}`},
      rule: `är summan av sina celler i ${units.title}`,
      gives: "en annan avrundning av samma antal",
    });
  }
}

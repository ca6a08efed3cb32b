import type {Manifest} from "../../../src/contract/release.ts";
import type {Findings} from "./finding.ts";
import type {PublishedTable} from "./readRelease.ts";

/**
 * Figures of a manifest that can be counted in the published tables are those of the tables: another one would be of the true counts, or wrong. What
 * is told of the true counts themselves is held to what rule R allows.
 */
export function checkStated(
  manifest: Manifest,
  whole: ReadonlyMap<string, PublishedTable>,
  findings: Findings,
): void {
  const add = (cell: string, rule: string) => {
    findings.add({
      ...{by: "uppräkning", table: "manifest.json", cell, rule},
      gives: "något om de sanna antalen",
    });
  };
  for (const family of manifest.families) {
    const table = whole.get(family.id);
    if (!table) continue;
    const {report} = family;
    const counted = reportOf(table, manifest);
    for (const name of ["typicalTotal", "typicalStandardError", "greatestStandardError"] as const)
      if (report[name] !== counted[name])
        add(`families, ${family.id}, report, ${name}`, "redovisningen är räknad på publicerade celler");
    if (report.errors && !isPossible(family, manifest.disclosure.base))
      add(`families, ${family.id}, report, errors`, "felen är sådana som avrundningen kan ge");
  }
  const units = manifest.coarsened?.filter((one) => one.kind === "units") ?? [];
  for (const {family, smallest, own, byType, byRegion} of units) {
    const counted = unitsOf(whole.get(family), manifest);
    const stated = {own, byType, byRegion};
    for (const name of ["own", "byType", "byRegion"] as const)
      if (stated[name] !== counted[name])
        add(`coarsened, ${family}, ${name}`, "är de enheter som står i tabellen");
    if (smallest !== manifest.settings["smallestUnit"])
      add(`coarsened, ${family}, smallest`, "är det som inställningarna säger");
  }
  for (const one of manifest.coarsened ?? [])
    if (
      one.kind === "level" &&
      !manifest.families.find(({id}) => id === one.family)?.dimensions.includes(one.as)
    )
      add(`coarsened, ${one.family}, ${one.as}`, "är en dimension som tabellen har");
  const atBase = unitsAtBase(whole.get("unit_certificates"), manifest);
  for (const {code, certificatesAtBase = {}} of manifest.registry?.regions ?? [])
    for (const [status, cells] of Object.entries(certificatesAtBase))
      if (cells !== (atBase.get(`${code}, ${status}`) ?? 0))
        add(`registry, ${code}, ${status}`, `är antalet celler på ${manifest.disclosure.base} i tabellen`);
}

/** Totals of one period and region, and the bound on their standard errors (docs/disclosure.md, what rounding costs). */
function reportOf(table: PublishedTable, {families, disclosure: {base}}: Manifest) {
  const roundsAll = families.find(({id}) => id === table.family)?.roundsAll ?? false;
  const region = table.codes[table.dimensions.indexOf("region")];
  const totals = new Map<string, {n: number; variance: number}>();
  for (const [row, n] of table.n.entries()) {
    const name = `${table.codes[0]?.[row] ?? -1} ${region?.[row] ?? -1}`;
    const total = totals.get(name) ?? {n: 0, variance: 0};
    total.n += n;
    if (n === base) total.variance += base * (base - 1);
    else if (roundsAll) total.variance += base ** 2 / 4;
    totals.set(name, total);
  }
  const errors = [...totals.values()].map(({variance}) => Math.sqrt(variance));
  const tenths = (value: number) => Math.round(value * 10) / 10;
  return {
    typicalTotal: Math.round(middle([...totals.values()].map(({n}) => n))),
    typicalStandardError: tenths(middle(errors)),
    greatestStandardError: tenths(errors.reduce((most, error) => Math.max(most, error), 0)),
  };
}

/** The median: of an even number the mean of the two in the midst. */
function middle(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const at = (position: number) => sorted[position] ?? 0;
  return (at((sorted.length - 1) >> 1) + at(sorted.length >> 1)) / 2;
}

/**
 * Whether stated errors can be those of rule R: none of a small cell is a base or more, but of one that took what a tie leaves over; no mean is above
 * the root of the mean square; shares are of all events.
 */
function isPossible({report, remainder}: Manifest["families"][number], base: number): boolean {
  const {errors} = report;
  if (!errors) return true;
  const inOrder = ({mean, rmse}: {readonly mean: number; readonly rmse: number}) => mean <= rmse;
  return (
    [errors.cells, ...errors.margins.flatMap(({error}) => (error ? [error] : []))].every(inOrder) &&
    errors.cells.rmse <= Math.max(base - 1, remainder?.greatest ?? 0) &&
    errors.smallShare <= 100
  );
}

/** How many units a table has under their own code, and how many that stand for several: of a type, or of what is left of a region. */
function unitsOf(table: PublishedTable | undefined, {dimensions}: Manifest) {
  const met = new Set(table?.codes[table.dimensions.indexOf("care_unit")]);
  const counted = {own: 0, byType: 0, byRegion: 0};
  for (const position of met) {
    const parts = (dimensions["care_unit"]?.codes[position]?.code ?? "").split("-");
    if (parts[0] !== "ovriga") counted.own++;
    else if (parts.length > 2) counted.byType++;
    else counted.byRegion++;
  }
  return counted;
}

/** Cells of the table of units that stand at the base, by region and what the registry says of the unit. */
function unitsAtBase(table: PublishedTable | undefined, {dimensions, disclosure: {base}}: Manifest) {
  const cells = new Map<string, number>();
  if (!table) return cells;
  const code = (id: string, row: number) =>
    dimensions[id]?.codes[table.codes[table.dimensions.indexOf(id)]?.[row] ?? -1]?.code ?? "?";
  for (const [row, n] of table.n.entries()) {
    if (n !== base) continue;
    const name = `${code("region", row)}, ${code("registry_status", row)}`;
    cells.set(name, (cells.get(name) ?? 0) + 1);
  }
  return cells;
}

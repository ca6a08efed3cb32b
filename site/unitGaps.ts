import type {Manifest} from "../src/contract/release.ts";
import type {HeldPeriods, UnitGap, UnitGaps} from "../src/contract/unitGaps.ts";
import {periodGaps, seasonOf} from "../src/measures/periodGaps.ts";
import {roundedSum} from "../src/measures/roundedSum.ts";
import {releaseTable, type ReadFile} from "./releaseCells.ts";

/** The tables of units over time. A quarter is the sum of two cells: certificates that were asked to be completed, and those that were not. */
const tables = [
  {family: "unit_months", period: "month", cells: 1},
  {family: "unit_quarters", period: "quarter", cells: 2},
] as const;

/** Months and quarters in which certificates of a unit seem to be missing, unit by unit. Units that are counted together are none. */
export async function unitGaps(manifest: Manifest, read: ReadFile): Promise<UnitGaps> {
  const [months, quarters] = await Promise.all(
    tables.map(async (table) => await gapsIn(table, manifest, read)),
  );
  const heldOf = (found: typeof months): HeldPeriods => ({held: found?.held ?? 0, units: found?.units ?? 0});
  return {
    ...{months: heldOf(months), quarters: heldOf(quarters)},
    gaps: [...(months?.gaps ?? []), ...(quarters?.gaps ?? [])],
  };
}

async function gapsIn(
  {family, period, cells}: (typeof tables)[number],
  manifest: Manifest,
  read: ReadFile,
): Promise<(HeldPeriods & Pick<UnitGaps, "gaps">) | undefined> {
  const table = releaseTable(manifest, family, read);
  if (table === undefined) return undefined;
  const {base} = manifest.disclosure;
  const codes = (manifest.dimensions[period]?.codes ?? []).map(({code}) => code);
  const published = new Map<string, number>();
  const totals = new Map<string, number>();
  for (const {codes: of, n} of await table.cells([period, "care_unit"])) {
    const at = of[period] ?? "";
    const key = `${of["care_unit"] ?? ""} ${at}`;
    published.set(key, (published.get(key) ?? 0) + n);
    totals.set(at, (totals.get(at) ?? 0) + n);
  }
  const options = {
    ...{fewest: Number(manifest.settings["smallestUnit"]), base},
    seasons: seasonOf(codes.map((code) => totals.get(code) ?? 0)),
  };
  const own = new Set((manifest.registry?.units ?? []).map(({code}) => code));
  const each = (manifest.dimensions["care_unit"]?.codes ?? [])
    .filter(({code}) => own.has(code))
    .map(({code, title, parent: region = ""}) => {
      const counts = codes.map((at) => published.get(`${code} ${at}`) ?? null);
      const held = periodGaps(
        counts.map((n) => (n === null ? null : roundedSum(n / base, cells, base))),
        options,
      );
      const gaps = held.flatMap(({at, isGap}): UnitGap[] => {
        const [before, n, after] = [counts[at - 1] ?? 0, counts[at] ?? null, counts[at + 1] ?? 0];
        return isGap ? [{period: codes[at] ?? "", region, unit: title, n, before, after}] : [];
      });
      return {held, gaps};
    });
  return {
    held: each.reduce((sum, {held}) => sum + held.length, 0),
    units: each.filter(({held}) => held.length > 0).length,
    gaps: each.flatMap(({gaps}) => gaps),
  };
}

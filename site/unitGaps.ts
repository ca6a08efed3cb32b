import type {Manifest} from "../src/contract/release.ts";
import type {UnitGap, UnitGaps} from "../src/contract/unitGaps.ts";
import {quarterGaps} from "../src/measures/quarterGaps.ts";
import {roundedSum} from "../src/measures/roundedSum.ts";
import {releaseTable, type ReadFile} from "./releaseCells.ts";

/** A unit's quarter is the sum of two cells: certificates that were asked to be completed, and those that were not. */
const cellsOfQuarter = 2;

/** Quarters in which certificates of a unit seem to be missing, in the order of the release. Units that are counted together are none. */
export async function unitGaps(manifest: Manifest, read: ReadFile): Promise<UnitGaps> {
  const table = releaseTable(manifest, "unit_quarters", read);
  if (table === undefined) return {sha256: "", held: 0, units: 0, gaps: []};
  const {base} = manifest.disclosure;
  const fewest = Number(manifest.settings["smallestUnit"]);
  const quarters = (manifest.dimensions["quarter"]?.codes ?? []).map(({code}) => code);
  const published = new Map<string, number>();
  for (const {codes, n} of await table.cells(["quarter", "care_unit"])) {
    const key = `${codes["care_unit"] ?? ""} ${codes["quarter"] ?? ""}`;
    published.set(key, (published.get(key) ?? 0) + n);
  }
  const own = new Set((manifest.registry?.units ?? []).map(({code}) => code));
  const each = (manifest.dimensions["care_unit"]?.codes ?? [])
    .filter(({code}) => own.has(code))
    .map(({code, title, parent: region = ""}) => {
      const counts = quarters.map((quarter) => published.get(`${code} ${quarter}`) ?? null);
      const held = quarterGaps(
        counts.map((n) => (n === null ? null : roundedSum(n / base, cellsOfQuarter, base))),
        fewest,
        base,
      );
      const gaps = held.flatMap(({at, isGap}): UnitGap[] => {
        const [before, n, after] = [counts[at - 1] ?? 0, counts[at] ?? null, counts[at + 1] ?? 0];
        return isGap ? [{quarter: quarters[at] ?? "", region, unit: title, n, before, after}] : [];
      });
      return {held, gaps};
    });
  return {
    sha256: table.sha256,
    held: each.reduce((sum, {held}) => sum + held.length, 0),
    units: each.filter(({held}) => held.length > 0).length,
    gaps: each.flatMap(({gaps}) => gaps),
  };
}

import type {Utility, UtilityGoal, UtilityMargin} from "../../src/contract/utility.ts";
import type {Cells} from "../model/cells.ts";
import type {Protected} from "../model/protected.ts";
import {pairedSums, type Pair, positions} from "./pairedSums.ts";
import {
  countErrors,
  isWithinTwoPoints,
  rootMeanSquare,
  shareError,
  shareErrors,
  type SharePair,
  short,
} from "./sizeClasses.ts";

/** A margin that readers use: a place and the period of the family. */
interface Place {
  readonly id: string;
  readonly title: string;
  /** Dimensions beside the period. */
  readonly over: readonly string[];
  /** Whether a family is taken by it. */
  readonly takes: (dimensions: readonly string[]) => boolean;
}

const hasUnits = (dimensions: readonly string[]) => dimensions.includes("care_unit");
const places: readonly Place[] = [
  {
    id: "unit",
    title: "Enhet och år",
    over: ["care_unit"],
    takes: (dimensions) => hasUnits(dimensions) && dimensions[0] === "year",
  },
  {
    id: "region",
    title: "Region och månad (avslutade sjukfall: kvartal)",
    over: ["region"],
    takes: (dimensions) => dimensions.includes("region") && !hasUnits(dimensions),
  },
  {
    id: "nation",
    title: "Riket och månad (avslutade sjukfall: kvartal)",
    over: [],
    takes: (dimensions) => !hasUnits(dimensions),
  },
];

/** Where a unit lies and what the registry says of it is nothing that it does: no shares are taken of these. */
const noShares = new Set(["region", "registry_status"]);

/** Goals of rounding: counts from this size, shares of wholes from that. */
const [largeCount, largeWhole] = [100, 200];

/**
 * How near the published counts lie to the true ones, by size: counts of a place and period, and the shares of these that
 * each other dimension divides them into. Units that are counted together are no units, and are left out. Only for data
 * whose truth is no secret: the synthetic country's.
 */
export function measureUtility(exact: readonly Cells[], published: readonly Protected[]): Utility {
  const measured = places.map((place) => measure(place, exact, published));
  const margins: UtilityMargin[] = measured.flatMap(({place: {id, title}, families, counts, shares, base}) =>
    families.length === 0 || counts.length === 0
      ? []
      : [{id, title, families, counts: countErrors(counts, base), shares: shareErrors(shares, base)}],
  );
  const found = new Map(measured.map((one) => [one.place.id, one]));
  return {
    margins,
    goals: [
      countGoal("unit", `Antal från ${largeCount} för en enhet och ett år: medelfel`, 0.05, found),
      countGoal("region", `Antal från ${largeCount} för en region och en månad: medelfel`, 0.01, found),
      shareGoal(found),
    ],
  };
}

interface Measured {
  readonly place: Place;
  readonly families: string[];
  readonly counts: Pair[];
  readonly shares: SharePair[];
  readonly base: number;
}

function measure(place: Place, exact: readonly Cells[], published: readonly Protected[]): Measured {
  const families: string[] = [];
  const counts: Pair[] = [];
  const shares: SharePair[] = [];
  let base = 1;
  for (const table of published) {
    const cells = exact.find(({family}) => family === table.family);
    const names = table.dimensions.map(({id}) => id);
    const [period] = names;
    if (!cells || period === undefined || !place.takes(names)) continue;
    families.push(table.family);
    base = table.base;
    const over = [period, ...place.over];
    const units = unitPositions(table);
    const last = table.dimensions[positions(table.dimensions, over).at(-1) ?? 0]?.codes.length ?? 1;
    /** Whether the cell is of units that are counted together; the unit is the last digit of its number. */
    const isGathered = (cell: number) => units?.has(cell % last) === true;
    const wholes = pairedSums(cells, table, over);
    for (const [cell, whole] of wholes) if (!isGathered(cell)) counts.push(whole);
    for (const {id, codes} of table.dimensions) {
      if (over.includes(id) || noShares.has(id)) continue;
      for (const [cell, part] of pairedSums(cells, table, [...over, id])) {
        const of = Math.floor(cell / codes.length);
        const whole = wholes.get(of);
        if (whole && !isGathered(of)) shares.push({part, whole});
      }
    }
  }
  return {place, families, counts, shares, base};
}

/** Positions of the units that are counted together: their codes begin so (`count/unitDimensions.ts`). */
function unitPositions({dimensions}: Protected): ReadonlySet<number> | undefined {
  const units = dimensions.find(({id}) => id === "care_unit");
  return (
    units &&
    new Set(units.codes.flatMap(({code}, position) => (code.startsWith("ovriga-") ? [position] : [])))
  );
}

type Found = ReadonlyMap<string, Measured>;

function countGoal(id: string, title: string, limit: number, found: Found): UtilityGoal {
  const large = (found.get(id)?.counts ?? []).filter(({truth}) => truth >= largeCount);
  const value = short(rootMeanSquare(large.map(({n, truth}) => (n - truth) / truth)));
  return {id: `${id}-counts`, title, is: "at most", limit, value, of: large.length};
}

function shareGoal(found: Found): UtilityGoal {
  const large = (found.get("unit")?.shares ?? []).filter(({whole}) => whole.truth >= largeWhole);
  const near = large.filter((share) => share.whole.n > 0 && isWithinTwoPoints(shareError(share)));
  return {
    id: "unit-shares",
    title: `Andelar av minst ${largeWhole} för en enhet och ett år: hur många som ligger inom två procentenheter`,
    is: "at least",
    limit: 0.95,
    value: large.length === 0 ? 0 : short(near.length / large.length),
    of: large.length,
  };
}

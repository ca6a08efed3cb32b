import {wordsOf} from "./unitTypes.ts";

/** What a unit is compared as: the setting `unitDefinition`. */
export type UnitDefinition = "care-unit" | "head-unit" | "harmonised";

/** A row of the registry, as far as it decides what a unit is compared as. */
export interface ComparableUnit {
  readonly unit: string;
  readonly name: string | null;
  readonly careUnit: string | null;
  readonly headUnit: string | null;
  readonly provider: string | null;
  readonly region: string | null;
  readonly type: string | null;
  readonly from: number | null;
  readonly to: number | null;
}

/**
 * The unit that each row of the registry is compared as, under a definition. It is always the HSA-id of a unit.
 *
 * - `care-unit`: the vårdenhet that HSA registers; a unit that no vårdenhet lists is compared as itself.
 * - `head-unit`: huvudenhet if a source tells one, else the unit itself (Intygsstatistik).
 * - `harmonised`: the vårdenhet, but for an underenhet whose type (by the rules) is another one than its vårdenhet's, and is
 *   neither *övrigt* nor unknown. Those of a vårdenhet that have one type are compared together, as the one of them with the
 *   smallest HSA-id: a vårdenhet that gathers several kinds of care is split by kind. Underenheter that are vårdcentraler are
 *   compared by name instead: those with the same stem of name, vårdgivare and län together, as the vårdenhet of type
 *   vårdcentral that bears that name there, if there is one and no more, else as the one with the smallest HSA-id: a vårdenhet
 *   that gathers several vårdcentraler is split into them, and one vårdcentral in several vårdenheter is joined.
 *   Type, name, vårdgivare and län are those of a unit's latest row, so that a new name begins no new unit; its vårdenhet is the
 *   one on the day.
 */
export function comparisonUnits(rows: readonly ComparableUnit[], definition: UnitDefinition): string[] {
  switch (definition) {
    case "care-unit":
      return rows.map(({unit, careUnit}) => careUnit ?? unit);
    case "head-unit":
      return rows.map(({unit, headUnit}) => headUnit ?? unit);
    case "harmonised":
      return harmonised(rows);
  }
}

const general = "vardcentral";
/** Types that say what care a unit gives: what is *övrigt* or unknown goes with its vårdenhet. */
const proper = (type: string | null | undefined) => (type === "ovrigt" ? undefined : (type ?? undefined));

function harmonised(rows: readonly ComparableUnit[]): string[] {
  const latest = new Map<string, ComparableUnit>();
  for (const row of rows) {
    const other = latest.get(row.unit);
    if (!other || isLater(row, other)) latest.set(row.unit, row);
  }
  const bearers = new Map<string, string[]>();
  for (const row of latest.values()) {
    const place = placeOf(row);
    if (row.careUnit === row.unit && row.type === general && place !== undefined)
      bearers.set(place, [...(bearers.get(place) ?? []), row.unit]);
  }
  const keys = rows.map((row) => groupOf(row, latest));
  const smallest = new Map<string, string>();
  for (const [at, {unit}] of rows.entries()) {
    const key = keys[at];
    if (key === undefined) continue;
    const other = smallest.get(key);
    if (other === undefined || unit < other) smallest.set(key, unit);
  }
  return rows.map(({unit, careUnit}, at) => {
    const key = keys[at];
    if (key === undefined) return careUnit ?? unit;
    const [bearer, ...more] = bearers.get(key) ?? [];
    return bearer !== undefined && more.length === 0 ? bearer : (smallest.get(key) ?? unit);
  });
}

function isLater(a: ComparableUnit, b: ComparableUnit): boolean {
  return (a.to ?? Infinity) === (b.to ?? Infinity)
    ? (a.from ?? -Infinity) > (b.from ?? -Infinity)
    : (a.to ?? Infinity) > (b.to ?? Infinity);
}

/** What an underenhet is compared with when not with its vårdenhet; `undefined` where it is. */
function groupOf(
  {unit, careUnit}: ComparableUnit,
  latest: ReadonlyMap<string, ComparableUnit>,
): string | undefined {
  if (careUnit === null || careUnit === unit) return undefined;
  const self = latest.get(unit);
  const own = proper(self?.type);
  if (own === undefined || own === proper(latest.get(careUnit)?.type)) return undefined;
  const place = own === general && self ? placeOf(self) : undefined;
  return place ?? `${careUnit}|${own}`;
}

/** Vårdgivare, län and stem of name: what two vårdcentraler do not share. `undefined` without a stem. */
function placeOf({provider, region, name}: ComparableUnit): string | undefined {
  const stem = nameStem(name ?? "");
  return stem === "" ? undefined : `${provider ?? ""}|${region ?? ""}|${stem}`;
}

/** Words of a vårdcentral's name that tell what it or a part of it is, not which one. */
const common =
  /^(?:vårdcentral\p{L}*|hälsocentral\p{L}*|vc|hc|läkar\p{L}*|husläkar\p{L}*|familjeläkar\p{L}*|distrikts\p{L}*|\p{L}*mottagning(?:en)?|\p{L}*teamet|team|enhet(?:en)?|filial(?:en)?|psykolog\p{L}*|kurator\p{L}*|psykosociala|\p{L}*sköterska|\p{L}*sköterskor|diabetes|astma|kol|dsk|bvc|bmm)$/u;

/**
 * What is left of a name without the words that tell a kind, and without the s of a genitive: "Brandbergens vårdcentral",
 * "Vårdcentralen Brandbergen" and "Psykolog Brandbergens VC" all have the stem "brandbergen".
 */
export function nameStem(name: string): string {
  return wordsOf(name)
    .split(" ")
    .filter((word) => !common.test(word))
    .map((word) => (word.length > 3 && word.endsWith("s") ? word.slice(0, -1) : word))
    .join(" ");
}

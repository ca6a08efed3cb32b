import {regions, unknownRegion} from "./places.ts";
import {unitTypes, unknownType} from "./unitTypes.ts";

/** A unit as the registry has it on the day of the account. */
export interface RegisteredUnit {
  readonly unit: string;
  readonly careUnit: string | null | undefined;
  readonly region: string | null | undefined;
  /** Harmonised type. */
  readonly type: string | null | undefined;
}

/** How the units of one region are registered. Facts about units, not about persons. */
export interface RegionQuality {
  /** Code of the län; `00` where the registry tells none. */
  readonly region: string;
  /** All units, vårdenheter among them. */
  readonly units: number;
  /** Units that are their own vårdenhet. */
  readonly careUnits: number;
  /** Units that belong to a vårdenhet other than themselves (underenheter). */
  readonly subUnits: number;
  /** Vårdenheter that have underenheter. */
  readonly careUnitsWithSubUnits: number;
  /** Underenheter per vårdenhet, to one decimal; null without vårdenheter. */
  readonly subUnitsPerCareUnit: number | null;
  /** Units by harmonised type, in the order of the types, and last those that no rule gives one. */
  readonly types: Readonly<Record<string, number>>;
}

/** The harmonised types in their order, and what has none. */
export function typesWithUnknown(): {readonly id: string; readonly title: string}[] {
  return [...unitTypes().types, {id: unknownType, title: "Okänd typ"}];
}

/**
 * How units are registered, region by region in the order of their codes; regions without units are left out. What a
 * vårdenhet is differs between providers, and these figures say how much: 0.2 underenheter per vårdenhet in Blekinge, 15.5
 * in Gävleborg (HSA, region-run units, 12 December 2017).
 */
export function registryQuality(units: readonly RegisteredUnit[]): RegionQuality[] {
  const codes = [...regions().map(({code}) => code), unknownRegion];
  const byRegion = new Map<string, RegisteredUnit[]>(codes.map((code) => [code, []]));
  for (const unit of units) byRegion.get(unit.region ?? unknownRegion)?.push(unit);
  return codes.flatMap((region) => {
    const own = byRegion.get(region) ?? [];
    return own.length === 0 ? [] : [ofRegion(region, own)];
  });
}

function ofRegion(region: string, units: readonly RegisteredUnit[]): RegionQuality {
  const careUnits = units.filter(({unit, careUnit}) => careUnit === unit).length;
  const members = units.filter(
    ({unit, careUnit}) => careUnit !== unit && careUnit !== null && careUnit !== undefined,
  );
  const types = Object.fromEntries(typesWithUnknown().map(({id}) => [id, 0]));
  for (const {type} of units) {
    const id = type ?? unknownType;
    types[id] = (types[id] ?? 0) + 1;
  }
  return {
    region,
    units: units.length,
    careUnits,
    subUnits: members.length,
    careUnitsWithSubUnits: new Set(members.map(({careUnit}) => careUnit)).size,
    subUnitsPerCareUnit: careUnits === 0 ? null : Math.round((members.length / careUnits) * 10) / 10,
    types,
  };
}

import type {Day} from "../../model/day.ts";

/** Who tells of units, the best first. */
export const tellers = ["registry", "answer", "list"] as const;

/** What is known of a unit, beside its id and the days on which it holds. */
export interface UnitFacts {
  readonly name: string | undefined;
  readonly careUnit: string | undefined;
  readonly provider: string | undefined;
  readonly region: string | undefined;
  readonly headUnit: string | undefined;
  readonly businessCodes: string | undefined;
  readonly businessTypes: string | undefined;
  readonly careTypes: string | undefined;
  /** Harmonised type where a source told it; what the rules give is not kept, so that they may be mended. */
  readonly type: string | undefined;
  readonly listed: number | undefined;
}

/** A unit in one span of its history, as the kept registry has it. Days are inclusive; `undefined` is open. */
export interface KeptUnit extends UnitFacts {
  readonly unit: string;
  readonly from: Day | undefined;
  readonly to: Day | undefined;
  /** The best that has told of the unit: HSA's own list, an answer of its services, or a region's own list. */
  readonly toldBy: (typeof tellers)[number];
}

/** The facts that HSA's own list always tells, so that an absent value is a fact too. */
export const toldByRegistry = ["name", "careUnit", "provider", "region"] as const;

/** The facts that only a source of its own tells: what one leaves out stays as it was. */
export const addedFacts = [
  ...(["headUnit", "businessCodes", "businessTypes", "careTypes", "type", "listed"] as const),
] as const;

/** Every fact. */
export const factNames = [...toldByRegistry, ...addedFacts] as const;

/** True when two rows say the same of a unit, whatever their days. */
export function sameFacts(a: KeptUnit, b: KeptUnit): boolean {
  return a.toldBy === b.toldBy && factNames.every((fact) => a[fact] === b[fact]);
}

/** True when a row holds on a day. */
export function holdsOn(row: Pick<KeptUnit, "from" | "to">, day: Day): boolean {
  return (row.from === undefined || row.from <= day) && (row.to === undefined || row.to >= day);
}

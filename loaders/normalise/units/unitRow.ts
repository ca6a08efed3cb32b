import type {Day} from "../../model/day.ts";

/** A unit of the registry in one span of its history, as a document tells of it. */
export interface UnitRow {
  readonly unit: string;
  readonly name: string | undefined;
  readonly careUnit: string | undefined;
  readonly provider: string | undefined;
  readonly region: string | undefined;
  readonly from: Day | undefined;
  readonly to: Day | undefined;
  readonly headUnit?: string | undefined;
  /** Codes, sorted, a blank between. */
  readonly businessCodes?: string | undefined;
  readonly businessTypes?: string | undefined;
  readonly careTypes?: string | undefined;
  /** Who tells: HSA's own list, or an answer about single units, which leaves out what it was not asked. */
  readonly toldBy: "registry" | "answer";
}

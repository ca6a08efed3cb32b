import type {SyntheticAccount} from "../../model/source.ts";
import {statements} from "./country.ts";
import {plantedEffects} from "./planted.ts";

/** What the synthetic country is made of, for the manifest: its numbers with their origin, and what is planted in it. */
export function syntheticAccount(): SyntheticAccount {
  return {
    numbers: statements.map(({title, is, why, value}) => ({title, is, why, value})),
    planted: plantedEffects.map(({title, region, size, per}) => ({title, region: region || null, size, per})),
  };
}

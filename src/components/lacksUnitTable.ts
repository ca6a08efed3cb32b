import type {Manifest} from "../contract/release.js";

/** The tables that diagrams of units are made of, and what they tell. */
const told = {
  unit_certificates: "enheternas intyg",
  unit_case_mix: "enheternas patienter efter ålder och diagnos",
  unit_quarters: "enheternas intyg per kvartal",
  unit_started: "enheternas startade sjukfall",
  unit_durations: "hur länge enheternas sjukfall varar",
} as const;

/**
 * What is said in place of a diagram of units whose table the release leaves out; undefined where it has the table, and what is missing are
 * units with enough to be told.
 */
export function lacksUnitTable(
  {families}: Pick<Manifest, "families">,
  family: keyof typeof told,
): string | undefined {
  if (families.some(({id}) => id === family)) return undefined;
  return `Utgåvan har ingen tabell över ${told[family]}. Det säger inget om hur många de är`;
}

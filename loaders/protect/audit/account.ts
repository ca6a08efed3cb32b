import type {AuditAccount} from "../../../src/contract/auditAccount.ts";
import type {AuditReport} from "./auditRelease.ts";

/**
 * What a release's manifest tells of its audit. How often a guess would be right and what a person learns who knows some of
 * the events are facts about the truth: they are told only where the truth is no secret.
 */
export function accountOf(
  {figures: {system, unitInsiders, ...figures}, remarks, guesses, insiders}: AuditReport,
  {keyIsPublic}: {readonly keyIsPublic: boolean},
): AuditAccount {
  const {cells, tables, margins, releases, compared, files} = figures;
  const {unknowns, equations, rank, derivable, solves, withoutWholeProof} = system;
  return {
    ...{cells, tables, margins, releases, compared, files},
    ...{unknowns, equations, rank, derivable, solves, withoutWholeProof},
    units: unitInsiders.units,
    unitEquations: unitInsiders.equations,
    narrowed: unitInsiders.narrowed,
    remarks: [...remarks],
    ...(keyIsPublic && {
      ...(guesses && {guesses: byFamily(guesses)}),
      ...(insiders && {insiders: byFamily(insiders)}),
    }),
  };
}

function byFamily<T extends object>(counts: Readonly<Record<string, T>>): (T & {family: string})[] {
  return Object.entries(counts).map(([family, of]) => ({family, ...of}));
}

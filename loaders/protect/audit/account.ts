import type {AuditAccount} from "../../../src/contract/auditAccount.ts";
import type {AuditReport} from "./auditRelease.ts";

/**
 * What a release's manifest tells of its audit. How often a guess would be right is a fact about the truth: it is told
 * only where the truth is no secret.
 */
export function accountOf(
  {figures: {system, ...figures}, remarks, guesses}: AuditReport,
  {keyIsPublic}: {readonly keyIsPublic: boolean},
): AuditAccount {
  const {cells, tables, margins, releases, compared, files} = figures;
  const {unknowns, equations, rank, derivable, solves, withoutWholeProof} = system;
  return {
    ...{cells, tables, margins, releases, compared, files},
    ...{unknowns, equations, rank, derivable, solves, withoutWholeProof},
    remarks: [...remarks],
    ...(keyIsPublic &&
      guesses && {guesses: Object.entries(guesses).map(([family, counts]) => ({family, ...counts}))}),
  };
}

import type {Effects} from "../../model/effects.ts";
import type {PublishedRelease} from "../../protect/audit/readRelease.ts";
import {type Audit, auditBeside} from "./auditBeside.ts";
import {besideOf} from "./besideOf.ts";
import {compareRevisions} from "./compareRevisions.ts";
import {compareFields} from "./compareTables.ts";

/** What came of holding what two manifests tell of the audit and of revisions against each other. */
export interface ComparedAccounts {
  /** Fields that differ, with what both say. */
  readonly lines: readonly string[];
  /** What nothing here can be held against, and why. */
  readonly notCompared: readonly string[];
}

/**
 * Holds the account of the audit, the revision log and the revised periods of a release against the same release made again. All three
 * tell of the releases that lay beside it, too: what they say of those is held against the ones that lie there now, where these are
 * as many as the audit had. Nothing in them is of the clock or the machine, so nothing may differ for that.
 */
export async function compareAccounts(
  published: PublishedRelease,
  rebuilt: PublishedRelease & {readonly unread: string | undefined},
  spill: string,
  effects: Effects,
): Promise<ComparedAccounts> {
  const {audit} = published.manifest;
  const beside = await besideOf(published);
  const isAll = audit === undefined || audit.releases === beside.length;
  const revisions = await compareRevisions(published.manifest, rebuilt, {beside, isAll: isAll && !!audit});
  const alone = rebuilt.manifest.audit;
  const sameProgram = published.manifest.tools.code === rebuilt.manifest.tools.code;
  // An earlier program told nothing of its audit; this one does.
  if (!alone || (!audit && !sameProgram)) return revisions;
  // Other tables have other figures in the great system: the tables are told for themselves.
  const isSame = published.manifest.dataHash === rebuilt.manifest.dataHash;
  const again =
    audit && isAll && isSame && audit.releases > 0
      ? {...(await auditBeside(rebuilt, beside, spill, effects)), ...ownOf(alone)}
      : alone;
  const leftOut = new Set(rebuilt.unread === undefined ? [] : ["audit.files"]); // No metadata were made again.
  if (!audit || audit.releases === again.releases)
    return {...revisions, lines: [...compareFields("audit", audit, again, leftOut), ...revisions.lines]};
  const lines = compareFields("audit", ownOf(audit), ownOf(again), leftOut);
  return {
    lines: [...lines, ...revisions.lines],
    notCompared: [
      isAll
        ? "manifest.json, fältet audit: tal om andra utgåvor är inte jämförda, eftersom tabellerna skiljer sig"
        : `manifest.json, fältet audit: tal om andra utgåvor är inte jämförda. Granskningen höll utgåvan mot ${audit.releases}, och bredvid den ligger ${beside.length} tidigare`,
      ...revisions.notCompared,
    ],
  };
}

/** What the audit tells of the release alone, whatever lay beside it. The rest is of all releases as one system. */
function ownOf({cells, tables, margins, files, guesses, insiders}: Audit): Partial<Audit> {
  return {cells, tables, margins, files, ...(guesses && {guesses}), ...(insiders && {insiders})};
}

import {dirname} from "node:path";
import type {PublishedRelease} from "../../protect/audit/readRelease.ts";
import type {Changes} from "../../publish/changedPeriods.ts";
import type {StandingRelease} from "../../publish/releasesOf.ts";
import {changesSinceLatest} from "../../publish/revisionOf.ts";
import type {ComparedAccounts} from "./compareAccounts.ts";
import {compareFields} from "./compareTables.ts";

type Manifest = PublishedRelease["manifest"];
type Revision = NonNullable<Manifest["revisions"]>[number];

/**
 * Holds the revised periods of a release, and the sizes in its revision log, against what the release made again changes of the one
 * before it. The day, the type and the reason of an entry are the publisher's own words: nothing can be made again to hold them against.
 * An entry about an earlier release is held against what that one says of it.
 */
export async function compareRevisions(
  {version, synthetic, revisions = [], revised}: Manifest,
  rebuilt: PublishedRelease,
  {beside, isAll}: {readonly beside: readonly StandingRelease[]; readonly isAll: boolean},
): Promise<ComparedAccounts> {
  // The synthetic country is made anew by each version of the program: what it changes is no revision.
  if (synthetic) return {lines: compareFields("", {revisions, revised}, {revisions: []}), notCompared: []};
  const earlier = revisions.filter((entry) => entry.version !== version);
  const own = revisions.filter((entry) => entry.version === version);
  const told = compareEarlier(earlier, beside);
  const against = beside.find(({manifest}) => manifest.version === revised?.against);
  if (!isAll && !against) {
    const what = [...(revised ? ["revised"] : []), ...(own.length > 0 ? ["revisions"] : [])];
    const missing = what.map(
      (field) =>
        `manifest.json, fältet ${field}: inte jämfört, eftersom utgåvan som talen ändrades från inte ligger bredvid`,
    );
    return {lines: told.lines, notCompared: [...missing, ...told.notCompared]};
  }
  const [last] = against ? [against] : beside.slice(-1);
  const changes =
    last &&
    (await changesSinceLatest(rebuilt.folder, rebuilt.manifest, dirname(last.folder), [
      last.manifest.version,
    ]));
  const lines = [...compareFields("revised", revised, changes?.revised), ...compareOwn(own, changes)];
  return {lines: [...lines, ...told.lines], notCompared: told.notCompared};
}

/** The entry of the release itself: every changed table with its periods and sizes. Where nothing is changed the log may say what it likes. */
function compareOwn(own: readonly Revision[], changes: Changes | undefined): string[] {
  if (!changes) return [];
  const entry = own.find(({against}) => against === changes.revised.against);
  return compareFields(
    "revisions.tables",
    entry && byTable(entry.tables),
    entry ? byTable(changes.tables) : changes.tables,
  );
}

function compareEarlier(earlier: readonly Revision[], beside: readonly StandingRelease[]): ComparedAccounts {
  const [lines, notCompared]: [string[], string[]] = [[], []];
  for (const {version, against, tables} of earlier) {
    const other = beside.find(({manifest}) => manifest.version === version);
    const entry = other?.manifest.revisions?.find(
      (one) => one.version === version && one.against === against,
    );
    if (entry)
      lines.push(...compareFields(`revisions.${version}.tables`, byTable(tables), byTable(entry.tables)));
    else
      notCompared.push(
        `manifest.json, fältet revisions: posten om ${version} är inte jämförd, eftersom den utgåvan inte ligger bredvid eller inte har den`,
      );
  }
  return {lines, notCompared};
}

/** The sizes by table: a log may have them in any order. */
function byTable(tables: Revision["tables"]): Readonly<Record<string, object>> {
  return Object.fromEntries(
    tables.map(({table, from, to, absolute, relative}) => [table, {from, to, absolute, relative}]),
  );
}

import {difference, hasSameCells} from "./difference.ts";
import {eventsOf} from "./events.ts";
import {Findings} from "./finding.ts";
import type {ViewLinker} from "./linkViews.ts";
import {noteContradictions} from "./noteContradictions.ts";
import {monthBefore, monthsOf} from "./period.ts";
import {type PublishedRelease, readTable} from "./readRelease.ts";
import {isEarlier, revisedBetween} from "./revisedBetween.ts";
import {inListedPeriods} from "./sharedPeriods.ts";
import {heldToTie} from "./ties.ts";
import {outsideYears, unfollowedYears} from "./unfollowedYears.ts";
import {type View, viewOf, withinMonths} from "./view.ts";

/** The events of the tables that tell of begun sjukfall when these have been followed. */
const startsFollowed: ReadonlySet<string> = new Set(["started", "unit started", "recommended_lengths"]);

/** How the rule begins that a revised count does not tell by how few records it was revised. */
export const revisedRule = "en cell som har stått som den är avrundas när den revideras med färre än";

/**
 * How the rule ends that a closed period stays as it was, where the later release begins with another month than the earlier one, in the
 * midst of a year: the sums of that year are others, and months that both count whole can have to move for tied tables to meet in them.
 */
export const startRule = "också när utgåvan börjar med en annan månad mitt i ett år";

/** What came of holding two releases against each other. */
export interface Compared {
  /** Cells of tables that are the same in both, compared one by one. */
  readonly cells: number;
  /** True where both tell of the same counts with two keys, and the later one says that this was meant. */
  readonly newKey: boolean;
}

/**
 * Holds the tables of two releases of the same data against each other: with one key cell by cell, with two keys or two grains
 * as another view of the same events.
 */
export async function compareReleases(
  release: PublishedRelease,
  other: PublishedRelease,
  {
    all,
    views,
    linker,
    findings,
  }: {
    /** Every release of the data, these two among them: one that came between them may have revised months. */
    readonly all: readonly PublishedRelease[];
    /** The tables of the release. */
    readonly views: ReadonlyMap<string, View>;
    readonly linker: ViewLinker;
    readonly findings: Findings;
  },
): Promise<Compared> {
  const {manifest} = release;
  const {version, disclosure} = other.manifest;
  const months = {
    firstMonth:
      manifest.firstMonth > other.manifest.firstMonth ? manifest.firstMonth : other.manifest.firstMonth,
    lastMonth: manifest.lastMonth < other.manifest.lastMonth ? manifest.lastMonth : other.manifest.lastMonth,
  };
  const invented = disclosure.keyIsPublic && manifest.disclosure.keyIsPublic;
  const [earlier, later] = isEarlier(version, manifest.version)
    ? [other.manifest, manifest]
    : [manifest, other.manifest];
  const startsOtherwise =
    manifest.firstMonth !== other.manifest.firstMonth && !later.firstMonth.endsWith("-01");
  const revisedFrom = revisedBetween(
    earlier,
    later,
    all.map((one) => one.manifest),
  );
  const beforeRevision = revisedFrom === undefined ? months.lastMonth : monthBefore(revisedFrom);
  const settled = {
    ...months,
    lastMonth: beforeRevision < months.lastMonth ? beforeRevision : months.lastMonth,
  };
  let compared = 0;
  let changed = 0;
  let revised = 0;
  let twoKeys = false;
  for (const family of other.manifest.families) {
    const title = `utgåva ${version}, tables/${family.id}.parquet`;
    const table = await readTable(other, family.id).catch(() => undefined);
    if (!table) {
      findings.remarks.push(`${title}: går inte att läsa.`);
      continue;
    }
    const lead = family.tied && (await readTable(other, family.tied.family).catch(() => undefined));
    // What is wrong with the ties of the other release is found where that one is audited.
    const whole = heldToTie(
      family,
      viewOf(table, other.manifest, title),
      lead && viewOf(lead, other.manifest),
      new Findings(),
    );
    for (const {id, events} of manifest.families) {
      const view = views.get(id);
      if (!view || eventsOf({id, events}) !== eventsOf(family)) continue;
      // Years of begun sjukfall that one of the two does not count yet: as if nothing had begun in them, they would contradict the other.
      const open = startsFollowed.has(eventsOf(family))
        ? new Set([...unfollowedYears(view, manifest), ...unfollowedYears(whole, other.manifest)])
        : new Set<string>();
      const within = (one: View, span: typeof months) => outsideYears(withinMonths(one, span), open);
      const [now, before] = [within(view, months), within(whole, months)];
      const few = (exact: number | undefined) =>
        !invented && exact !== undefined && exact < Math.max(view.base, whole.base);
      const rule = `${revisedRule} ${Math.max(view.base, whole.base)}`;
      const isSame = hasSameCells(view, whole);
      if (isSame && view.base === whole.base && disclosure.keyId === manifest.disclosure.keyId) {
        if (id !== family.id) continue;
        compared += difference(now, before, (finding, {period, exact}) => {
          const isRevised = revisedFrom !== undefined && monthsOf(period).last >= revisedFrom;
          if (isRevised && few(exact)) findings.add({...finding, rule});
          else if (isRevised) revised++;
          // An invented country has nobody to protect, and is invented anew by every version of the program.
          else if (invented) changed++;
          else findings.add(startsOtherwise ? {...finding, rule: `${finding.rule}, ${startRule}`} : finding);
        });
      } else if (!invented) {
        twoKeys ||= disclosure.keyId !== manifest.disclosure.keyId;
        if (id === family.id && revisedFrom !== undefined && revisedFrom <= months.lastMonth)
          findings.remarks.push(
            `${view.title} och ${title} är två avrundningar av samma händelser. Från ${revisedFrom}, som revideras, är de inte prövade mot varandra: där ingen uppgift har ändrats säger de tillsammans mer än var för sig.`,
          );
        // Two roundings of one cell differ; two counts that stand as they are do not, whatever key and base they were published by.
        if (isSame && id === family.id)
          compared += difference(now, before, (finding, {exact}) => {
            if (few(exact)) findings.add({...finding, rule});
          });
        // A quarter or year that one of them counts in part is in no list: as if nothing were in it, it would contradict the other.
        const [young, old] = inListedPeriods(within(view, settled), within(whole, settled));
        noteContradictions(linker.link(young, old), young, old, findings);
      }
    }
  }
  if (revised > 0)
    findings.remarks.push(
      `${revised} ${revised === 1 ? "cell" : "celler"} skiljer sig från utgåva ${version} i perioder som revideras (från ${revisedFrom}).`,
    );
  if (changed > 0)
    findings.remarks.push(
      `${changed} celler i slutna perioder skiljer sig från utgåva ${version}. Landet är påhittat och nyckeln offentlig: det stoppar inget.`,
    );
  return {cells: compared, newKey: twoKeys && later.disclosure.newKey === true};
}

import {readdir} from "node:fs/promises";
import {join} from "node:path";
import type {Effects} from "../../model/effects.ts";
import {InputError} from "../../errors.ts";
import {attack, type AttackFigures} from "./attack.ts";
import {difference, isSameTable} from "./difference.ts";
import {type Enumerated, enumerateClaims} from "./enumerateClaims.ts";
import {eventsOf} from "./events.ts";
import {type Finding, Findings} from "./finding.ts";
import {scanFolder} from "./leaks/scanFolder.ts";
import {ViewLinker} from "./linkViews.ts";
import {monthBefore, monthsOf} from "./period.ts";
import {type PublishedRelease, readManifest, readTable} from "./readRelease.ts";
import {compareWithTruth, type ExactCells, type Guesses} from "./truth.ts";
import {inRegion, type View, viewOf, withinMonths} from "./view.ts";

export interface AuditRequest {
  /** The folder of one release. */
  readonly folder: string;
  /** The folder that holds all releases: what an attacker has kept of the others. */
  readonly releases: string;
  /** A built site to search as well. */
  readonly site?: string | undefined;
  /** The exact cells, where they are at hand: then it is also said how often a guess would be right. */
  readonly truth?: readonly ExactCells[] | undefined;
}

export interface AuditReport {
  readonly version: string;
  readonly findings: readonly Finding[];
  /** Of all findings; those over the first twenty of a kind are not listed one by one. */
  readonly count: number;
  /** What the audit could not see, or saw and does not hold against the release. */
  readonly remarks: readonly string[];
  readonly figures: {
    readonly cells: number;
    readonly tables: number;
    readonly margins: number;
    /** Earlier and later releases of the same data, and cells compared with them. */
    readonly releases: number;
    readonly compared: number;
    readonly files: number;
    readonly system: AttackFigures;
  };
  readonly guesses?: Readonly<Record<string, Guesses>>;
}

/**
 * Attacks a release as it lies on the disk, with nothing of the program that protected it: every cell against the claims of
 * rule R, all views of the same events as one system, every other release of the same data, and a search for what
 * must never leave. Finds and tells; stopping is for the caller.
 */
export async function auditRelease(request: AuditRequest, effects: Effects): Promise<AuditReport> {
  const release = await readManifest(request.folder);
  if (!release)
    throw new InputError(`${request.folder}: ingen utgåva (manifest.json saknas eller har en annan form)`);
  const findings = new Findings();
  const enumerated = await enumerateClaims(release, findings, (tables, total) => {
    effects.progress("Räknar upp celler", tables, total, "tabeller");
  });
  const views = new Map<string, View>();
  for (const [id, table] of enumerated.whole) views.set(id, viewOf(table, release.manifest));
  const linker = new ViewLinker();
  linkOwnViews(release, enumerated, views, linker);
  linkSameEvents(views, linker, findings);
  const others = await otherReleases(request, release, findings);
  let compared = 0;
  for (const [at, other] of others.entries()) {
    compared += await compareReleases(release, other, views, linker, findings);
    effects.progress("Jämför med utgåvor", at + 1, others.length, "utgåvor");
  }
  const system = await attackViews(linker, findings, effects);

  const guesses: Record<string, Guesses> = {};
  for (const exact of request.truth ?? []) {
    const view = views.get(exact.family);
    if (view)
      guesses[exact.family] = compareWithTruth(view, exact, (finding) => {
        findings.add(finding);
      });
  }
  let files = 0;
  for (const folder of [request.folder, ...(request.site === undefined ? [] : [request.site])]) {
    const scanned = await scanFolder(
      folder,
      (finding) => {
        findings.add(finding);
      },
      (done, total) => {
        effects.progress("Söker efter läckor", done, total, "filer");
      },
    );
    files += scanned.files;
  }
  const {cells, tables, margins} = enumerated;
  return {
    version: release.manifest.version,
    findings: findings.list(),
    count: findings.count,
    remarks: findings.remarks,
    figures: {cells, tables, margins, releases: others.length, compared, files, system},
    ...(request.truth === undefined ? {} : {guesses}),
  };
}

/** A place's table that is not the sum of its part is another rounding of the same counts: tied to the whole. */
function linkOwnViews(
  {manifest}: PublishedRelease,
  {ownViews}: Enumerated,
  views: ReadonlyMap<string, View>,
  linker: ViewLinker,
): void {
  for (const part of ownViews) {
    const whole = views.get(part.family);
    if (!whole) continue;
    const code = part.place?.code;
    linker.link(code === null || code === undefined ? whole : inRegion(whole, code), viewOf(part, manifest));
  }
}

/** Families that count the same events are tied by the margins they share. */
function linkSameEvents(views: ReadonlyMap<string, View>, linker: ViewLinker, findings: Findings): void {
  const list = [...views];
  for (const [at, [id, view]] of list.entries()) {
    for (const [other, second] of list.slice(at + 1)) {
      if (eventsOf(id) !== eventsOf(other)) continue;
      note(linker.link(view, second), view, second, findings);
    }
  }
}

function note(
  {contradictions, margins}: {contradictions: number; margins: number},
  a: View,
  b: View,
  findings: Findings,
): void {
  if (contradictions === 0) return;
  findings.remarks.push(
    `${a.title} och ${b.title} räknar inte samma händelser i ${contradictions} av ${margins} gemensamma summor.`,
  );
}

/** Every other release of the same data: made with the same key, or from the same source with another one. */
async function otherReleases(
  {releases, folder}: AuditRequest,
  {manifest}: PublishedRelease,
  findings: Findings,
): Promise<PublishedRelease[]> {
  const names = (await readdir(releases).catch(() => [])).filter((name) => /^\d{4}\.\d{2}\.\d+$/.test(name));
  const others: PublishedRelease[] = [];
  for (const name of names.sort((a, b) => (a < b ? -1 : 1))) {
    const path = join(releases, name);
    if (name === manifest.version || path === folder) continue;
    const other = await readManifest(path);
    if (!other) {
      findings.remarks.push(`Utgåva ${name} har en form som inte kan läsas: den är inte jämförd.`);
      continue;
    }
    const sameKey = other.manifest.disclosure.keyId === manifest.disclosure.keyId;
    if (sameKey || other.manifest.source.id === manifest.source.id) others.push(other);
  }
  return others;
}

/** Whether a version (YYYY.MM.n) came before another. */
function isEarlier(version: string, other: string): boolean {
  const [a, b] = [version, other].map((text) => text.split(".").map(Number));
  const at = a?.findIndex((part, index) => part !== b?.[index]) ?? -1;
  return (a?.[at] ?? 0) < (b?.[at] ?? 0);
}

/** Holds the tables of two releases of the same data against each other. Gives the cells compared. */
async function compareReleases(
  release: PublishedRelease,
  other: PublishedRelease,
  views: ReadonlyMap<string, View>,
  linker: ViewLinker,
  findings: Findings,
): Promise<number> {
  const {manifest} = release;
  const {version, disclosure} = other.manifest;
  const months = {
    firstMonth:
      manifest.firstMonth > other.manifest.firstMonth ? manifest.firstMonth : other.manifest.firstMonth,
    lastMonth: manifest.lastMonth < other.manifest.lastMonth ? manifest.lastMonth : other.manifest.lastMonth,
  };
  const invented = disclosure.keyIsPublic && manifest.disclosure.keyIsPublic;
  // The later of the two says which months it revises.
  const later = isEarlier(version, manifest.version) ? manifest : other.manifest;
  const revisedFrom = later.settings["revisedFrom"]?.toString();
  const beforeRevision = revisedFrom === undefined ? months.lastMonth : monthBefore(revisedFrom);
  const settled = {
    ...months,
    lastMonth: beforeRevision < months.lastMonth ? beforeRevision : months.lastMonth,
  };
  let compared = 0;
  let changed = 0;
  let revised = 0;
  for (const family of other.manifest.families) {
    const title = `utgåva ${version}, tables/${family.id}.parquet`;
    const table = await readTable(other, family.id).catch(() => undefined);
    if (!table) {
      findings.remarks.push(`${title}: går inte att läsa.`);
      continue;
    }
    const whole = viewOf(table, other.manifest, title);
    for (const [id, view] of views) {
      if (eventsOf(id) !== eventsOf(family.id)) continue;
      const [now, before] = [withinMonths(view, months), withinMonths(whole, months)];
      if (isSameTable(view, whole) && disclosure.keyId === manifest.disclosure.keyId) {
        if (id !== family.id) continue;
        compared += difference(now, before, (finding, period) => {
          if (revisedFrom !== undefined && monthsOf(period).last >= revisedFrom) revised++;
          // An invented country has nobody to protect, and is invented anew by every version of the program.
          else if (invented) changed++;
          else findings.add(finding);
        });
      } else if (!invented) {
        const [young, old] = [withinMonths(view, settled), withinMonths(whole, settled)];
        note(linker.link(young, old), young, old, findings);
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
  return compared;
}

async function attackViews(linker: ViewLinker, findings: Findings, effects: Effects): Promise<AttackFigures> {
  const {system, targets, name: nameOf} = linker.build();
  const {exposures, contradiction, figures} = await attack(system, targets, {programming: true, effects});
  let empty = 0;
  for (const {target, lower, upper} of exposures) {
    const open = targets[target];
    if (!open) continue;
    if (upper === 0) {
      // The threat model lets an attacker see which cells are empty.
      empty++;
      continue;
    }
    findings.add({
      ...{by: "ekvationssystem", ...nameOf(target)},
      rule: `lämnar ${open.low}–${open.high} öppet när alla tabeller och utgåvor tas tillsammans`,
      gives: lower === upper ? `exakt ${lower}` : `${lower}–${upper}`,
    });
  }
  if (empty > 0)
    findings.remarks.push(`${empty} grupper av celler med 0 är säkert tomma: ingen finns i dem.`);
  if (contradiction) {
    findings.add({
      ...{by: "ekvationssystem", table: "(alla)", cell: "(alla)"},
      ...{rule: "tabellerna motsäger inte varandra", gives: "att tabeller är avrundade var för sig"},
    });
  }
  return figures;
}

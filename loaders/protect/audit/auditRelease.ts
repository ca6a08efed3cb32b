import type {AttackFigures} from "./attack.ts";
import {attackViews, type UnitInsiderFigures} from "./attackViews.ts";
import {tieCountsBeside} from "./beside.ts";
import {checkStated} from "./checkStated.ts";
import {checkTold} from "./checkTold.ts";
import {compareReleases} from "./compareReleases.ts";
import {type Enumerated, enumerateClaims} from "./enumerateClaims.ts";
import {eventsOf} from "./events.ts";
import {type Finding, Findings} from "./finding.ts";
import {checkGroups} from "./groups.ts";
import {type PersonInsiders, personInsiders} from "./insider.ts";
import {scanFolder} from "./leaks/scanFolder.ts";
import {ViewLinker} from "./linkViews.ts";
import {noteContradictions} from "./noteContradictions.ts";
import {checkOpenPeriods} from "./openPeriods.ts";
import type {OfficialSecrets} from "./checkSecrets.ts";
import {checkOfficial, type OfficialFigures} from "./official.ts";
import {otherReleases} from "./otherReleases.ts";
import {type PublishedRelease, readManifest} from "./readRelease.ts";
import {heldToTie} from "./ties.ts";
import {compareWithTruth, type ExactCells, type Guesses} from "./truth.ts";
import {inSharedPeriods} from "./sharedPeriods.ts";
import {inRegion, type View, viewOf} from "./view.ts";
import {InputError} from "../../errors.ts";
import type {Effects} from "../../model/effects.ts";

export interface AuditRequest {
  /** The folder of one release. */
  readonly folder: string;
  /** The folder that holds all releases: what an attacker has kept of the others. */
  readonly releases: string;
  /** A built site to search as well. */
  readonly site?: string | undefined;
  /** The exact cells, where they are at hand: then it is also said how often a guess would be right. */
  readonly truth?: readonly ExactCells[] | undefined;
  /** The exact counts and the proofs of the official tables, where they are at hand: then every proof is checked. */
  readonly official?: OfficialSecrets | undefined;
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
    /** What somebody who knows every count of one unit gets to know of others. */
    readonly unitInsiders: UnitInsiderFigures;
    /** Where there are official tables. */
    readonly official?: OfficialFigures;
  };
  readonly guesses?: Readonly<Record<string, Guesses>>;
  /** What somebody gets to know who knows one person's events, or all but that person's. Facts about the truth. */
  readonly insiders?: Readonly<Record<string, PersonInsiders>>;
}

/**
 * Attacks a release as it lies on the disk, with nothing of the program that protected it: every cell against the claims of
 * rule R, all views of the same events as one system, every other release of the same data, what insiders know, and a
 * search for what must never leave. Finds and tells; stopping is for the caller.
 */
export async function auditRelease(request: AuditRequest, effects: Effects): Promise<AuditReport> {
  const release = await readManifest(request.folder);
  if (!release)
    throw new InputError(`${request.folder}: ingen utgåva (manifest.json saknas eller har en annan form)`);
  const {manifest} = release;
  const findings = new Findings();
  const enumerated = await enumerateClaims(release, findings, (tables, total) => {
    effects.progress("Räknar upp celler", tables, total, "tabeller");
  });
  const views = viewsOf(release, enumerated, findings);
  for (const view of views.values()) checkOpenPeriods(view, manifest, findings);
  checkGroups(manifest, views, findings);
  checkTold(manifest, findings);
  checkStated(manifest, enumerated.whole, findings);
  const linker = new ViewLinker();
  linkOwnViews(release, enumerated, views, linker);
  linkSameEvents(release, views, linker, findings);
  tieCountsBeside(manifest, views, linker, findings);
  const others = await otherReleases(request, release, findings);
  let compared = 0;
  let newKey = false;
  for (const [at, other] of others.entries()) {
    const outcome = await compareReleases(release, other, {
      ...{all: [release, ...others], views, linker, findings},
    });
    compared += outcome.cells;
    newKey ||= outcome.newKey;
    effects.progress("Jämför med utgåvor", at + 1, others.length, others.length === 1 ? "utgåva" : "utgåvor");
  }
  const official = await checkOfficial(release, others, request.official, findings, effects);
  const exact = new Map((request.truth ?? []).map((cells) => [cells.family, cells]));
  const {system, unitInsiders} = await attackViews(linker, {views, exact, newKey}, findings, effects);

  const guesses: Record<string, Guesses> = {};
  const insiders: Record<string, PersonInsiders> = {};
  for (const [family, cells] of exact) {
    const view = views.get(family);
    if (!view) continue;
    guesses[family] = compareWithTruth(view, cells, (finding) => {
      findings.add(finding);
    });
    insiders[family] = personInsiders(view, cells);
  }
  const files = await scan(request, findings, effects);
  const {cells, tables, margins} = enumerated;
  return {
    version: manifest.version,
    findings: findings.list(),
    count: findings.count,
    remarks: findings.remarks,
    figures: {
      ...{cells, tables, margins, releases: others.length, compared, files, system, unitInsiders},
      ...(official && {official}),
    },
    ...(request.truth === undefined ? {} : {guesses, insiders}),
  };
}

/** The whole table of each family as a view, those that are tied held to their tie. */
function viewsOf(
  {manifest}: PublishedRelease,
  {whole}: Enumerated,
  findings: Findings,
): ReadonlyMap<string, View> {
  const plain = new Map([...whole].map(([id, table]) => [id, viewOf(table, manifest)]));
  const views = new Map<string, View>();
  for (const family of manifest.families) {
    const view = plain.get(family.id);
    if (view) views.set(family.id, heldToTie(family, view, plain.get(family.tied?.family ?? ""), findings));
  }
  return views;
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
function linkSameEvents(
  {manifest}: PublishedRelease,
  views: ReadonlyMap<string, View>,
  linker: ViewLinker,
  findings: Findings,
): void {
  for (const [at, family] of manifest.families.entries()) {
    for (const other of manifest.families.slice(at + 1)) {
      const [one, two] = [views.get(family.id), views.get(other.id)];
      if (!one || !two || eventsOf(family) !== eventsOf(other)) continue;
      const [a, b] = inSharedPeriods(one, two);
      noteContradictions(linker.link(a, b), a, b, findings);
    }
  }
}

/** Searches the release, and the site where one is given. Gives the number of files. */
async function scan({folder, site}: AuditRequest, findings: Findings, effects: Effects): Promise<number> {
  let files = 0;
  for (const place of [folder, ...(site === undefined ? [] : [site])]) {
    const scanned = await scanFolder(
      place,
      (finding) => {
        findings.add(finding);
      },
      (done, total) => {
        effects.progress("Söker efter läckor", done, total, "filer");
      },
    );
    files += scanned.files;
  }
  return files;
}

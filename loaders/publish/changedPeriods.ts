import {createHash, type Hash} from "node:crypto";
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {parquetReadObjects} from "hyparquet";
import type {Manifest} from "../../src/contract/release.ts";
import type {Revised, Revision} from "../../src/contract/revision.ts";
import {day, formatDay, lastWholeMonth} from "../model/day.ts";
import {followedTo} from "../model/followedTo.ts";
import {monthsIn} from "../model/monthsIn.ts";

/** A release on disk. */
export interface ReleaseOnDisk {
  readonly folder: string;
  readonly manifest: Pick<
    Manifest,
    "version" | "families" | "firstMonth" | "lastMonth" | "extractDate" | "settings"
  >;
}

/** The events of the tables that tell of begun sjukfall when these have been followed. */
const startsFollowed: ReadonlySet<string> = new Set(["started", "unit started", "recommended_lengths"]);

/** What a release changed: for its log, and for the marks in its tables. Undefined where nothing is changed. */
export interface Changes {
  readonly tables: Revision["tables"];
  readonly revised: Revised;
}

interface Group {
  n: number;
  readonly cells: Hash;
}

/**
 * Holds the tables of a release against those of an earlier one, in every period that both count and that had ended when the earlier one was
 * extracted. Both are read as they are published. A period of a region is changed when any of its cells is. A year of begun sjukfall that the
 * earlier one had no row of, because they had not been followed to their end, is new and not changed.
 */
export async function changedPeriods(
  now: ReleaseOnDisk,
  before: ReleaseOnDisk,
  options: {
    /** Whether tables of the same dimensions are left out: the audit has them the same, cell by cell. */
    readonly onlyRecast?: boolean;
  } = {},
): Promise<Changes | undefined> {
  const tables: Revision["tables"] = [];
  const revised: Revised["tables"] = [];
  for (const {id, dimensions, events} of now.manifest.families) {
    const earlier = before.manifest.families.find((family) => family.id === id);
    if (!earlier) continue;
    const isRecast = earlier.dimensions.join() !== dimensions.join();
    if (options.onlyRecast === true && !isRecast) continue;
    const [period = ""] = dimensions;
    const place = [earlier.dimensions, dimensions].every((ids) => ids.includes("region"))
      ? "region"
      : undefined;
    const b = await groupsOf(now, id, period, place);
    // Of months and quarters no sums are the same either: then only what is told now has a period to name.
    const a =
      earlier.dimensions[0] === period ? await groupsOf(before, id, period, place) : new Map<string, Group>();
    const counted = new Set([...a.keys()].map((key) => key.split("|")[0]));
    const isNew = (code: string) =>
      startsFollowed.has(events ?? "") &&
      period === "year" &&
      !counted.has(code) &&
      !isFollowed(code, before.manifest);
    const changed = new Map<string | null, Set<string>>();
    let [absolute, relative] = [0, 0 as number | null];
    for (const key of new Set([...a.keys(), ...b.keys()])) {
      const [code = "", region = ""] = key.split("|");
      if (!isSettled(code, now.manifest, before.manifest) || isNew(code)) continue;
      const [was, is] = [a.get(key), b.get(key)];
      if (!isRecast && digestOf(was) === digestOf(is)) continue;
      for (const one of place === undefined ? [null] : [region, null])
        changed.set(one, (changed.get(one) ?? new Set()).add(code));
      const change = Math.abs((is?.n ?? 0) - (was?.n ?? 0));
      absolute = Math.max(absolute, change);
      if (!was) relative = null;
      else if (relative !== null)
        relative = Math.max(relative, Math.round((1000 * change) / Math.max(was.n, 1)) / 10);
    }
    const periods = [...(changed.get(null) ?? [])].sort();
    const [from, to] = [periods[0], periods.at(-1)];
    if (from === undefined || to === undefined) continue;
    tables.push({table: id, from, to, absolute, relative});
    revised.push({
      table: id,
      places: [...changed]
        .map(([region, codes]) => ({region, periods: [...codes].sort()}))
        .sort((x, y) => ((x.region ?? "") < (y.region ?? "") ? -1 : 1)),
    });
  }
  if (tables.length === 0) return undefined;
  return {tables, revised: {against: before.manifest.version, tables: revised}};
}

const digests = new WeakMap<Group, string>();

function digestOf(group: Group | undefined): string {
  if (!group) return "";
  const digest = digests.get(group) ?? group.cells.digest("hex");
  digests.set(group, digest);
  return digest;
}

/** The rows of a table by period and region: their sum, and a hash over the rows in their order. */
async function groupsOf(
  {folder}: ReleaseOnDisk,
  id: string,
  period: string,
  place: string | undefined,
): Promise<Map<string, Group>> {
  const bytes = await readFile(join(folder, `tables/${id}.parquet`));
  const groups = new Map<string, Group>();
  for (const row of await parquetReadObjects({file: new Uint8Array(bytes).buffer})) {
    const key = `${String(row[period])}|${place === undefined ? "" : String(row[place])}`;
    const group = groups.get(key) ?? {n: 0, cells: createHash("sha256")};
    groups.set(key, group);
    group.n += Number(row["n"]);
    group.cells.update(`${Object.values(row).join("|")}\n`);
  }
  return groups;
}

/** Whether both releases count the whole period, and it had ended when the earlier one was extracted. */
function isSettled(code: string, now: ReleaseOnDisk["manifest"], before: ReleaseOnDisk["manifest"]): boolean {
  const [first, last] = monthsIn(code);
  return (
    [now, before].every((one) => first >= one.firstMonth && last <= one.lastMonth) &&
    last <= lastWholeMonth(day(before.extractDate))
  );
}

/** Whether the sjukfall that began in a year had all been followed to their end at the extract. */
function isFollowed(year: string, {extractDate, settings}: ReleaseOnDisk["manifest"]): boolean {
  return `${year}-12-31` <= formatDay(followedTo(day(extractDate), Number(settings["maxGap"] ?? 0)));
}

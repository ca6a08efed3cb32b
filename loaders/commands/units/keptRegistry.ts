import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {EnvironmentError, FailedError, InputError} from "../../errors.ts";
import {day, formatDay} from "../../model/day.ts";
import {refusalOf} from "../../model/refusals.ts";
import {writeOwnerFile} from "../../ownerFile.ts";
import {type Coverage, history, type Snapshot} from "./history.ts";
import type {KeptUnit} from "./keptUnit.ts";
import {readUnitCsv, unitCsv} from "./unitCsv.ts";

/** The snapshots as they were added, one file each: `2026-01-31-all.csv`. They are never written again. */
const snapshotFolder = "snapshots";
/** The dated rows that follow from them: what `--units <registry>` reads. Made anew each time. */
const unitFile = "units.csv";
const snapshotName = /^(\d{4}-\d{2}-\d{2})-(all|none|\d{2}(?:-\d{2})*)\.csv$/;

/** The snapshots of a kept registry, oldest first; none where there is no registry yet. */
export function readSnapshots(folder: string): Snapshot[] {
  const path = join(folder, snapshotFolder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => !name.startsWith("."))
    .sort()
    .map((name) => {
      const [, date = "", covers = ""] = snapshotName.exec(name) ?? [];
      if (date === "")
        throw new FailedError(`${join(path, name)}: är inget uttag av registret (regel units.kept)`);
      const file = join(path, name);
      return {date: day(date), covers: coverage(covers), rows: readUnitCsv(file, readFileSync(file, "utf8"))};
    });
}

/** The dated rows of a kept registry. Without a snapshot there is none to read: an InputError. */
export function readHistory(folder: string): KeptUnit[] {
  const snapshots = readSnapshots(folder);
  if (snapshots.length === 0) {
    throw new InputError(
      `--registry: ${folder} har inget bevarat enhetsregister; börja med underlag units add (regel units.none)`,
    );
  }
  return history(snapshots);
}

/**
 * Keeps a snapshot and makes the dated rows anew. One that is kept already, with the same content, changes nothing
 * (`false`); another one for the same day is refused: history is not overwritten. A snapshot may be older than those that
 * are kept: the rows become what they would have been, had all come in the order of their days.
 */
export function keepSnapshot(folder: string, snapshot: Snapshot, snapshots: readonly Snapshot[]): boolean {
  const {date, covers, rows} = snapshot;
  const name = `${formatDay(date)}-${typeof covers === "string" ? covers : covers.join("-")}.csv`;
  const text = unitCsv(rows);
  const same = snapshots.find((other) => other.date === date);
  if (same) {
    const isSame = unitCsv(same.rows) === text && String(same.covers) === String(covers);
    if (!isSame) {
      throw new FailedError(
        `${folder}: uttaget för ${formatDay(date)} finns redan med annat innehåll, och historien skrivs inte över (regel units.date)`,
      );
    }
  }
  try {
    if (!same) writeOwnerFile(join(folder, snapshotFolder, name), text);
    // Also where nothing is new: a run that was killed after keeping its snapshot left the rows of before.
    writeOwnerFile(join(folder, unitFile), unitCsv(history(same ? snapshots : [...snapshots, snapshot])));
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new EnvironmentError(`${folder}: går inte att skriva i (${refusalOf(code)})`, {cause: error});
  }
  return !same;
}

function coverage(text: string): Coverage {
  return text === "all" || text === "none" ? text : text.split("-");
}

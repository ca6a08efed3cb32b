import type {BesideOfficial, BesideRow} from "../src/contract/besideOfficial.ts";
import type {OfficialStatistics} from "../src/contract/official.ts";
import type {Manifest} from "../src/contract/release.ts";
import {levelOf, releaseTable, type ReadFile} from "./releaseCells.ts";

const family = "ongoing";

/** The codes of diagnoses in F00–F99: the chapter, or the group where the table is told by groups. */
const mental = new Set(["F00-F99", "mental"]);

/**
 * The release's own ongoing sjukfall in the months of the published ones; A release that lacks a month is not compared: a mean of other months would be another season.
 */
export async function besideOfficial(
  manifest: Manifest,
  {firstMonth, lastMonth}: Pick<OfficialStatistics["ongoing"], "firstMonth" | "lastMonth">,
  read: ReadFile,
): Promise<BesideOfficial> {
  const table = releaseTable(manifest, family, read);
  const months = (manifest.dimensions["month"]?.codes ?? [])
    .map(({code}) => code)
    .filter((month) => month >= firstMonth && month <= lastMonth);
  const whole =
    (Number(lastMonth.slice(0, 4)) - Number(firstMonth.slice(0, 4))) * 12 +
    (Number(lastMonth.slice(5)) - Number(firstMonth.slice(5)) + 1);
  const diagnosis = levelOf(table?.dimensions ?? [], "diagnosis");
  if (table === undefined || diagnosis === undefined || months.length < whole) return {months: [], rows: []};
  const rows = new Map<string, {-readonly [key in keyof BesideRow]: BesideRow[key]}>();
  for (const {codes, n, atBase} of await table.cells(["month", "region", "sex", diagnosis])) {
    if (!months.includes(codes["month"] ?? "")) continue;
    const {region = "", sex = ""} = codes;
    const row = rows.get(`${region} ${sex}`) ?? {region, sex, all: none, mental: none};
    rows.set(`${region} ${sex}`, row);
    const add = (to: BesideRow["all"]): BesideRow["all"] => ({n: to.n + n, atBase: to.atBase + atBase});
    row.all = add(row.all);
    if (mental.has(codes[diagnosis] ?? "")) row.mental = add(row.mental);
  }
  const sorted = [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  return {months, rows: sorted};
}

const none = {n: 0, atBase: 0};

import {parquetReadObjects} from "hyparquet";
import type {BesideOfficial, BesideRow} from "../src/contract/besideOfficial.ts";
import type {OfficialStatistics} from "../src/contract/official.ts";
import type {Manifest} from "../src/contract/release.ts";

const family = "ongoing";

/** The codes of diagnoses in F00–F99: the chapter, or the group where the table is told by groups. */
const mental = new Set(["F00-F99", "mental"]);

/**
 * The release's own ongoing sjukfall in the months of the published ones; `read` gives the bytes of a file of the release.
 * A release that lacks a month is not compared: a mean of other months would be another season.
 */
export async function besideOfficial(
  {families, dimensions, disclosure}: Manifest,
  {firstMonth, lastMonth}: Pick<OfficialStatistics["ongoing"], "firstMonth" | "lastMonth">,
  read: (path: string) => Uint8Array | undefined,
): Promise<BesideOfficial> {
  const described = families.find(({id}) => id === family);
  const bytes = read(`tables/${family}.parquet`);
  const months = (dimensions["month"]?.codes ?? [])
    .map(({code}) => code)
    .filter((month) => month >= firstMonth && month <= lastMonth);
  const whole =
    (Number(lastMonth.slice(0, 4)) - Number(firstMonth.slice(0, 4))) * 12 +
    (Number(lastMonth.slice(5)) - Number(firstMonth.slice(5)) + 1);
  const diagnosis = described?.dimensions.find((id) => /^diagnosis(_|$)/.test(id));
  if (bytes === undefined || diagnosis === undefined || months.length < whole) return {months: [], rows: []};
  // A copy of its own: the reader takes the whole buffer that lies under a view.
  const cells = await parquetReadObjects({
    file: Uint8Array.from(bytes).buffer,
    columns: ["month", "region", "sex", diagnosis, "n"],
  });
  const rows = new Map<string, {-readonly [key in keyof BesideRow]: BesideRow[key]}>();
  for (const cell of cells.filter(({month}) => months.includes(String(month)))) {
    const [region, sex, n] = [String(cell["region"]), String(cell["sex"]), Number(cell["n"])];
    const row = rows.get(`${region} ${sex}`) ?? {region, sex, all: none, mental: none};
    rows.set(`${region} ${sex}`, row);
    // The rows of this table are the inner cells themselves.
    const add = (to: BesideRow["all"]): BesideRow["all"] => ({
      n: to.n + n,
      atBase: to.atBase + (n === disclosure.base ? 1 : 0),
    });
    row.all = add(row.all);
    if (mental.has(String(cell[diagnosis]))) row.mental = add(row.mental);
  }
  const sorted = [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  return {months, rows: sorted};
}

const none = {n: 0, atBase: 0};

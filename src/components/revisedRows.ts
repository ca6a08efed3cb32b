import type {Manifest} from "../contract/release.js";
import {everything, type View} from "../contract/view.js";
import {quarterOf} from "../measures/months.js";
import type {DataTable} from "./diagramModel.js";
import {element} from "./element.js";
import {monthsOf} from "./selection.js";

/** The slug of the page of all regions, which is no place's. */
export const allRegions = "regionerna";

/** What a table shows of figures that the release has changed since they were first published. */
export interface RevisedTable {
  /** Rows with a mark of their own. */
  readonly marked?: NonNullable<DataTable["marked"]>;
  /** What the reader is told below the table. */
  readonly note: string;
}

/**
 * Marks for the rows of a table whose period the release has changed: in the place of the page, or in the region that the row names. A row that
 * names a region and no period is marked where any period of the view was changed there. A table of the page's place without periods sums them up,
 * and has a note alone. Undefined where nothing was changed, or the page is of no place. A period is marked when any table of
 * the release has another count for it in the place: what a diagram shows may come from several tables.
 */
export function revisedRows(
  {columns, rows}: Pick<DataTable, "columns" | "rows">,
  {revised, places}: Manifest,
  slug: string,
  view: View,
): RevisedTable | undefined {
  const place = places.find((one) => one.slug === slug);
  if (revised === undefined || (place === undefined && slug !== allRegions)) return undefined;
  const periodsOf = (code: string | null | undefined): Set<string> =>
    new Set(
      revised.tables.flatMap((table) =>
        table.places
          .filter(({region}) => code === undefined || region === code)
          .flatMap(({periods}) => periods),
      ),
    );
  const months = monthsOf(view).filter((month) => view.year === everything || month.startsWith(view.year));
  const inView = (period: string): boolean =>
    months.some((month) => [month, quarterOf(month), month.slice(0, 4)].includes(period));
  const [timeAt, regionAt] = [
    columns.findIndex(({kind}) => kind === "month"),
    columns.findIndex(({name}) => name === "region"),
  ];
  if (timeAt < 0 && regionAt < 0)
    return place !== undefined && [...periodsOf(place.code)].some(inView)
      ? {note: sumNote(revised.against)}
      : undefined;
  const titled = new Map(places.map(({title, code}) => [title, code]));
  const byCode = new Map<string | null | undefined, Set<string>>();
  const found = rows.flatMap((row, at) => {
    const code = regionAt < 0 ? place?.code : titled.get(String(row[regionAt]));
    // A row of a region that the release does not have is nobody's.
    if (regionAt >= 0 && code === undefined) return [];
    const periods = byCode.get(code) ?? periodsOf(code);
    byCode.set(code, periods);
    const isRevised = timeAt < 0 ? [...periods].some(inView) : periods.has(String(row[timeAt]));
    return isRevised ? [at] : [];
  });
  return found.length === 0
    ? undefined
    : {
        marked: {rows: new Set(found), sign: "r", meaning: "reviderad"},
        note: rowNote(revised.against, timeAt >= 0),
      };
}

/** What the marks or the changed sums mean, and where the reasons stand. */
export function revisedNote({note}: RevisedTable): HTMLElement {
  return element("p", {class: "underlag-selection"}, note);
}

const reasons = "Skälet står i revisionsloggen på sidan Kvalitetsdeklaration.";

function rowNote(against: string, byPeriod: boolean): string {
  const what = byPeriod ? "perioden" : "regionen under den valda perioden";
  return `r = reviderad: minst ett tal för ${what} är ett annat än i utgåva ${against}. ${reasons}`;
}

function sumNote(against: string): string {
  return `Reviderad: minst ett tal för den tid som tabellen räknar ihop är ett annat än i utgåva ${against}. ${reasons}`;
}

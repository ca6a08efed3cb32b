import type {Manifest} from "../contract/release.js";
import type {DataTable} from "./diagramModel.js";
import {element} from "./element.js";

/**
 * The periods of a table whose figures the release has changed since they were first published, for marks beside them. Undefined where there
 * are none, or the table is not by period. A period is marked when any table of the release has another count for it in the place:
 * what a diagram shows may come from several tables.
 */
export function revisedRows(
  {columns, rows}: DataTable,
  {revised, places}: Manifest,
  slug: string,
): DataTable["marked"] | undefined {
  if (revised === undefined || columns[0]?.kind !== "month") return undefined;
  const code = places.find((place) => place.slug === slug)?.code;
  if (code === undefined) return undefined;
  const periods = new Set(
    revised.tables.flatMap((table) =>
      table.places.filter(({region}) => region === code).flatMap((place) => place.periods),
    ),
  );
  const values = new Set(rows.map(([period]) => String(period)).filter((period) => periods.has(period)));
  return values.size === 0 ? undefined : {values, sign: "r", meaning: "reviderad"};
}

/** What the mark means, and where the reasons stand. */
export function revisedNote({revised}: Manifest): HTMLElement {
  return element(
    "p",
    {class: "underlag-selection"},
    `r = reviderad: minst ett tal för perioden är ett annat än i utgåva ${revised?.against ?? ""}. Skälet står i revisionsloggen på sidan Kvalitetsdeklaration.`,
  );
}

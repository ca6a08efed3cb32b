import {regions} from "../../model/places.ts";
import {type RegionQuality, typesWithUnknown} from "../../model/registryQuality.ts";
import {unknownType} from "../../model/unitTypes.ts";
import {type Change, changeKinds} from "./changes.ts";
import {csvLine} from "./unitCsv.ts";

/** Most units of one kind that the text shows; all stand in CSV and JSON. */
const shown = 20;

/** What changed, for a person to read: how many of each kind, and the first of them. */
export function changesText(changes: readonly Change[]): string {
  if (changes.length === 0) return "Inget har ändrats.\n";
  const lines = changeKinds.flatMap(({id, title}) => {
    const ofKind = changes.filter(({kind}) => kind === id);
    if (ofKind.length === 0) return [];
    const rows = ofKind.slice(0, shown).map(({unit, name, from, to}) => {
      const both = id === "started" || id === "ended" ? "" : `: ${from || "–"} → ${to || "–"}`;
      return `  ${unit}  ${name}${both}`;
    });
    const rest = ofKind.length - rows.length;
    return [
      `${title}: ${ofKind.length}`,
      ...rows,
      ...(rest > 0 ? [`  … och ${rest} till (se --csv)`] : []),
      "",
    ];
  });
  return lines.join("\n");
}

/** What changed as CSV, one row a change. */
export function changesCsv(changes: readonly Change[]): string {
  const rows = changes.map(({kind, unit, name, region, from, to}) =>
    csvLine([kind, unit, name, region, from, to]),
  );
  return `${["andring,hsa_id,namn,lanskod,fran,till", ...rows].join("\n")}\n`;
}

/** The quality of a registry, for a person to read: a row a region, then how many units the rules give a type. */
export function qualityText(quality: readonly RegionQuality[]): string {
  const titles = new Map(regions().map(({code, title}) => [code, title]));
  const types = typesWithUnknown();
  const head = ["Region", "Enheter", "Vårdenheter", "Under-/vårdenhet", ...types.map(({title}) => title)];
  const rows = quality.map((row) => [
    titles.get(row.region) ?? "Okänd region",
    String(row.units),
    String(row.careUnits),
    row.subUnitsPerCareUnit === null ? "–" : row.subUnitsPerCareUnit.toFixed(1).replace(".", ","),
    ...types.map(({id}) => String(row.types[id] ?? 0)),
  ]);
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join("  ");
  const units = quality.reduce((sum, row) => sum + row.units, 0);
  const unmatched = quality.reduce((sum, row) => sum + (row.types[unknownType] ?? 0), 0);
  const share = units === 0 ? 0 : Math.round(((units - unmatched) / units) * 1000) / 10;
  return [
    line(head),
    ...rows.map(line),
    "",
    `${units - unmatched} av ${units} enheter (${share.toFixed(1).replace(".", ",")} %) har fått en typ. De andra: underlag units list --unmatched`,
    "",
  ].join("\n");
}

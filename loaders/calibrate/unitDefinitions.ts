import type {UnitDefinitions} from "../../src/contract/unitDefinitions.ts";
import type {Engine} from "../engine/engine.ts";
import {comparisonUnits, type UnitDefinition} from "../model/comparisonUnits.ts";
import {day} from "../model/day.ts";
import {readReference} from "../model/reference.ts";
import {unitTypes, unknownType} from "../model/unitTypes.ts";

const definitions: readonly UnitDefinition[] = ["care-unit", "head-unit", "harmonised"];

/** A row of the registry, and what was signed at its unit while it held. */
interface CountedRow {
  readonly unit: string;
  readonly name: string;
  readonly careUnit: string | null;
  readonly headUnit: string | null;
  readonly provider: string | null;
  readonly region: string | null;
  readonly type: string | null;
  readonly from: number | null;
  readonly to: number | null;
  readonly certificates: number;
  readonly completed: number;
}

/**
 * What the units of the synthetic country come to under each definition in the last year that the release holds whole: certificates and those that were asked to be
 * completed, as they truly are. Reads the staged tables. Units with fewer than `smallest` certificates are left out.
 */
export async function unitDefinitions(
  engine: Engine,
  {firstMonth, lastMonth, smallest}: {firstMonth: string; lastMonth: string; smallest: number},
): Promise<UnitDefinitions> {
  const last = Number(lastMonth.slice(0, 4)) - (lastMonth.endsWith("-12") ? 0 : 1);
  const year = `${last}-01` < firstMonth ? lastMonth.slice(0, 4) : String(last);
  const rows = await countedRows(engine, year);
  const planted = plantedRow(rows);
  return {
    ...{year, smallest},
    planted: planted && {
      title: planted.row.name,
      what: planted.what,
      own: {
        title: planted.row.name,
        certificates: planted.row.certificates,
        completed: planted.row.completed,
      },
    },
    definitions: definitions.map((id) => under(id, rows, planted?.row, smallest)),
  };
}

function under(
  id: UnitDefinition,
  rows: readonly CountedRow[],
  planted: CountedRow | undefined,
  smallest: number,
): UnitDefinitions["definitions"][number] {
  const compared = comparisonUnits(rows, id);
  const latest = new Map<string, CountedRow>();
  for (const row of rows) {
    const other = latest.get(row.unit);
    if (!other || (row.to ?? Infinity) > (other.to ?? Infinity)) latest.set(row.unit, row);
  }
  const sums = new Map<string, {certificates: number; completed: number}>();
  for (const [at, row] of rows.entries()) {
    const code = compared[at] ?? row.unit;
    const sum = sums.get(code) ?? {certificates: 0, completed: 0};
    sum.certificates += row.certificates;
    sum.completed += row.completed;
    sums.set(code, sum);
  }
  const units = [...sums]
    .filter(([, {certificates}]) => certificates >= smallest)
    .map(([code, sum]) => ({code, ...sum, type: latest.get(code)?.type ?? unknownType}))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  const types = unitTypes().types.flatMap(({id: type, title}) => {
    const own = units.filter((unit) => unit.type === type);
    return own.length === 0
      ? []
      : [
          {
            ...{id: type, title},
            certificates: own.map(({certificates}) => certificates),
            completed: own.map(({completed}) => completed),
          },
        ];
  });
  const code = planted && compared[rows.indexOf(planted)];
  const found = units.find((unit) => unit.code === code);
  const at = units.filter(({type}) => type === found?.type).findIndex((unit) => unit === found);
  return {
    ...{id, types},
    planted: found ? {type: found.type, at, title: latest.get(found.code)?.name ?? found.code} : null,
  };
}

/** The unit that the planted effect on completions is in: the one of its kind and number in its region. */
function plantedRow(rows: readonly CountedRow[]): {row: CountedRow; what: string} | null {
  const effect = readReference("synthetic-planted.csv").find(({id}) => id === "many-completions");
  const units = [
    ...new Map(
      rows
        .filter(({region, type}) => region === effect?.["region"] && type === "vardcentral")
        .map((row) => [row.unit, row]),
    ).values(),
  ].sort((a, b) => (a.unit < b.unit ? -1 : 1));
  const row = units[Number(effect?.["unit"]) - 1];
  return row === undefined ? null : {row, what: effect?.["title"] ?? ""};
}

async function countedRows(engine: Engine, year: string): Promise<CountedRow[]> {
  const [first, last] = [day(`${year}-01-01`), day(`${year}-12-31`)];
  const rows = await engine.rows(`
WITH counted AS (
  SELECT c.unit, c.signed_day, CASE WHEN a.certificate IS NULL THEN 0 ELSE 1 END AS completed
  FROM certificate c
  LEFT JOIN (SELECT DISTINCT certificate FROM message WHERE subject = 'KOMPLT' AND towards = 'care') a
    ON a.certificate = c.certificate
  WHERE c.signed_day BETWEEN ${first} AND ${last} AND c.sent_day IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM revocation r WHERE r.certificate = c.certificate)
)
SELECT u.unit, u.name, u.care_unit, u.head_unit, u.provider, u.region, u.type, u.valid_from, u.valid_to,
  count(c.unit) AS certificates, coalesce(sum(c.completed), 0) AS completed
FROM unit u
LEFT JOIN counted c ON c.unit = u.unit AND c.signed_day >= coalesce(u.valid_from, -500000)
  AND c.signed_day <= coalesce(u.valid_to, 500000)
GROUP BY ALL ORDER BY u.unit, u.valid_from NULLS FIRST`);
  const text = (value: unknown) => (typeof value === "string" ? value : null);
  const number = (value: unknown) => (value === null || value === undefined ? null : Number(value));
  return rows.map((row) => ({
    ...{unit: String(row["unit"]), name: String(row["name"])},
    ...{careUnit: text(row["care_unit"]), headUnit: text(row["head_unit"]), provider: text(row["provider"])},
    ...{region: text(row["region"]), type: text(row["type"])},
    ...{from: number(row["valid_from"]), to: number(row["valid_to"])},
    ...{certificates: Number(row["certificates"]), completed: Number(row["completed"])},
  }));
}

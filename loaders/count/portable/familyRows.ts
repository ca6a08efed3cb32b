import type {Family} from "../../model/cells.ts";
import {relations} from "../../model/relations.ts";
import {readColumn} from "../readColumn.ts";

/**
 * SELECT of the events of a family over the position tables, one row an event: `person`, and one integer column a
 * dimension, named as the dimension and holding the position of its code; null or −1 outside it. Means the same on every
 * engine.
 */
export function familyRows(family: Family): string {
  const columns = family.dimensions.map((id) => {
    const {from, name, positions} = readColumn(family, id);
    const column = `${from === "calendar" ? "d" : "e"}.${name}`;
    const cases = positions?.map((to, position) => `WHEN ${position} THEN ${to}`);
    return `${cases ? `CASE ${column} ${cases.join(" ")} END` : column} AS ${id}`;
  });
  const {of, on, where} = family.rows;
  const conditions = Object.entries(where ?? {}).map(([column, value]) => `e.${column} = ${String(value)}`);
  const calendar = on === undefined ? "" : ` JOIN position_day d ON d.day = e.${on}`;
  const condition = conditions.length === 0 ? "" : `WHERE ${conditions.join(" AND ")}`;
  return `
SELECT ${columns.join(", ")}, e.person
FROM ${relations[of].table} e${calendar} ${condition}`;
}

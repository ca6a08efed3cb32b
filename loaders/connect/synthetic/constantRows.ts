/** The columns of a table of constants, in order, by their types in SQL. */
export type ConstantColumns = Readonly<Record<string, "INTEGER" | "VARCHAR">>;

/** Between cells and between rows of the text: no name, number or code holds them. */
const [cell, row] = ["\t", "\n"];

/**
 * SQL for a table of constants, to stand after FROM. Thousands of rows as VALUES take the engine half a second to parse and plan, each
 * constant on its own; one text that is cut up takes some milliseconds. The rows keep their order; `undefined` is NULL.
 *
 * @throws RangeError for an empty text, which could not be told from NULL, for one that holds a tab or a new line, and for no rows at all.
 */
export function constantRows(
  columns: ConstantColumns,
  rows: readonly (readonly (string | number | undefined)[])[],
): string {
  if (rows.length === 0) throw new RangeError("a table of constants has no rows");
  const text = rows.map((cells) => cells.map(written).join(cell)).join(row);
  const cut = Object.entries(columns).map(
    ([name, type], i) => `CAST(nullif(cells[${i + 1}], '') AS ${type}) AS ${name}`,
  );
  return `(SELECT ${cut.join(", ")} FROM (SELECT string_split(unnest(string_split('${text.replaceAll("'", "''")}', chr(10))), chr(9)) AS cells))`;
}

function written(value: string | number | undefined): string {
  if (value === undefined) return "";
  const text = String(value);
  if (text === "" || text.includes(cell) || text.includes(row))
    throw new RangeError(`a constant can't be written: ${JSON.stringify(text)}`);
  return text;
}

/**
 * A table said as a SELECT over tables that come before it, in SQL that means the same on DuckDB and PostgreSQL: made as
 * a table where tables may be made, a part of `WITH` where they may not.
 */
export interface NamedSelect {
  readonly name: string;
  readonly select: string;
}

/**
 * One statement that makes no table: the named ones as parts of WITH, each made once however often it is read, then
 * `select`. A part that nothing reads is not made.
 */
export function withTables(tables: readonly NamedSelect[], select: string): string {
  const parts = tables.map(({name, select: rows}) => `${name} AS MATERIALIZED (\n${rows}\n)`);
  return `WITH ${parts.join(",\n")}\n${select}`;
}

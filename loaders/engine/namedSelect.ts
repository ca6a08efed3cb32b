/**
 * A table said as a SELECT over tables that come before it, in SQL that means the same on DuckDB and PostgreSQL: made as
 * a table where tables may be made, a part of `WITH` where they may not.
 */
export interface NamedSelect {
  readonly name: string;
  readonly select: string;
}

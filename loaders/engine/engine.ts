export type SqlValue = string | number | bigint | boolean | null;

/** Stands for null among the whole numbers of a typed array: no day, code or number of the project comes near it. */
export const missing = -(2 ** 31);

/** Where SQL runs. `link` and `count` speak to this and to nothing else. */
export interface Engine {
  /** Runs statements that answer nothing. */
  run(sql: string): Promise<void>;
  /** The rows of a small answer. BIGINT comes as bigint, everything narrower as number. */
  rows(sql: string): Promise<Record<string, SqlValue>[]>;
  /** A large answer of columns of INTEGER, each as one typed array in the order of the answer, {@link missing} for null. */
  integerColumns(sql: string): Promise<Record<string, Int32Array>>;
  /** Appends rows to a table, column by column; `null` where a value is missing. */
  append(table: string, columns: Readonly<Record<string, readonly SqlValue[]>>): Promise<void>;
  close(): void;
}

/** An engine in process: several sessions work side by side on its tables, each with temporary tables of its own. */
export interface LocalEngine extends Engine {
  /** How many sessions can work at once. */
  readonly threads: number;
  session(): Promise<Engine>;
}

/** A text as an SQL literal. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

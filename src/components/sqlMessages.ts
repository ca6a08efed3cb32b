/**
 * What the page and the worker that runs SQL say to each other. The page asks one thing at a time; to stop an answer that
 * does not come, it ends the worker and starts another.
 */

/** A value of an answer: what SQL has no number, text or truth value for stands as text. */
export type SqlValue = string | number | boolean | null;

/** A table as the worker makes it: from a Parquet file's bytes, or from rows with the names of their columns. */
export type TableSource =
  | {readonly name: string; readonly parquet: Uint8Array}
  | {
      readonly name: string;
      readonly columns: readonly {readonly name: string; readonly type: "VARCHAR" | "INTEGER"}[];
      readonly rows: readonly (readonly (string | number | null)[])[];
    };

export type ToWorker =
  | {readonly is: "start"; readonly tables: readonly TableSource[]}
  | {readonly is: "run"; readonly sql: string; readonly most: number};

/** The answer of a query: at most so many rows as were asked for, and whether there were more. */
export interface SqlAnswer {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly SqlValue[])[];
  readonly more: boolean;
  readonly milliseconds: number;
}

export type FromWorker =
  | {readonly is: "ready"; readonly engine: string}
  | {readonly is: "answer"; readonly answer: SqlAnswer}
  | {readonly is: "fault"; readonly message: string};

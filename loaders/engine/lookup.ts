import type {Engine} from "./engine.ts";

/** A small table of facts that SELECTs look things up in, column by column. No personal data. */
export interface Lookup {
  readonly name: string;
  readonly columns: Readonly<Record<string, LookupColumn>>;
}

export type LookupColumn =
  | {readonly type: "INTEGER"; readonly values: readonly number[]}
  | {readonly type: "VARCHAR"; readonly values: readonly string[]};

/** Makes the table of a lookup. */
export async function makeLookup(engine: Engine, {name, columns}: Lookup): Promise<void> {
  const fields = Object.entries(columns).map(([column, {type}]) => `${column} ${type}`);
  await engine.run(`CREATE OR REPLACE TABLE ${name} (${fields.join(", ")})`);
  await engine.append(
    name,
    Object.fromEntries(Object.entries(columns).map(([column, {values}]) => [column, values])),
  );
}

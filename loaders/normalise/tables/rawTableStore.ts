import {maskIdentifiers} from "../../model/mask.ts";
import {toldAs} from "../../model/toldAs.ts";
import {type RawTableName, rawTables} from "../../model/rawTables.ts";
import type {RawRows, RawTable} from "../../model/source.ts";
import {stagedTables} from "../../model/staged.ts";
import type {StagedWriter} from "../../model/stagedWriter.ts";
import type {TrustedDays} from "../trustedDays.ts";
import {duckDbDialect} from "./duckDbDialect.ts";
import {keyPads} from "./keyPads.ts";
import {noRows, rawColumns, rawRelation, readTables} from "./rawRelation.ts";
import {literal} from "./sqlDialect.ts";
import {tableFault} from "./tableFault.ts";
import {tableSql} from "./tableSql.ts";

const variables = {inner: "underlag_key_inner", outer: "underlag_key_outer"} as const;

/**
 * Raw tables on their way to staged ones, in the engine: they gather as text while a source delivers, and are staged
 * together at the end, since what a period says depends on its certificate. What the engine complains of is told
 * without its words.
 */
export class RawTableStore {
  readonly #into: StagedWriter;
  readonly #files: string[] = [];
  readonly #made = new Set<RawTableName>();

  constructor(into: StagedWriter) {
    this.#into = into;
  }

  /** Reads a table that the engine itself can select from. */
  async takeTable({kind, file, from, select}: RawTable): Promise<void> {
    await this.#open(kind);
    const columns = rawColumns(kind).join(", ");
    const texts = Object.keys(rawTables[kind]).join(", ");
    await this.#run(
      `INSERT INTO ${rawRelation(kind)} (${columns}) SELECT ${texts}, ${this.#part(toldAs({file, from}))}, line FROM (${select}) AS source`,
      file,
    );
  }

  /** Reads rows that stream in, batch by batch. */
  async takeRows({kind, file, batches}: RawRows): Promise<void> {
    await this.#open(kind);
    const part = this.#part(file);
    for await (const batch of batches) {
      const names = Object.keys(rawTables[kind]);
      const rows = batch[names[0] ?? ""]?.length ?? 0;
      const none = new Array<null>(rows).fill(null);
      const texts = names.map((name) => [name, batch[name] ?? none] as const);
      await this.#into.append(rawRelation(kind), {
        ...Object.fromEntries(texts),
        part: new Array<number>(rows).fill(part),
        line: none,
      });
    }
  }

  /** Selects units out of what has streamed in, for the reader of the registry. */
  unitSelect(): string {
    return `SELECT * FROM ${rawRelation("unit")}`;
  }

  /** Lets the units go that have been read. */
  async forgetUnits(): Promise<void> {
    await this.#run(`DROP TABLE ${rawRelation("unit")}`);
    this.#made.delete("unit");
  }

  /** Stages what has gathered and forgets the raw rows. */
  async finish(key: Uint8Array, days: TrustedDays): Promise<void> {
    if (this.#made.size === 0) return;
    for (const kind of readTables) await this.#open(kind);
    const pads = keyPads(key);
    const {steps, staged} = tableSql({
      dialect: duckDbDialect,
      key: {inner: `getvariable('${variables.inner}')`, outer: `getvariable('${variables.outer}')`},
      days,
      files: this.#files,
    });
    try {
      for (const side of ["inner", "outer"] as const)
        await this.#run(`SET VARIABLE ${variables[side]} = unhex(${literal(pads[side])})`);
      for (const {name, sql} of steps) await this.#run(`CREATE OR REPLACE TEMP TABLE ${name} AS ${sql}`);
      for (const [table, sql] of Object.entries(staged)) {
        const columns = Object.keys(stagedTables[table as keyof typeof staged]).join(", ");
        await this.#run(`INSERT INTO ${table} (${columns}) SELECT ${columns} FROM (${sql}) AS made`);
      }
    } finally {
      for (const side of ["inner", "outer"] as const) await this.#run(`RESET VARIABLE ${variables[side]}`);
    }
    for (const {name} of steps) await this.#run(`DROP TABLE ${name}`);
    for (const kind of this.#made) await this.#run(`DROP TABLE ${rawRelation(kind)}`);
    this.#made.clear();
  }

  #part(file: string): number {
    return this.#files.push(file) - 1;
  }

  async #open(kind: RawTableName): Promise<void> {
    if (this.#made.has(kind)) return;
    this.#made.add(kind);
    await this.#run(`CREATE OR REPLACE TEMP TABLE ${rawRelation(kind)} AS ${noRows(kind)}`);
  }

  async #run(sql: string, file?: string): Promise<void> {
    try {
      await this.#into.run(sql);
    } catch (error) {
      throw tableFault(error, file === undefined ? undefined : maskIdentifiers(file));
    }
  }
}

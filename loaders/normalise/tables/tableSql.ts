import type {StagedTable} from "../../model/staged.ts";
import type {TrustedDays} from "../trustedDays.ts";
import {certificateSteps} from "./certificateSteps.ts";
import {diagnosisSteps} from "./diagnosisSteps.ts";
import {judgeSteps} from "./judgeSteps.ts";
import {messageSteps} from "./messageSteps.ts";
import {periodSteps} from "./periodSteps.ts";
import {rejectedSql} from "./rejectedSql.ts";
import type {KeyPads, SqlDialect} from "./sqlDialect.ts";
import {stagedSelects} from "./stagedSelects.ts";

/** What the SQL that reads raw tables depends on. */
export interface TableSqlOptions {
  readonly dialect: SqlDialect;
  readonly key: KeyPads;
  readonly days: TrustedDays;
  /** What each delivery is called in the quarantine, by its number `part`. */
  readonly files: readonly string[];
}

/** A relation that later ones read: a temporary table, or a part of a WITH. */
export interface Step {
  readonly name: string;
  readonly sql: string;
}

export interface TableSql {
  /** In an order in which each reads only raw relations and those before it. */
  readonly steps: readonly Step[];
  /** The rows of each staged table (but the unit registry), its columns in their declared order. */
  readonly staged: Readonly<Record<Exclude<StagedTable, "unit">, string>>;
}

/**
 * The SQL that makes staged tables of raw ones: typed, with pseudonyms, under the same rules as documents are read. It
 * reads the relations that `rawRelation` names, and nothing else; it is SELECTs only, so it also runs as one WITH in
 * a transaction that may not write. Parts of WITH that compute something are MATERIALIZED: PostgreSQL would put their
 * expressions where they are read, each time they are, and so parse a day some hundred times.
 */
export function tableSql(options: TableSqlOptions): TableSql {
  return {
    steps: [
      ...certificateSteps(options),
      ...diagnosisSteps(options),
      ...periodSteps(options),
      ...judgeSteps(options),
      ...messageSteps(options),
    ],
    staged: {...stagedSelects(options), rejected: rejectedSql(options)},
  };
}

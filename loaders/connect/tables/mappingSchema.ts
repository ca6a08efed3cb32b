import {z} from "zod";
import {type RawTableName, rawTables} from "../../model/rawTables.ts";
import {dateFormatFault} from "./dateFormat.ts";

const encodings = ["utf-8", "latin-1", "utf-16", "windows-1252"] as const;
export type Encoding = (typeof encodings)[number];

/** Columns that hold days or moments: those that a date format can speak of. */
const dateColumns: ReadonlySet<string> = new Set([
  ...["signed", "sent", "from_day", "to_day", "revoked", "answer_by", "start", "slut"],
]);

const Text = z.string().min(1);
const OneOrMore = z.union([Text, z.array(Text).min(1)]).transform((given) => [given].flat());
const OneCharacter = z.string().regex(/^.$/s, "ska vara ett enda tecken");

/** What says where a raw table is: files here, a table or a query of a server below. */
export const fileFields = {
  files: OneOrMore,
  format: z.enum(["csv", "parquet"]).optional(),
  delimiter: OneCharacter.optional(),
  encoding: z.enum(encodings).optional(),
  quote: z.string().regex(/^.?$/s, "ska vara ett enda tecken, eller tom").optional(),
};
export const serverFields = {table: Text.optional(), query: Text.optional()};

type ByColumn<Value> = Readonly<Record<string, Value | undefined>>;

interface Written {
  readonly columns: ByColumn<string>;
  readonly constants?: ByColumn<string>;
  readonly values?: ByColumn<Readonly<Record<string, string>>>;
  readonly dateFormat?: string | ByColumn<string>;
  readonly where?: Readonly<Record<string, readonly string[]>>;
}

/** The schema of one entry of a raw table: only its columns may be named, and all that it needs must be. */
function entrySchema(name: RawTableName, fields: z.ZodRawShape) {
  const columns = rawTables[name] as Readonly<Record<string, "required" | "optional">>;
  const byColumn = <Value extends z.ZodType>(value: Value) =>
    z.strictObject(Object.fromEntries(Object.keys(columns).map((column) => [column, value.optional()])));
  return z
    .strictObject({
      ...fields,
      columns: byColumn(Text),
      constants: byColumn(z.string()).optional(),
      values: byColumn(z.record(z.string(), z.string())).optional(),
      dateFormat: z.union([Text, byColumn(Text)]).optional(),
      where: z.record(Text, OneOrMore).optional(),
    })
    .transform((written, context) => {
      // The fields vary with the table, which is more than the types can follow.
      const {
        columns: mapped,
        constants = {},
        values = {},
        dateFormat,
        where = {},
        ...rest
      } = written as Written;
      const fail = (path: readonly string[], message: string) => {
        context.addIssue({code: "custom", path: [...path], message});
      };
      const isGiven = (column: string) => mapped[column] !== undefined || constants[column] !== undefined;
      for (const [column, need] of Object.entries(columns)) {
        if (need === "required" && !isGiven(column)) fail(["columns", column], "saknas");
        if (mapped[column] !== undefined && constants[column] !== undefined)
          fail(["constants", column], "finns redan bland columns");
      }
      for (const column of Object.keys(values))
        if (mapped[column] === undefined) fail(["values", column], "kolumnen finns inte bland columns");
      return {
        ...rest,
        columns: mapped,
        constants,
        values,
        where,
        dateFormats: dateFormats(mapped, dateFormat, fail),
      };
    });
}

function dateFormats(
  mapped: ByColumn<string>,
  given: string | ByColumn<string> | undefined,
  fail: (path: readonly string[], message: string) => void,
): Record<string, string> {
  if (given === undefined) return {};
  const isForAll = typeof given === "string";
  const formats: Record<string, string> = {};
  const columns = isForAll
    ? Object.keys(mapped).filter((column) => dateColumns.has(column))
    : Object.keys(given);
  if (isForAll && columns.length === 0) fail(["dateFormat"], "tabellen har ingen kolumn med dagar");
  for (const column of columns) {
    const format = isForAll ? given : (given[column] ?? "");
    const path = isForAll ? ["dateFormat"] : ["dateFormat", column];
    const fault = dateFormatFault(format);
    if (fault !== undefined) fail(path, fault);
    else if (!dateColumns.has(column)) fail(path, "kolumnen har inga dagar");
    else if (mapped[column] === undefined) fail(path, "kolumnen finns inte bland columns");
    else formats[column] = format;
    if (isForAll && fault !== undefined) break;
  }
  return formats;
}

/** The schema of a mapping whose entries say where a table is with `fields`. */
export function mappingSchema(fields: z.ZodRawShape) {
  const tables = Object.keys(rawTables).map((name) => {
    const entry = entrySchema(name as RawTableName, fields);
    return [name, z.union([z.array(entry).min(1), entry.transform((one) => [one])]).optional()] as const;
  });
  return z.strictObject(Object.fromEntries(tables));
}

/** What each directive reads: as strptime, for the fields a day or moment has. */
const directives: Readonly<Record<string, {readonly pattern: string; readonly field: Field}>> = {
  "%Y": {pattern: "(\\d{4})", field: "year"},
  "%m": {pattern: "(\\d{2})", field: "month"},
  "%d": {pattern: "(\\d{2})", field: "day"},
  "%-m": {pattern: "(\\d{1,2})", field: "month"},
  "%-d": {pattern: "(\\d{1,2})", field: "day"},
  "%H": {pattern: "(\\d{2})", field: "hour"},
  "%M": {pattern: "(\\d{2})", field: "minute"},
  "%S": {pattern: "(\\d{2})", field: "second"},
};

type Field = "year" | "month" | "day" | "hour" | "minute" | "second";

/** The regular expression of a format, and which group is which field; `undefined` where it holds something else. */
function compile(format: string): {pattern: string; groups: ReadonlyMap<Field, number>} | undefined {
  const groups = new Map<Field, number>();
  let pattern = "";
  for (const [part] of format.matchAll(/%-?.|[^]/gu)) {
    const directive = directives[part];
    if (directive) {
      if (groups.has(directive.field)) return undefined;
      groups.set(directive.field, groups.size + 1);
      pattern += directive.pattern;
    } else if (part.startsWith("%")) return undefined;
    else pattern += part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  }
  return {pattern: `^${pattern}$`, groups};
}

/** What is wrong with a date format, in Swedish, or `undefined`. */
export function dateFormatFault(format: string): string | undefined {
  const compiled = compile(format);
  const isWhole = (["year", "month", "day"] as const).every((field) => compiled?.groups.has(field));
  return isWhole
    ? undefined
    : "ska ha %Y, %m och %d en gång var (eller %-m och %-d utan inledande nolla), och får därutöver ha %H, %M och %S";
}

/**
 * SQL that writes the day of a text in a date format as YYYY-MM-DD; a text of another form stays as it is, for
 * `normalise` to reject. The time of day is read and forgotten. The same text on DuckDB and PostgreSQL.
 */
export function isoDaySql(text: string, format: string): string {
  const compiled = compile(format);
  if (!compiled) throw new RangeError(`expected a date format, got ${format}`);
  const pattern = compiled.pattern.replaceAll("'", "''");
  const group = (field: Field) =>
    `regexp_replace(${text}, '${pattern}', '\\${String(compiled.groups.get(field))}')`;
  const padded = (field: Field) => `lpad(${group(field)}, 2, '0')`;
  return (
    `CASE WHEN ${text} <> '' AND regexp_replace(${text}, '${pattern}', '') = '' ` +
    `THEN ${group("year")} || '-' || ${padded("month")} || '-' || ${padded("day")} ELSE ${text} END`
  );
}

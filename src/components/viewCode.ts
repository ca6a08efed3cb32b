/** What code for a view is to fetch, keep and count. */
export interface CodeRequest {
  /** Lasting address of the table. */
  readonly url: string;
  readonly sha256: string;
  /** Release and selection in one line, for a comment. */
  readonly about: string;
  /** Codes that are let through, by column. */
  readonly within: ReadonlyMap<string, readonly string[]>;
  /** First and last code of a period that is let through, by column. */
  readonly between: ReadonlyMap<string, readonly [first: string, last: string]>;
  /** Columns that the counts stand by, in order. */
  readonly by: readonly string[];
}

/** Code that fetches a table, holds it to its SHA-256, and counts `n` as the page does. */
export interface CodeSample {
  readonly language: string;
  readonly code: string;
}

/** The code of a view in four languages. The same request gives the same text. */
export function viewCode(request: CodeRequest): readonly CodeSample[] {
  return [
    {language: "SQL (DuckDB)", code: sqlCode(request)},
    {language: "R", code: rCode(request)},
    {language: "Python", code: pythonCode(request)},
    {language: "JavaScript", code: javaScriptCode(request)},
  ];
}

const sqlText = (text: string): string => `'${text.replaceAll("'", "''")}'`;
/** A text as a literal of R, Python and JavaScript. */
const literal = (text: string): string => JSON.stringify(text);
const list = (texts: readonly string[]): string => texts.map(literal).join(", ");

/** SQL for DuckDB on the reader's own machine: the SQL workshop fetches nothing. Another file than the release's ends in an error, not in other numbers. */
export function sqlCode({url, sha256, about, within, between, by}: CodeRequest): string {
  const columns = by.join(", ");
  const conditions = [
    `(SELECT if(sha256(content) = ${sqlText(sha256)}, true, error('filen är en annan'))\n       FROM read_blob(${sqlText(url)}))`,
    ...[...within].map(([column, codes]) => `${column} IN (${codes.map(sqlText).join(", ")})`),
    ...[...between].map(
      ([column, [first, last]]) => `${column} BETWEEN ${sqlText(first)} AND ${sqlText(last)}`,
    ),
  ];
  return [
    `-- ${about}`,
    `SELECT ${columns}, CAST(sum(n) AS BIGINT) AS n`,
    `FROM read_parquet(${sqlText(url)})`,
    `WHERE ${conditions.join("\n  AND ")}`,
    `GROUP BY ${columns}`,
    `ORDER BY ${columns};`,
  ].join("\n");
}

function rCode({url, sha256, about, within, between, by}: CodeRequest): string {
  const conditions = [
    ...[...within].map(([column, codes]) => `${column} %in% c(${list(codes)})`),
    ...[...between].map(
      ([column, [first, last]]) => `${column} >= ${literal(first)}, ${column} <= ${literal(last)}`,
    ),
  ];
  return [
    `# ${about}`,
    "library(dplyr)",
    `fil <- tempfile(fileext = ".parquet")`,
    `download.file(${literal(url)}, fil, mode = "wb", quiet = TRUE)`,
    `stopifnot(digest::digest(file = fil, algo = "sha256") == ${literal(sha256)})`,
    "arrow::read_parquet(fil) |>",
    ...(conditions.length > 0 ? [`  filter(${conditions.join(",\n         ")}) |>`] : []),
    `  group_by(${by.join(", ")}) |>`,
    `  summarise(n = sum(n), .groups = "drop")`,
  ].join("\n");
}

function pythonCode({url, sha256, about, within, between, by}: CodeRequest): string {
  return [
    `# ${about}`,
    "import hashlib, io, urllib.request",
    "import pandas as pd",
    "",
    `fil = urllib.request.urlopen(${literal(url)}).read()`,
    `assert hashlib.sha256(fil).hexdigest() == ${literal(sha256)}`,
    "tabell = pd.read_parquet(io.BytesIO(fil))",
    ...[...within].map(
      ([column, codes]) => `tabell = tabell[tabell[${literal(column)}].isin([${list(codes)}])]`,
    ),
    ...[...between].map(
      ([column, [first, last]]) =>
        `tabell = tabell[tabell[${literal(column)}].between(${literal(first)}, ${literal(last)})]`,
    ),
    `print(tabell.groupby([${list(by)}], as_index=False)["n"].sum())`,
  ].join("\n");
}

/** A module for Node, with the package hyparquet. */
export function javaScriptCode({url, sha256, about, within, between, by}: CodeRequest): string {
  const conditions = [
    ...[...within].map(([column, codes]) => `[${list(codes)}].includes(rad.${column})`),
    ...[...between].map(
      ([column, [first, last]]) => `rad.${column} >= ${literal(first)} && rad.${column} <= ${literal(last)}`,
    ),
  ];
  return [
    `// ${about}`,
    `import {createHash} from "node:crypto";`,
    `import {parquetReadObjects} from "hyparquet";`,
    "",
    `const fil = await (await fetch(${literal(url)})).arrayBuffer();`,
    `const avtryck = createHash("sha256").update(new Uint8Array(fil)).digest("hex");`,
    `if (avtryck !== ${literal(sha256)}) throw new Error("filen är en annan");`,
    "const antal = new Map();",
    "for (const rad of await parquetReadObjects({file: fil})) {",
    ...(conditions.length > 0 ? [`  if (!(${conditions.join("\n    && ")})) continue;`] : []),
    `  const nyckel = [${by.map((column) => `rad.${column}`).join(", ")}].join(",");`,
    "  antal.set(nyckel, (antal.get(nyckel) ?? 0) + rad.n);",
    "}",
    `for (const [nyckel, n] of [...antal].sort()) console.log(nyckel + "," + n);`,
  ].join("\n");
}

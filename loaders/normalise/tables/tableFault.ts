import {EnvironmentError, FailedError, InputError, type UnderlagError} from "../../errors.ts";

/** What the engine's words mean, first match first: why a file cannot be read, and under which rule. */
const readings: readonly {readonly words: RegExp; readonly means: string; readonly rule: string}[] = [
  {
    words: /Invalid unicode|not utf-8 encoded|invalid UTF-?8/i,
    means: "är inte skriven i utf-8: ange encoding (latin-1, windows-1252 eller utf-16)",
    rule: "table.encoding",
  },
  {
    words: /not latin-1 encoded/i,
    means: "är inte skriven i latin-1: prova encoding: windows-1252",
    rule: "table.encoding",
  },
  {words: /not utf-16 encoded/i, means: "är inte skriven i utf-16", rule: "table.encoding"},
  {
    words:
      /unterminated quote|quote should be followed|unquoted value|state machine reached an invalid state/i,
    means: "har citattecken eller radslut som inte går ihop",
    rule: "table.quote",
  },
  {
    words: /Expected Number of Columns|Too many columns|Missing columns/i,
    means: "har en rad med ett annat antal fält än rubrikraden",
    rule: "table.fields",
  },
  {words: /maximum line size/i, means: "har en orimligt lång rad", rule: "table.fields"},
  {words: /gzip|decompress/i, means: "är en skadad packad fil", rule: "table.damaged"},
  {
    words: /parquet|magic bytes|thrift|page|column chunk/i,
    means: "är en skadad Parquet-fil",
    rule: "table.damaged",
  },
];

/**
 * An error of the engine while raw tables are read, without its words: they can quote a row, a key or a path. `file` is
 * masked already. A full disk and too little memory are told as such; what nobody foresaw keeps only its kind.
 */
export function tableFault(error: unknown, file: string | undefined): UnderlagError {
  const text = error instanceof Error ? error.message : String(error);
  if (/No space left|max_temp_directory_size|Could not write|File too large|disk quota/i.test(text))
    return new EnvironmentError("disken är full: mellanresultaten får inte plats i --work (regel disk.full)");
  if (/Out of Memory|failed to (allocate|pin)/i.test(text))
    return new EnvironmentError("minnet räcker inte till tabellerna (regel memory.full)");
  if (file === undefined) return new FailedError("tabellerna gick inte att föra samman (regel table.engine)");
  const line = /Line: (\d+)/.exec(text)?.[1];
  const at = line === undefined ? file : `${file}, rad ${line}`;
  const reading = readings.find(({words}) => words.test(text));
  return reading
    ? new InputError(`${at}: ${reading.means} (regel ${reading.rule})`)
    : new InputError(`${at}: går inte att läsa som tabell (regel table.unreadable)`);
}

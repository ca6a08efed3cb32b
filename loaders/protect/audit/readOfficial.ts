import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {parquetReadObjects} from "hyparquet";
import type {OfficialDescription} from "../../../src/contract/release.ts";
import type {Findings} from "./finding.ts";
import type {PublishedRelease} from "./readRelease.ts";

/** The counts of a table in the order of its cells, NaN where withheld. What does not fit the manifest is a finding. */
export async function readOfficial(
  {folder}: PublishedRelease,
  {id, dimensions, cells, withheld}: OfficialDescription,
  findings: Findings,
): Promise<Float64Array> {
  const path = `official/${id}.parquet`;
  const bytes = await readFile(join(folder, path));
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const rows = await parquetReadObjects({file});
  const size = dimensions.reduce((product, {codes}) => product * codes.length, 1);
  const value = new Float64Array(size).fill(NaN);
  const shown = new Uint8Array(size);
  const add = (cell: string, rule: string) => {
    findings.add({by: "uppräkning", table: path, cell, rule, gives: "–"});
  };
  const positions = dimensions.map(({codes}) => new Map(codes.map(({code}, at) => [code, at])));
  const csv = (await readFile(join(folder, `official/${id}.csv`), "utf8")).trimEnd().split("\n").slice(1);
  for (const [at, row] of rows.entries()) {
    const codes = dimensions.map((dimension) => String(row[dimension.id]));
    const cell = codes.reduce(
      (sum, code, d) => sum * (dimensions[d]?.codes.length ?? 1) + (positions[d]?.get(code) ?? NaN),
      0,
    );
    const name = codes.join(" · ");
    if (Number.isNaN(cell)) {
      add(name, "varje kod står i manifestet");
      continue;
    }
    if (shown[cell] === 1) add(name, "varje cell står en gång");
    shown[cell] = 1;
    const hidden = row["withheld"] === true;
    const count: unknown = row["n"];
    if (hidden !== (count === null || count === undefined))
      add(name, "en spärrad cell har inget antal, en annan har ett");
    if (!hidden) value[cell] = Number(count);
    // A word that followed from anything else could tell small counts from those withheld for their sake.
    const status = hidden ? "skyddad" : Number(count) === 0 ? "tom" : "visad";
    if (row["status"] !== status)
      add(name, "cellens status följer av om den är spärrad eller 0, och av inget annat");
    if (csv[at] !== [...codes, hidden ? ".." : Number(count), status].join(","))
      add(name, "CSV-filen säger samma sak");
  }
  if (csv.length !== rows.length) add("(alla)", "CSV-filen har lika många rader");
  const hidden = value.filter(Number.isNaN).length;
  if (cells !== size || (withheld ?? hidden) !== hidden) add("(alla)", "manifestet räknar cellerna rätt");
  if (shown.includes(0)) add("(alla)", "varje kombination av koder står i tabellen");
  return value;
}

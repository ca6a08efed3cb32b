import {parquetWriteBuffer} from "hyparquet-writer";
import type {OfficialTable} from "../model/officialTable.ts";

/** How a withheld cell is shown to readers. */
const withheldMark = "..";

/** The codes of every cell in the order of the table: the last dimension goes fastest. */
function codeColumns({dimensions, n}: OfficialTable): {id: string; texts: string[]}[] {
  let step = n.length;
  return dimensions.map(({id, codes}) => {
    step /= codes.length;
    const own = step;
    return {
      id,
      texts: Array.from(n, (_, cell) => codes[Math.floor(cell / own) % codes.length]?.code ?? ""),
    };
  });
}

/**
 * The Parquet bytes of an official table: one text column a dimension, the count `n`, which is NULL where the cell is
 * withheld, and `withheld`. Every combination of codes has a row, empty cells too.
 */
export function encodeOfficial(table: OfficialTable, marks: Readonly<Record<string, string>>): Uint8Array {
  const buffer = parquetWriteBuffer({
    columnData: [
      ...codeColumns(table).map(({id, texts}) => ({name: id, data: texts, type: "STRING" as const})),
      {
        name: "n",
        data: Array.from(table.n, (n, cell) => (table.withheld[cell] === 1 ? null : n)),
        type: "INT32" as const,
        nullable: true,
      },
      {name: "withheld", data: Array.from(table.withheld, (mark) => mark === 1), type: "BOOLEAN" as const},
    ],
    kvMetadata: Object.entries(marks).map(([key, value]) => ({key, value})),
    createdBy: "underlag",
  });
  return new Uint8Array(buffer);
}

/** The same table as CSV for people and spreadsheets: `..` where a cell is withheld. */
export function officialCsv(table: OfficialTable): Uint8Array {
  const columns = codeColumns(table);
  const lines = [[...columns.map(({id}) => id), "n"].join(",")];
  for (const [cell, n] of table.n.entries()) {
    const shown = table.withheld[cell] === 1 ? withheldMark : n;
    lines.push([...columns.map(({texts}) => texts[cell] ?? ""), shown].join(","));
  }
  return new TextEncoder().encode(`${lines.join("\n")}\n`);
}

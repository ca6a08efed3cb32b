import {parquetWriteBuffer} from "hyparquet-writer";
import type {cellStatuses} from "../../src/contract/dictionary.ts";
import type {OfficialTable} from "../model/officialTable.ts";

type CellStatus = keyof typeof cellStatuses;

/** How a withheld cell is shown to readers. */
const withheldMark = "..";

/**
 * What a reader is told of a cell. One word for all that is withheld: whether a count is small itself or withheld for the sake of another would tell
 * which counts are small.
 */
function statusOf(table: OfficialTable, cell: number): CellStatus {
  if (table.withheld[cell] === 1) return "skyddad";
  return table.n[cell] === 0 ? "tom" : "visad";
}

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
 * withheld, `withheld`, and `status`, the same and what is empty in a word. Every combination of codes has a row, empty cells too.
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
      {
        name: "status",
        data: Array.from(table.n, (_, cell) => statusOf(table, cell)),
        type: "STRING" as const,
      },
    ],
    kvMetadata: Object.entries(marks).map(([key, value]) => ({key, value})),
    createdBy: "underlag",
  });
  return new Uint8Array(buffer);
}

/** The same table as CSV for people and spreadsheets: `..` where a cell is withheld, and its status beside. */
export function officialCsv(table: OfficialTable): Uint8Array {
  const columns = codeColumns(table);
  const lines = [[...columns.map(({id}) => id), "n", "status"].join(",")];
  for (const [cell, n] of table.n.entries()) {
    const shown = table.withheld[cell] === 1 ? withheldMark : n;
    lines.push([...columns.map(({texts}) => texts[cell] ?? ""), shown, statusOf(table, cell)].join(","));
  }
  return new TextEncoder().encode(`${lines.join("\n")}\n`);
}

import {parquetReadObjects} from "hyparquet";
import type {CertificateMonths} from "../src/contract/certificateMonths.ts";
import type {Manifest} from "../src/contract/release.ts";

const family = "certificates";

/** What a certificate may lack, by the codes of a release: no valid diagnosis, a diagnosis that is withheld, sex and age. */
const marks = [
  {dimension: "diagnosis", code: "none"},
  {dimension: "diagnosis", code: ".."},
  {dimension: "sex", code: "U"},
  {dimension: "age", code: "U"},
] as const;

/** The account of the certificates of a release by region and month; `read` gives the bytes of a file of the release. */
export async function certificateMonths(
  {families, dimensions, disclosure, files}: Manifest,
  read: (path: string) => Uint8Array | undefined,
): Promise<CertificateMonths> {
  const path = `tables/${family}.parquet`;
  const bytes = read(path);
  const sha256 = files.find((file) => file.path === path)?.sha256;
  const described = families.find(({id}) => id === family);
  if (bytes === undefined || sha256 === undefined || described === undefined)
    return {sha256: "", months: [], regions: [], n: [], atBase: [], lacking: []};
  // Settings can have made a dimension coarser: its id begins with the dimension's.
  const column = (id: string): string | undefined =>
    described.dimensions.find((name) => name === id || name.startsWith(`${id}_`));
  const codes = (id: string): string[] => (dimensions[id]?.codes ?? []).map(({code}) => code);
  const [months, regions] = [codes("month"), codes("region")];
  const sought = marks.flatMap((mark) => {
    const name = column(mark.dimension);
    return name === undefined ? [] : [{...mark, column: name}];
  });
  // A copy of its own: the reader takes the whole buffer that lies under a view.
  const rows = await parquetReadObjects({
    file: Uint8Array.from(bytes).buffer,
    columns: ["month", "region", ...new Set(sought.map((mark) => mark.column)), "n"],
  });
  const zeros = (size: number): number[] => new Array<number>(size).fill(0);
  const [n, atBase] = [zeros(regions.length * months.length), zeros(regions.length * months.length)];
  const lacking = sought.map((mark) => ({...mark, n: zeros(regions.length), atBase: zeros(regions.length)}));
  for (const row of rows) {
    const region = regions.indexOf(String(row["region"]));
    const count = Number(row["n"]);
    // The rows of this table are the inner cells themselves.
    const base = count === disclosure.base ? 1 : 0;
    const add = (to: number[], at: number, value: number): void => {
      to[at] = (to[at] ?? 0) + value;
    };
    const at = region * months.length + months.indexOf(String(row["month"]));
    add(n, at, count);
    add(atBase, at, base);
    for (const one of lacking)
      if (row[one.column] === one.code) {
        add(one.n, region, count);
        add(one.atBase, region, base);
      }
  }
  return {
    ...{sha256, months, regions, n, atBase},
    lacking: lacking.map(({dimension, code, n: of, atBase: ofBase}) => ({
      ...{dimension, code, n: of, atBase: ofBase},
    })),
  };
}

import type {CertificateMonths} from "../src/contract/certificateMonths.ts";
import type {Manifest} from "../src/contract/release.ts";
import {levelOf, releaseTable, type ReadFile} from "./releaseCells.ts";

const family = "certificates";

/** What a certificate may lack, by the codes of a release: no valid diagnosis, a diagnosis that is withheld, sex and age. */
const marks = [
  {dimension: "diagnosis", code: "none"},
  {dimension: "diagnosis", code: ".."},
  {dimension: "sex", code: "U"},
  {dimension: "age", code: "U"},
] as const;

/** The account of the certificates of a release by region and month. */
export async function certificateMonths(manifest: Manifest, read: ReadFile): Promise<CertificateMonths> {
  const table = releaseTable(manifest, family, read);
  if (table === undefined) return {sha256: "", months: [], regions: [], n: [], atBase: [], lacking: []};
  const codesOf = (id: string): string[] => (manifest.dimensions[id]?.codes ?? []).map(({code}) => code);
  const [months, regions] = [codesOf("month"), codesOf("region")];
  const sought = marks.flatMap((mark) => {
    const name = levelOf(table.dimensions, mark.dimension);
    return name === undefined ? [] : [{...mark, column: name}];
  });
  const cells = await table.cells(["month", "region", ...sought.map((mark) => mark.column)]);
  const zeros = (size: number): number[] => new Array<number>(size).fill(0);
  const [n, atBase] = [zeros(regions.length * months.length), zeros(regions.length * months.length)];
  const lacking = sought.map((mark) => ({...mark, n: zeros(regions.length), atBase: zeros(regions.length)}));
  for (const {codes, n: count, atBase: base} of cells) {
    const region = regions.indexOf(codes["region"] ?? "");
    const add = (to: number[], at: number, value: number): void => {
      to[at] = (to[at] ?? 0) + value;
    };
    const at = region * months.length + months.indexOf(codes["month"] ?? "");
    add(n, at, count);
    add(atBase, at, base);
    for (const one of lacking)
      if (codes[one.column] === one.code) {
        add(one.n, region, count);
        add(one.atBase, region, base);
      }
  }
  return {
    ...{sha256: table.sha256, months, regions, n, atBase},
    lacking: lacking.map(({dimension, code, n: of, atBase: ofBase}) => ({
      ...{dimension, code, n: of, atBase: ofBase},
    })),
  };
}

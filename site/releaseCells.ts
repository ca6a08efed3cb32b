import {parquetReadObjects} from "hyparquet";
import type {Manifest} from "../src/contract/release.ts";

/** Gives the bytes of a file of the release; undefined where the release has no such file. */
export type ReadFile = (path: string) => Uint8Array | undefined;

/** A cell of a table of the release: the code of each dimension that was asked for, and the count as it was published. */
export interface ReleaseCell {
  readonly codes: Readonly<Record<string, string>>;
  readonly n: number;
  /** 1 where the count stands at the rounding base, 0 otherwise: the rows of these tables are the inner cells themselves. */
  readonly atBase: 0 | 1;
}

/** A table of the release, whose cells the build adds up to something small. */
export interface ReleaseTable {
  /** SHA-256 of its file, as the manifest has it. */
  readonly sha256: string;
  /** Its dimensions, each at the level that the release has it. */
  readonly dimensions: readonly string[];
  /** Its cells, with the codes of the named dimensions only. */
  cells(dimensions: readonly string[]): Promise<ReleaseCell[]>;
}

/** The table of a family; undefined where the release has none. */
export function releaseTable(
  {families, files, disclosure}: Pick<Manifest, "families" | "files" | "disclosure">,
  family: string,
  read: ReadFile,
): ReleaseTable | undefined {
  const path = `tables/${family}.parquet`;
  const bytes = read(path);
  const sha256 = files.find((file) => file.path === path)?.sha256;
  const described = families.find(({id}) => id === family);
  if (bytes === undefined || sha256 === undefined || described === undefined) return undefined;
  return {
    sha256,
    dimensions: described.dimensions,
    cells: async (dimensions) => {
      // A copy of its own: the reader takes the whole buffer that lies under a view.
      const rows = await parquetReadObjects({
        file: Uint8Array.from(bytes).buffer,
        columns: [...new Set(dimensions), "n"],
      });
      return rows.map(({n, ...codes}) => ({
        codes: codes, // every dimension of a release is text
        n: Number(n),
        atBase: Number(n) === disclosure.base ? 1 : 0,
      }));
    },
  };
}

/**
 * A dimension at the level that a table has it: settings can have made it coarser, and its id then begins with the dimension's
 * (`age_two_bands`). Undefined where the table is not divided by it.
 */
export function levelOf(dimensions: readonly string[], dimension: string): string | undefined {
  return dimensions.find((id) => id === dimension || id.startsWith(`${dimension}_`));
}

import type {Manifest} from "../../../src/contract/release.ts";

/** A table of a release as one file. */
export interface TableFile {
  /** Of its own among the files of the release: the table's, with the format where a table has several. */
  readonly id: string;
  readonly path: string;
  readonly title: string;
  readonly description: string;
  readonly format: "parquet" | "csv";
  readonly bytes: number;
  readonly sha256: string;
}

/** The media types of the files, as IANA registers them. */
export const mediaTypes: Readonly<Record<TableFile["format"], string>> = {
  parquet: "application/vnd.apache.parquet",
  csv: "text/csv",
};

/** Every table of all regions and every official table, file by file. The tables of places are sums of those. */
export function tableFiles({families, official = [], files}: Manifest): TableFile[] {
  const listed = new Map(files.map((file) => [file.path, file]));
  const fileOf = (facts: Omit<TableFile, "bytes" | "sha256">): TableFile[] => {
    const file = listed.get(facts.path);
    return file === undefined ? [] : [{...facts, bytes: file.bytes, sha256: file.sha256}];
  };
  return [
    ...families.flatMap(({id, title, description}) =>
      fileOf({id, title, description, path: `tables/${id}.parquet`, format: "parquet"}),
    ),
    ...official.flatMap(({id, title, description}) =>
      (["parquet", "csv"] as const).flatMap((format) =>
        fileOf({...{id: `${id}-${format}`, title, description}, path: `official/${id}.${format}`, format}),
      ),
    ),
  ];
}

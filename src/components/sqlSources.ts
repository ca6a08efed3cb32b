import type {Population} from "../contract/population.js";
import type {Manifest} from "../contract/release.js";
import type {TableSource} from "./sqlMessages.js";
import {codeRows, sqlTables} from "./sqlTables.js";

/** What the page of SQL can ask its own site for. */
export interface SqlSite {
  /** The whole manifest: the short one that pages load lacks the codes of units. */
  readonly manifest: () => Promise<Manifest>;
  readonly population: () => Promise<Population>;
  /** The bytes of a table's file. */
  readonly table: (file: string) => Promise<ArrayBuffer>;
}

/** Fetches every table of the release from the site itself, and makes the tables of codes and of inhabitants. */
export async function sqlSources(site: SqlSite): Promise<TableSource[]> {
  const [manifest, population] = await Promise.all([site.manifest(), site.population()]);
  const codes = codeRows(manifest);
  const text = (name: string) => ({name, type: "VARCHAR" as const});
  return await Promise.all(
    sqlTables(manifest).map(async ({name, kind, file, columns}): Promise<TableSource> => {
      if (file !== null) return {name, parquet: new Uint8Array(await site.table(file))};
      if (kind === "codes")
        return {name, columns: columns.map((column) => text(column.name)), rows: codes.get(name) ?? []};
      const named = columns.map(({name: column, type}) =>
        type === "heltal" ? {name: column, type: "INTEGER" as const} : text(column),
      );
      return {name, columns: named, rows: populationRows(population)};
    }),
  );
}

/** One row for each year, region, sex and band, as the figures lie in the file: the last varies fastest. */
function populationRows({years, regions, sexes, bands, n}: Population): (string | number)[][] {
  const rows = years.flatMap((year) =>
    regions.flatMap((region) =>
      sexes.flatMap((sex) => bands.map((band): (string | number)[] => [String(year), region, sex, band])),
    ),
  );
  return rows.map((row, i) => [...row, n[i] ?? 0]);
}

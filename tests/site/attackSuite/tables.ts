import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {Manifest} from "../../../src/contract/release.ts";
import type {BrowserEngine} from "./browserEngine.ts";

/** A release on the disk and the exact cells behind it. */
export interface KnownRelease {
  readonly folder: string;
  readonly truth: string;
}

/**
 * Loads two releases as a visitor has them, and the exact cells for the judge.
 *
 * - `<family>` and `before_<family>`: the whole table of this release and of the one before;
 * - `place_<family>`: the tables of all places, with `place` and `region` (null for the nation);
 * - `diagnosis_parent(code, parent)`, `block_parent` and `category_parent` alike, and `registry(region, status, n)` from the manifest;
 * - `facit_<family>`: every cell that is published or true, with `y` (published), `x` (true) and `persons`; `facit_before_<family>`.
 */
export async function loadReleases(
  engine: BrowserEngine,
  now: KnownRelease,
  before: KnownRelease,
): Promise<Manifest> {
  const manifest = readManifest(now.folder);
  for (const [prefix, release] of [
    ["", now],
    ["before_", before],
  ] as const) {
    for (const {id, dimensions} of readManifest(release.folder).families) {
      const name = `${prefix}${id}`;
      await engine.register(`${name}.parquet`, join(release.folder, "tables", `${id}.parquet`));
      await engine.register(`${name}.csv`, join(release.truth, `${id}.csv`));
      const keys = dimensions.join(", ");
      await engine.query(
        `CREATE TABLE ${name} AS SELECT ${keys}, CAST(n AS DOUBLE) AS n FROM read_parquet('${name}.parquet')`,
      );
      await engine.query(
        `CREATE TABLE facit_${name} AS
         SELECT ${keys}, coalesce(t.n, 0) AS y, coalesce(f.n, 0) AS x, coalesce(CAST(persons AS DOUBLE), 0) AS persons
         FROM ${name} t FULL JOIN (
           SELECT ${keys}, CAST(n AS DOUBLE) AS n, persons
           FROM read_csv('${name}.csv', header = true, auto_detect = true, all_varchar = true)
         ) f USING (${keys})`,
      );
    }
  }
  // What is told of the whole country only has no tables of places.
  for (const {id, dimensions} of manifest.families.filter(({dimensions: own}) => own.includes("region"))) {
    const keys = dimensions.filter((dimension) => dimension !== "region").join(", ");
    const selects: string[] = [];
    for (const {slug, code} of manifest.places) {
      const file = `place_${slug}_${id}.parquet`;
      await engine.register(file, join(now.folder, "places", slug, `${id}.parquet`));
      selects.push(
        `SELECT '${slug}' AS place, ${code === null ? "CAST(NULL AS VARCHAR)" : `'${code}'`} AS region, ${keys},
         CAST(n AS DOUBLE) AS n, CAST(at_base AS DOUBLE) AS at_base FROM read_parquet('${file}')`,
      );
    }
    await engine.query(`CREATE TABLE place_${id} AS ${selects.join(" UNION ALL ")}`);
  }
  const list = (rows: readonly string[]) =>
    rows.length === 0 ? "SELECT NULL, NULL, NULL" : `VALUES ${rows.join(", ")}`;
  for (const dimension of ["diagnosis", "block", "category"]) {
    const {codes = []} = manifest.dimensions[dimension] ?? {};
    await engine.query(
      `CREATE TABLE ${dimension}_parent AS SELECT * FROM (${list(
        codes.map(({code, parent}) => `('${code}', '${parent ?? code}', 0)`),
      )}) t(code, parent, n)`,
    );
  }
  const registered = manifest.registry?.regions ?? [];
  await engine.query(
    `CREATE TABLE registry AS SELECT region, status, CAST(n AS DOUBLE) AS n FROM (${list(
      registered.flatMap(({code, certificates}) =>
        Object.entries(certificates).map(([status, n]) => `('${code}', '${status}', ${n})`),
      ),
    )}) t(region, status, n) WHERE region IS NOT NULL`,
  );
  return manifest;
}

function readManifest(folder: string): Manifest {
  return Manifest.parse(JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")));
}

/** The newest release of a folder. */
export function newestRelease(releases: string): string {
  const versions = readdirSync(releases)
    .filter((name) => /^\d{4}\.\d{2}\.\d+$/.test(name))
    .sort((a, b) => Number(a.split(".")[2]) - Number(b.split(".")[2]));
  return join(releases, versions.at(-1) ?? "");
}

import {createHash} from "node:crypto";
import {parquetMetadata} from "hyparquet";
import {bytesOf, type HeldRelease, listedFiles} from "./heldRelease.ts";

const sha256 = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest("hex");

/** What is wrong with the files of a release as its own manifest describes them, one sentence a fault. */
export async function checkHashes(release: HeldRelease): Promise<string[]> {
  const {manifest} = release;
  const faults = [
    ...release.unlisted.map((path) => `${path}: står inte i manifestet`),
    ...release.links.map((path) => `${path}: är en länk till något annat, inte en fil`),
  ];
  const seen = new Set<string>();
  for (const file of listedFiles(manifest)) {
    const {path, sha256: listed} = file;
    if (seen.has(path)) faults.push(`${path}: står två gånger i manifestet`);
    seen.add(path);
    const bytes = await bytesOf(release, path);
    if (!bytes) faults.push(`${path}: filen saknas`);
    else if (sha256(bytes) !== listed)
      faults.push(
        `${path}: har SHA-256 ${sha256(bytes).slice(0, 12)}…, men manifestet säger ${listed.slice(0, 12)}…`,
      );
    else faults.push(...sizeFaults(file, bytes));
  }
  const whole = sha256(manifest.files.map((file) => `${file.sha256}  ${file.path}\n`).join(""));
  if (whole !== manifest.dataHash)
    faults.push(
      `manifest.json: dataavtrycket är ${manifest.dataHash.slice(0, 12)}…, men filernas avtryck ger ${whole.slice(0, 12)}…`,
    );
  return faults;
}

/** What the manifest says of a file that is the listed one beside its hash: how long it is, and how many rows it has. */
function sizeFaults(
  {path, bytes: size, rows}: {readonly path: string; readonly bytes: number; readonly rows?: number},
  bytes: Uint8Array,
): string[] {
  const faults: string[] = [];
  if (bytes.length !== size)
    faults.push(`${path}: är ${bytes.length} byte, men manifestet säger ${size} byte`);
  if (rows === undefined || !path.endsWith(".parquet")) return faults;
  const held = rowsIn(bytes);
  if (held === undefined) faults.push(`${path}: går inte att läsa som Parquet`);
  else if (held !== rows) faults.push(`${path}: har ${held} rader, men manifestet säger ${rows}`);
  return faults;
}

/** How many rows the foot of a Parquet file tells of; undefined where the bytes are none. */
function rowsIn(bytes: Uint8Array): number | undefined {
  try {
    return Number(parquetMetadata(new Uint8Array(bytes).buffer).num_rows);
  } catch {
    return undefined;
  }
}

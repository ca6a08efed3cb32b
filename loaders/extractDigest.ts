import {createHmac} from "node:crypto";
import type {Engine} from "./engine/engine.ts";
import {stagedTables} from "./model/staged.ts";

/**
 * What the staged tables hold, as 64 hexadecimal digits: HMAC-SHA-256, under the key of pseudonyms, of the number of rows and the
 * sum of the rows' hashes for each table. In which order rows stand does not matter. The sums alone would let anyone test
 * a guess of one more row; under the key they tell nothing. The list of quarantine is left out: it holds names of files.
 */
export async function extractDigest(engine: Engine, key: Uint8Array): Promise<string> {
  const mac = createHmac("sha256", key).update("underlag extract\n");
  for (const [table, columns] of Object.entries(stagedTables)) {
    if (table === "rejected") continue;
    const [row] = await engine.rows(
      `SELECT count(*)::VARCHAR AS n, coalesce(sum(hash(${Object.keys(columns).join(", ")})::HUGEINT), 0)::VARCHAR AS rows FROM "${table}"`,
    );
    mac.update(`${table} ${String(row?.["n"])} ${String(row?.["rows"])}\n`);
  }
  return mac.digest("hex");
}

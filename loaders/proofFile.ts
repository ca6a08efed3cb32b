import {join} from "node:path";
import type {OfficialCells, OfficialProof} from "./model/officialTable.ts";
import {writeOwnerFile} from "./ownerFile.ts";

/**
 * Keeps the proofs of a release's official tables as `<version>.json`: for each proof the table, the codes and the change
 * of every cell that differs, for whoever wants to check them by hand. With the published table a proof tells what the truth is
 * not, and many of them what it is: a folder and files that only the owner reads, never a part of the release.
 */
export function writeProofs(
  folder: string,
  version: string,
  tables: readonly OfficialCells[],
  proofs: readonly OfficialProof[],
): void {
  const codes = new Map(tables.map((table) => [table.id, codesOf(table)]));
  const lines = proofs.map(({table, cell, change}) =>
    JSON.stringify(table.map((id, k) => [id, ...(codes.get(id)?.(cell[k] ?? 0) ?? []), change[k] ?? 0])),
  );
  writeOwnerFile(join(folder, `${version}.json`), `[\n${lines.join(",\n")}\n]\n`);
}

function codesOf({dimensions}: OfficialCells): (cell: number) => string[] {
  return (cell) => {
    const texts: string[] = [];
    let rest = cell;
    for (const {codes} of [...dimensions].reverse()) {
      texts.unshift(codes[rest % codes.length]?.code ?? "");
      rest = Math.floor(rest / codes.length);
    }
    return texts;
  };
}

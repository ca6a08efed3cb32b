import type {Ledger} from "./ledger.ts";
import {type CarriedCells, mergeCarried} from "./protect/carriedCells.ts";
import {standingCells} from "./protect/standingCells.ts";
import type {StandingRelease} from "./publish/releasesOf.ts";

export interface CarryOnOptions {
  readonly revisedFrom: string | undefined;
  readonly base: number;
  readonly key: Uint8Array;
  readonly keyId: string;
}

/**
 * What a release carries on from, by family: the cells of the ledger, and what releases on the disk show that the ledger does not know of.
 * Of one that is made with the same key and base only the months that are revised are read, since all others stay as they are.
 */
export async function carryOn(
  ledger: Ledger | undefined,
  releases: readonly StandingRelease[],
  {revisedFrom, base, key, keyId}: CarryOnOptions,
): Promise<ReadonlyMap<string, CarriedCells>> {
  const carried = new Map(ledger?.families);
  for (const release of releases) {
    const {version, disclosure} = release.manifest;
    const isAlike = disclosure.keyId === keyId && disclosure.base === base;
    if (isAlike && (revisedFrom === undefined || ledger?.exact.includes(version))) continue;
    const standing = await standingCells(release, {
      ...{base, key},
      ...(isAlike && {from: revisedFrom, ledger: ledger?.families}),
    });
    for (const [id, cells] of standing) carried.set(id, mergeCarried(cells, carried.get(id)));
  }
  return carried;
}

/**
 * What the owner is told where releases of this key stand and no ledger knows of them. No error: a run that came no further than its release
 * is done once more without one, and what would move closed periods is stopped by the audit. But nobody is to seek the reason in the records.
 */
export function lostLedger(
  file: string,
  standing: readonly StandingRelease[],
  keyId: string,
): string | undefined {
  const last = standing.findLast(({manifest}) => manifest.disclosure.keyId === keyId);
  return (
    last &&
    `${file}: saknas, men utgåva ${last.manifest.version} är gjord med samma nyckel. Hämta den från en säkerhetskopia. Utan den kan små tal i tidigare perioder bli andra än de som publicerats`
  );
}

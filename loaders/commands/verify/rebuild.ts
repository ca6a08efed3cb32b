import {cpSync, existsSync} from "node:fs";
import {join} from "node:path";
import {chooseSource} from "../../chooseSource.ts";
import {codeDigest} from "../../codeDigest.ts";
import {discoverSources} from "../../connect/discover.ts";
import {EnvironmentError, InputError, UsageError} from "../../errors.ts";
import {installationKeys, type Keys, publicKeys} from "../../keys.ts";
import {ledgerFile} from "../../ledger.ts";
import type {Flags} from "../../model/source.ts";
import {readOwnerFile} from "../../ownerFile.ts";
import {type PublishedRelease, readManifest} from "../../protect/audit/readRelease.ts";
import {descriptionPath} from "../../publish/metadata/metadataFiles.ts";
import {parseDescription} from "../../publish/parseDescription.ts";
import {Settings} from "../../settings.ts";
import type {CommandEffects} from "../command.ts";
import {auditFolders} from "./auditBeside.ts";
import {bytesOf} from "./heldRelease.ts";
import {missingLedger} from "./missingLedger.ts";

export interface RebuildOptions {
  /** Flags of the source, where the user gave any. */
  readonly flags: Flags;
  readonly engine: "duckdb" | "postgres" | undefined;
  readonly threads: number | undefined;
  /** Folder of micro data: the key and the ledgers lie there. Nothing in it is changed. */
  readonly work: string;
  /** Owner-only folder of this run. */
  readonly spill: string;
}

/** A release made again. */
export interface Rebuilt extends PublishedRelease {
  /** What is wrong with the description of the release, where this program cannot read it: no metadata were made then. */
  readonly unread: string | undefined;
  /** Why small counts can come to differ, where the ledger that the release carried on from is not at hand. */
  readonly lost: string | undefined;
}

/**
 * Makes a release again from what it declares: the seed and size of the synthetic country, or the source that the user names, with
 * the settings, dates and key of the release. Undefined where it holds real certificates and no source is named.
 */
export async function rebuild(
  release: PublishedRelease,
  options: RebuildOptions,
  effects: CommandEffects,
): Promise<Rebuilt | undefined> {
  const {manifest} = release;
  const flags = manifest.synthetic ? declaredFlags(manifest) : options.flags;
  const source = chooseSource(await discoverSources(), flags);
  if (!manifest.synthetic && source.synthetic) return undefined;
  if (source.id !== manifest.source.id)
    throw new InputError(`utgåvan är gjord av källan ${manifest.source.id}, inte av ${source.id}`);
  const settings = Settings.safeParse({
    ...{...manifest.settings, ...manifest.detailedSettings},
    ...{firstMonth: manifest.firstMonth, lastMonth: manifest.lastMonth},
    // An assumed one follows from the same certificates once more. Told, it would leave out what was sent after it.
    ...(manifest.extractDateIsAssumed !== true && {extractDate: manifest.extractDate}),
  });
  if (!settings.success)
    throw new InputError(
      `utgåvan har inställningar som den här versionen av programmet inte känner: ${settings.error.issues.map(({path}) => path.join(".")).join(", ")}`,
    );
  const keys = keysOf(manifest, options.work);
  const ledgers = join(options.spill, "ledger");
  const kept = join(options.work, "ledger");
  // A copy: what is made again must not become what the next release carries on from.
  if (!manifest.synthetic && existsSync(kept)) cpSync(kept, ledgers, {recursive: true});
  const lost = manifest.synthetic ? undefined : missingLedger(manifest, ledgerFile(kept, keys.id));
  const {description, unread} = descriptionIn(await bytesOf(release, descriptionPath));
  const {makeRelease} = await import("../../pipeline.ts");
  const {folder} = await makeRelease(
    {
      ...{flags, settings: settings.data, keys: () => keys, threads: options.threads, engine: options.engine},
      ...{today: effects.today, spillFolder: join(options.spill, "rows")},
      ...{codeVersion: effects.codeVersion, codeDigest: codeDigest()},
      ...{releases: join(options.spill, "releases"), version: manifest.version, ledgers, description},
      ...{extracts: join(options.spill, "extracts"), ...auditFolders(options.spill)},
    },
    effects,
  );
  const again = await readManifest(folder);
  if (!again) throw new RangeError("a release that was just made cannot be read");
  return {...again, unread, lost};
}

/** The description that the release was made with. One from before a field that this program needs says which, and stops nothing. */
function descriptionIn(bytes: Uint8Array | undefined) {
  if (!bytes) return {description: undefined, unread: undefined};
  try {
    const text = new TextDecoder().decode(bytes);
    return {
      description: parseDescription(text, descriptionPath, () => undefined),
      unread: undefined,
    };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const fault = error.message.slice(`${descriptionPath}: `.length);
    return {
      description: undefined,
      unread: `har en annan form än den här versionen av programmet väntar sig, så metadata är inte jämförda (${fault})`,
    };
  }
}

/**
 * Whether the rows that were read again are those that the release was made of, by the digests that both runs kept; undefined where
 * one of them kept none: the synthetic country, rows that stayed in a database, a release from another machine.
 */
export function sameRows(
  release: PublishedRelease,
  again: PublishedRelease,
  {work, spill}: Pick<RebuildOptions, "work" | "spill">,
): boolean | undefined {
  const kept = readOwnerFile(join(work, "extracts", release.manifest.dataHash));
  const found = readOwnerFile(join(spill, "extracts", again.manifest.dataHash));
  return kept && found && kept.equals(found);
}

function declaredFlags({source}: PublishedRelease["manifest"]): Flags {
  const {certificates, seed} = source.parameters;
  return {"synthetic-certificates": String(certificates), seed: String(seed)};
}

/** The key of the release. One that is not there is not made. */
function keysOf(manifest: PublishedRelease["manifest"], work: string): Keys {
  if (manifest.synthetic) return publicKeys();
  const file = join(work, "key");
  if (process.env["UNDERLAG_KEY"] === undefined && !existsSync(file))
    throw new EnvironmentError(
      `${file}: nyckeln finns inte här. Utan den nyckel som utgåvan gjordes med går den inte att räkna om`,
    );
  const keys = installationKeys(process.env, file, () => undefined);
  if (keys.id !== manifest.disclosure.keyId)
    throw new EnvironmentError(
      `${file}: är en annan nyckel (${keys.id}) än den som utgåvan gjordes med (${manifest.disclosure.keyId})`,
    );
  return keys;
}

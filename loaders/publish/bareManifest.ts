import {Manifest} from "../../src/contract/release.ts";
import type {OfficialTable} from "../model/officialTable.ts";
import type {Protected} from "../model/protected.ts";
import type {CarriedOn, PublishOptions} from "./publishOptions.ts";
import {sha256} from "./sha256.ts";

/** The manifest of a release as its tables give it: before metadata, revisions and the audit have their say. */
export function bareManifest(
  tables: readonly Protected[],
  options: Pick<PublishOptions, "facts" | "places" | "carriedOn"> & {
    readonly official: readonly OfficialTable[];
    readonly version: string;
    readonly files: Manifest["files"];
    readonly newKey: boolean;
  },
): Manifest {
  const {facts, places, official, version, files, carriedOn, newKey} = options;
  const dataHash = sha256(files.map((file) => `${file.sha256}  ${file.path}\n`).join(""));
  return Manifest.parse({
    schema: 1,
    version,
    ...facts,
    disclosure: {...facts.disclosure, follows: followedBy(dataHash, carriedOn), newKey},
    places: [...places],
    dimensions: Object.fromEntries(
      tables.flatMap(({dimensions}) => dimensions.map(({id, ...rest}) => [id, rest] as const)),
    ),
    families: tables.map(familyEntry),
    ...(official.length > 0 && {official: official.map(officialEntry)}),
    dataHash,
    files,
  } satisfies Record<
    Exclude<
      keyof Manifest,
      | "calibration"
      | "unitDefinitions"
      | "utility"
      | "audit"
      | "coarsened"
      | "official"
      | "detailedSettings"
      | "extractDateIsAssumed"
      | "metadata"
      | "revisions"
      | "revised"
    >,
    unknown
  >);
}

/** What the manifest says of one official table. */
function officialEntry(table: OfficialTable): NonNullable<Manifest["official"]>[number] {
  const {id, title, unit, description, family, events, passed, threshold, dimensions, figures} = table;
  return {
    ...{id, title, unit, description, family, events, method: passed, threshold, ...figures},
    dimensions: dimensions.map((dimension) => ({...dimension, codes: [...dimension.codes]})),
  };
}

/** What the manifest says of one table. */
function familyEntry(table: Protected): Manifest["families"][number] {
  const {
    family,
    title,
    unit,
    description,
    events,
    tiedTo,
    roundsAll,
    remainder,
    margins,
    dimensions,
    report,
  } = table;
  return {
    id: family,
    ...{title, unit, description, events, report},
    ...(roundsAll && {roundsAll}),
    ...(tiedTo && {tied: {family: tiedTo.family, over: [...tiedTo.over]}}),
    ...(remainder && {remainder}),
    margins: margins.map(({over, weight}) => ({over: [...over], weight})),
    dimensions: dimensions.map(({id}) => id),
  };
}

/**
 * What a release follows. One that holds what the last one held is that one once more, and follows what it followed: the same
 * input gives the same bytes however often it is run.
 */
function followedBy(dataHash: string, carriedOn: CarriedOn | undefined): string | null {
  if (!carriedOn) return null;
  return carriedOn.dataHash === dataHash ? carriedOn.follows : carriedOn.version;
}

import type {Description} from "../../../src/contract/description.ts";
import type {Manifest} from "../../../src/contract/release.ts";
import {citation} from "./citation.ts";
import {dataPackage} from "./dataPackage.ts";
import {dcat} from "./dcat.ts";
import {dictionaryCsv} from "./dictionaryCsv.ts";
import {roCrate} from "./roCrate.ts";
import {schemaOrg} from "./schemaOrg.ts";

/** What is described: a release without its metadata, and what the publisher says of it. */
export interface Described {
  readonly manifest: Manifest;
  readonly description: Description;
}

/** The file that holds what the publisher said, whatever version the release has. */
export const descriptionPath = "description.json";
/** The RO-Crate, the one file of metadata that tells which program made the release. */
export const cratePath = "ro-crate-metadata.json";

/** Every file of metadata that lies beside the tables of a release: path and text. The same release gives the same bytes. */
export function metadataFiles(described: Described): readonly (readonly [path: string, text: string])[] {
  return [
    ["CITATION.cff", citation(described)],
    ["datalexikon.csv", dictionaryCsv(described)],
    ["datapackage.json", json(dataPackage(described))],
    ["dcat.ttl", dcat(described)],
    [descriptionPath, json(described.description)],
    [cratePath, json(roCrate(described))],
    ["schema-org.json", json(schemaOrg(described))],
  ];
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

import {frozenAddress} from "../../../src/contract/addresses.ts";
import {cellStatuses} from "../../../src/contract/dictionary.ts";
import type {FamilyDescription, Manifest, OfficialDescription} from "../../../src/contract/release.ts";
import type {Described} from "./metadataFiles.ts";

/** More codes than this are not listed with each table: they stand in the manifest. */
const manyCodes = 100;

/**
 * The release as a Data Package, version 2 (datapackage.org): one resource for each table of all regions and each official
 * table. The tables of places are sums of those.
 */
export function dataPackage(described: Described): object {
  const {manifest, description} = described;
  const {license, contact, publisher} = description;
  return {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: `underlag-${manifest.version}`,
    id: frozenAddress(description, manifest),
    title: description.title.sv,
    description: `${description.description.sv} Filerna i places/ är delar och summor av tabellerna här.`,
    homepage: description.address,
    version: manifest.version,
    created: `${manifest.extractDate}T00:00:00Z`,
    keywords: [...description.keywords.sv, ...description.keywords.en],
    licenses: [{name: license.id, title: license.title, path: license.url}],
    contributors: [
      {title: publisher.name, path: publisher.homepage, roles: ["publisher"]},
      {title: contact.name, email: contact.email, roles: ["contact"]},
    ],
    sources: [{title: manifest.source.title}],
    resources: [
      ...manifest.families.map((family) => tableResource(described, family)),
      ...(manifest.official ?? []).flatMap((table) => officialResources(manifest, table)),
    ],
  };
}

function fileOf({files}: Manifest, path: string) {
  const file = files.find((one) => one.path === path);
  if (!file) throw new RangeError(`${path} is no file of the release`);
  return {path, bytes: file.bytes, hash: `sha256:${file.sha256}`};
}

function tableResource({manifest, description}: Described, family: FamilyDescription) {
  return {
    name: family.id,
    type: "table",
    title: family.title,
    description: family.description,
    ...fileOf(manifest, `tables/${family.id}.parquet`),
    format: "parquet",
    mediatype: "application/vnd.apache.parquet",
    schema: {
      fields: [
        ...family.dimensions.map((id) => {
          const {title = id, codes = []} = manifest.dimensions[id] ?? {};
          return {
            ...{name: id, type: "string", title},
            description: description.fields[id]?.definition ?? title,
            constraints: {required: true},
            ...(codes.length > 0 && codes.length <= manyCodes && {categories: categories(codes)}),
          };
        }),
        countField(family.unit),
      ],
      primaryKey: [...family.dimensions],
    },
  };
}

function countField(unit: string) {
  return {name: "n", type: "integer", title: `Antal ${unit}`, constraints: {minimum: 0}};
}

function officialResources(manifest: Manifest, table: OfficialDescription) {
  const schema = {
    fields: [
      ...table.dimensions.map(({id, title, codes}) => ({
        ...{name: id, type: "string", title, constraints: {required: true}},
        ...(codes.length <= manyCodes && {categories: categories(codes)}),
      })),
      {
        ...countField(table.unit),
        missingValues: [{value: "..", label: "Undertryckt av röjandeskäl"}],
      },
      {
        ...{name: "status", type: "string", title: "Om antalet visas, och varför inte"},
        constraints: {required: true},
        categories: Object.entries(cellStatuses).map(([value, label]) => ({value, label})),
      },
    ],
    primaryKey: table.dimensions.map(({id}) => id),
  };
  return [
    {
      ...{name: table.id, type: "table", title: table.title, description: table.description},
      ...fileOf(manifest, `official/${table.id}.csv`),
      ...{format: "csv", mediatype: "text/csv", encoding: "utf-8", schema},
    },
  ];
}

function categories(codes: readonly {readonly code: string; readonly title: string}[]) {
  return codes.map(({code, title}) => ({value: code, label: title}));
}

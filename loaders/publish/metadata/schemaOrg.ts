import {frozenAddress} from "../../../src/contract/addresses.ts";
import type {Described} from "./metadataFiles.ts";

/** The release as a Dataset of schema.org (JSON-LD): what search engines for data read, in the start page of the site. */
export function schemaOrg({manifest, description}: Described): object {
  const {publisher, license} = description;
  const release = frozenAddress(description, manifest);
  return {
    "@context": "https://schema.org/",
    "@type": "Dataset",
    "@id": release,
    name: description.title.sv,
    alternateName: description.title.en,
    description: description.description.sv,
    keywords: [...description.keywords.sv],
    inLanguage: "sv",
    url: release,
    identifier: [release, `sha256:${manifest.dataHash}`],
    version: manifest.version,
    datePublished: manifest.extractDate,
    temporalCoverage: `${manifest.firstMonth}/${manifest.lastMonth}`,
    spatialCoverage: "Sverige",
    license: license.url,
    isAccessibleForFree: true,
    creator: {"@type": "Organization", name: publisher.name, url: publisher.homepage},
    publisher: {"@type": "Organization", name: publisher.name, url: publisher.homepage},
    variableMeasured: manifest.families.map(({title}) => title),
    distribution: manifest.families.map(({id, title}) => ({
      "@type": "DataDownload",
      name: title,
      encodingFormat: "application/vnd.apache.parquet",
      contentUrl: `${release}data/tables/${id}.parquet`,
    })),
  };
}

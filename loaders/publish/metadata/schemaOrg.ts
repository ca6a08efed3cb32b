import {frozenAddress} from "../../../src/contract/addresses.ts";
import type {Manifest} from "../../../src/contract/release.ts";
import {isNation} from "../../../src/contract/whole.ts";
import type {Described} from "./metadataFiles.ts";
import {mediaTypes, tableFiles} from "./tableFiles.ts";

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
    spatialCoverage: coveredPlaces(manifest),
    license: license.url,
    isAccessibleForFree: true,
    creator: {"@type": "Organization", name: publisher.name, url: publisher.homepage},
    publisher: {"@type": "Organization", name: publisher.name, url: publisher.homepage},
    variableMeasured: [...manifest.families, ...(manifest.official ?? [])].map(({title}) => title),
    distribution: tableFiles(manifest).map(({title, path, format}) => ({
      "@type": "DataDownload",
      name: title,
      encodingFormat: mediaTypes[format],
      contentUrl: `${release}data/${path}`,
    })),
  };
}

/** The nation where the release has all of it, else its regions. */
function coveredPlaces({places}: Pick<Manifest, "places">): object {
  const place = (name: string) => ({"@type": "Place", name});
  if (isNation({places})) return place("Sverige");
  const regions = places.filter(({code}) => code !== null);
  return (regions.length === 0 ? places : regions).map(({title}) => place(title));
}

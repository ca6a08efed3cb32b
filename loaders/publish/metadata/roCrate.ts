import {frozenAddress} from "../../../src/contract/addresses.ts";
import type {Described} from "./metadataFiles.ts";
import {mediaTypes, tableFiles} from "./tableFiles.ts";

/** The entity of the crate that tells which program made the release. */
export const programEntity = "#underlag";
/** The action that made it. */
const action = "#framstallning";

/**
 * The release as an RO-Crate 1.2: its tables, who publishes it under which licence, and the action that made it, from which source and with
 * which program. JSON-LD, flattened.
 */
export function roCrate({manifest, description}: Described): object {
  const {publisher, license, contact} = description;
  const source = "#kalla";
  const files = tableFiles(manifest).map(({path, title, description: text, format, bytes, sha256}) => ({
    ...{"@id": path, "@type": "File", name: title, description: text},
    ...{encodingFormat: mediaTypes[format], contentSize: String(bytes), sha256},
  }));
  const parts = [...files.map((file) => file["@id"]), "places/", "manifest.json"];
  return {
    "@context": "https://w3id.org/ro/crate/1.2/context",
    "@graph": [
      {
        ...{"@id": "ro-crate-metadata.json", "@type": "CreativeWork"},
        conformsTo: {"@id": "https://w3id.org/ro/crate/1.2"},
        about: {"@id": "./"},
      },
      {
        ...{
          "@id": "./",
          "@type": "Dataset",
          name: description.title.sv,
          description: description.description.sv,
        },
        ...{datePublished: manifest.extractDate, version: manifest.version, inLanguage: "sv"},
        identifier: frozenAddress(description, manifest),
        license: {"@id": license.url},
        publisher: {"@id": publisher.homepage},
        keywords: description.keywords.sv.join(", "),
        temporalCoverage: `${manifest.firstMonth}/${manifest.lastMonth}`,
        hasPart: parts.map((id) => ({"@id": id})),
        mentions: {"@id": action},
      },
      ...files,
      {
        ...{"@id": "places/", "@type": "Dataset", name: "Tabellerna för varje plats"},
        description: "Delar av tabellerna, en mapp för varje region, och summan för riket.",
      },
      {
        ...{
          "@id": "manifest.json",
          "@type": "File",
          name: "Utgåvans beskrivning",
          encodingFormat: "application/json",
        },
        description: "Källa, inställningar, koder med klartext och SHA-256 för varje fil.",
      },
      {
        ...{
          "@id": action,
          "@type": "CreateAction",
          name: "Framställning av utgåvan",
          endTime: manifest.extractDate,
        },
        object: {"@id": source},
        result: {"@id": "./"},
        instrument: {"@id": programEntity},
        agent: {"@id": publisher.homepage},
      },
      {
        ...{"@id": source, "@type": "CreativeWork", name: manifest.source.title},
        ...(Object.keys(manifest.source.parameters).length > 0 && {
          description: Object.entries(manifest.source.parameters)
            .map(([name, value]) => `${name}: ${value}`)
            .join(", "),
        }),
      },
      {
        ...{
          "@id": programEntity,
          "@type": "SoftwareApplication",
          name: "underlag",
          version: manifest.tools.underlag,
        },
        softwareRequirements: `DuckDB ${manifest.tools.duckdb}`,
        ...(manifest.tools.code !== undefined && {identifier: `sha256:${manifest.tools.code}`}),
      },
      {
        ...{
          "@id": publisher.homepage,
          "@type": "Organization",
          name: publisher.name,
          url: publisher.homepage,
        },
        contactPoint: {"@id": `mailto:${contact.email}`},
      },
      {"@id": `mailto:${contact.email}`, "@type": "ContactPoint", name: contact.name, email: contact.email},
      {
        ...{"@id": license.url, "@type": "CreativeWork", name: license.title},
        description: `Licens för utgåvan: ${license.id}`,
      },
    ],
  };
}

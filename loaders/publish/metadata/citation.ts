import {stringify} from "yaml";
import {frozenAddress} from "../../../src/contract/addresses.ts";
import type {Described} from "./metadataFiles.ts";

/** How the release is cited, as a CITATION.cff 1.2.0: it points at the frozen release, and tells its data hash. */
export function citation({manifest, description}: Described): string {
  const address = frozenAddress(description, manifest);
  return stringify(
    {
      "cff-version": "1.2.0",
      message: "Ange utgåva och dataavtryck när du citerar siffrorna.",
      type: "dataset",
      title: description.title.sv,
      abstract: description.description.sv,
      authors: [{name: description.publisher.name, website: description.publisher.homepage}],
      version: manifest.version,
      "date-released": manifest.extractDate,
      url: address,
      license: description.license.id,
      "license-url": description.license.url,
      keywords: [...description.keywords.sv],
      identifiers: [
        {type: "url", value: address, description: "Utgåvan på den adress där den ligger kvar"},
        {
          type: "other",
          value: `sha256:${manifest.dataHash}`,
          description: "Dataavtryck över utgåvans alla tabeller",
        },
      ],
    },
    {lineWidth: 0, defaultStringType: "QUOTE_DOUBLE", defaultKeyType: "PLAIN"},
  );
}

import {frozenPath} from "../contract/addresses.js";
import type {Description} from "../contract/description.js";
import {dictionaryRows} from "../contract/dictionary.js";
import type {Manifest} from "../contract/release.js";
import {dataTable} from "./dataTable.js";
import {element} from "./element.js";

/** The data dictionary: a heading and a table for each table of the release. */
export function dictionary(manifest: Manifest, description: Description): HTMLElement {
  const rows = dictionaryRows(manifest, description);
  return element(
    "div",
    {},
    ...manifest.families.flatMap(({id, title, description: text}) => [
      element("h3", {id: `tabell-${id}`}, title),
      element("p", {}, text),
      dataTable({
        caption: `Kolumnerna i ${id}`,
        columns: [
          {name: "kolumn", title: "Kolumn", kind: "text"},
          {name: "namn", title: "Namn", kind: "text"},
          {name: "definition", title: "Definition", kind: "text"},
          {name: "typ", title: "Typ", kind: "text"},
          {name: "enhet", title: "Enhet", kind: "text"},
          {name: "koder", title: "Koder", kind: "text"},
          {name: "kalla", title: "Var uppgiften står", kind: "text"},
          {name: "skydd", title: "Skydd", kind: "text"},
          {name: "sedan", title: "Sedan version", kind: "text"},
        ],
        rows: rows
          .filter(({table}) => table === id)
          .map((row) => [
            ...[row.column, row.title, row.definition, row.type, row.unit || "–", row.codes || "–"],
            ...[row.source || "–", row.protection || "–", row.since || "–"],
          ]),
      }),
    ]),
  );
}

/** The files that describe the release to other programs, where they lie beside its tables. */
export function metadataFormats(manifest: Manifest): HTMLElement {
  if (manifest.metadata === undefined)
    return element("p", {}, "Utgåvan är gjord innan programmet skrev metadata för andra program.");
  const base = `./${frozenPath(manifest.version)}data/`;
  const formats: readonly (readonly [path: string, does: string])[] = [
    ["datapackage.json", "Data Package 2.0, med ett schema för varje tabell"],
    ["ro-crate-metadata.json", "RO-Crate 1.2, med hur utgåvan är framställd"],
    ["dcat.ttl", "DCAT-AP-SE 3.0.1, för dataportaler"],
    ["schema-org.json", "schema.org, för sökmotorer"],
    ["CITATION.cff", "Citation File Format 1.2.0"],
    ["datalexikon.csv", "Det här datalexikonet som CSV"],
    ["manifest.json", "Utgåvans egen beskrivning: inställningar, koder med klartext och avtryck"],
  ];
  return element(
    "ul",
    {},
    ...formats.map(([path, does]) =>
      element("li", {}, element("a", {href: base + path, download: path}, path), `: ${does}`),
    ),
  );
}

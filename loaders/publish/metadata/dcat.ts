import {frozenAddress} from "../../../src/contract/addresses.ts";
import type {Described} from "./metadataFiles.ts";
import {mediaTypes, tableFiles} from "./tableFiles.ts";

const authority = "http://publications.europa.eu/resource/authority";
/** IANA's register of media types. */
const registered = "https://www.iana.org/assignments/media-types";

/**
 * The release in DCAT-AP-SE 3.0.1, as Turtle: a catalogue of one dataset, its publisher and contact, and a distribution for each table and
 * for the whole folder.
 */
export function dcat({manifest, description}: Described): string {
  const {publisher, contact, license, title, address} = description;
  const release = frozenAddress(description, manifest);
  const dataset = iri(`${release}#dataset`);
  const agent = iri(`${address}#publisher`);
  const point = iri(`${address}#contact`);
  const licence = iri(nameOfLicence(license.url));
  const both = (texts: {readonly sv: string; readonly en: string}) =>
    `${literal(texts.sv, "sv")}, ${literal(texts.en, "en")}`;
  const distributions = [
    {id: "data", title: "Hela utgåvan", path: "manifest.json", file: undefined},
    ...tableFiles(manifest).map((file) => ({...file, file})),
  ];
  const subjects = [
    `${iri(`${address}#catalog`)} a dcat:Catalog ;
  dcterms:title ${both(title)} ;
  dcterms:description ${both(description.description)} ;
  dcterms:publisher ${agent} ;
  dcterms:license ${licence} ;
  dcterms:language ${iri(`${authority}/language/SWE`)} ;
  dcterms:issued ${date(manifest.extractDate)} ;
  foaf:homepage ${iri(address)} ;
  dcat:dataset ${dataset} .`,
    `${dataset} a dcat:Dataset ;
  dcterms:title ${both(title)} ;
  dcterms:description ${both(description.description)} ;
  dcterms:publisher ${agent} ;
  dcat:contactPoint ${point} ;
  dcat:keyword ${[
    ...description.keywords.sv.map((word) => literal(word, "sv")),
    ...description.keywords.en.map((word) => literal(word, "en")),
  ].join(", ")} ;
  dcat:theme ${iri(`${authority}/data-theme/HEAL`)} ;
  dcterms:issued ${date(manifest.extractDate)} ;
  dcterms:spatial ${iri(`${authority}/country/SWE`)} ;
  dcterms:temporal [ a dcterms:PeriodOfTime ;
    dcat:startDate ${month(manifest.firstMonth)} ; dcat:endDate ${month(manifest.lastMonth)} ] ;
  dcterms:accessRights ${iri(`${authority}/access-right/PUBLIC`)} ;
  dcterms:accrualPeriodicity ${iri(`${authority}/frequency/IRREG`)} ;
  dcat:version ${literal(manifest.version)} ;
  dcterms:provenance [ a dcterms:ProvenanceStatement ; rdfs:label ${literal(manifest.source.title, "sv")} ] ;
  dcat:landingPage ${iri(release)} ;
  dcat:distribution ${distributions.map(({id}) => iri(`${release}#${id}`)).join(", ")} .`,
    ...distributions.map(
      ({id, title: name, path, file}) => `${iri(`${release}#${id}`)} a dcat:Distribution ;
  dcterms:title ${literal(name, "sv")} ;
  dcat:accessURL ${iri(`${release}data/${path}`)} ;
  dcterms:license ${licence} ;
  dcterms:description ${literal(`${name}, utgåva ${manifest.version}`, "sv")} ;
  dcterms:format ${iri(`${authority}/file-type/${(file?.format ?? "json").toUpperCase()}`)} ;
  dcat:mediaType ${iri(`${registered}/${file === undefined ? "application/json" : mediaTypes[file.format]}`)}${
    file === undefined
      ? ""
      : ` ;
  dcat:downloadURL ${iri(`${release}data/${path}`)} ;
  dcat:byteSize ${literal(String(file.bytes))}^^xsd:nonNegativeInteger ;
  spdx:checksum [ a spdx:Checksum ; spdx:algorithm spdx:checksumAlgorithm_sha256 ;
    spdx:checksumValue ${literal(file.sha256)}^^xsd:hexBinary ]`
  } .`,
    ),
    `${agent} a foaf:Agent ;
  foaf:name ${literal(publisher.name)} ;
  foaf:homepage ${iri(publisher.homepage)} ;
  dcterms:type ${iri(`http://purl.org/adms/publishertype/${publisher.type}`)} .`,
    `${point} a vcard:Organization ;
  vcard:fn ${literal(contact.name)} ;
  vcard:hasEmail ${iri(`mailto:${contact.email}`)} .`,
  ];
  return `${[...prefixes, ""].join("\n")}\n${subjects.join("\n\n")}\n`;
}

const prefixes = [
  "@prefix dcat: <http://www.w3.org/ns/dcat#> .",
  "@prefix dcterms: <http://purl.org/dc/terms/> .",
  "@prefix foaf: <http://xmlns.com/foaf/0.1/> .",
  "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .",
  "@prefix spdx: <http://spdx.org/rdf/terms#> .",
  "@prefix vcard: <http://www.w3.org/2006/vcard/ns#> .",
  "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .",
];

/** Characters that may not stand in an IRI of Turtle are written as their code. */
function iri(address: string): string {
  const escaped = (mark: string) => `%${mark.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
  return `<${address.replaceAll(/[\s<>"{}|^`\\]/g, escaped)}>`;
}

function literal(text: string, language?: string): string {
  const escapes: Readonly<Record<string, string>> = {
    "\\": "\\\\",
    '"': '\\"',
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
  };
  const quoted = `"${text.replaceAll(/[\\"\n\r\t]/g, (mark) => escapes[mark] ?? mark)}"`;
  return language === undefined ? quoted : `${quoted}@${language}`;
}

const date = (day: string) => `${literal(day)}^^xsd:date`;
const month = (code: string) => `${literal(code)}^^xsd:gYearMonth`;

/**
 * The name of a licence as the profile has it: its list of Creative Commons licences, from which nothing may differ, names them by the addresses that they
 * had before https (templates/commons in the repository of DCAT-AP-SE).
 */
function nameOfLicence(url: string): string {
  return url.replace(/^https:(?=\/\/creativecommons\.org\/)/, "http:");
}

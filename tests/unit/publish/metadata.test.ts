import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {Ajv} from "ajv";
import {default as addFormats} from "ajv-formats";
import {Parser, Store} from "n3";
import {parse} from "yaml";
import {afterAll, describe, expect, it} from "vitest";
import {dimensions} from "../../../loaders/count/dimensions.ts";
import {UsageError} from "../../../loaders/errors.ts";
import {fieldFault} from "../../../loaders/fieldFault.ts";
import {levels} from "../../../loaders/model/levels.ts";
import {metadataFiles} from "../../../loaders/publish/metadata/metadataFiles.ts";
import {parseDescription} from "../../../loaders/publish/parseDescription.ts";
import {readDescription} from "../../../loaders/readDescription.ts";
import type {Description} from "../../../src/contract/description.ts";
import type {Manifest} from "../../../src/contract/release.ts";
import {fillIn} from "../../../src/contract/fillIn.ts";
import {qualityHeadings} from "../../../src/contract/qualityHeadings.ts";
import {statementsOf, vocabularyFaults} from "../../fixtures/vocabularies.ts";
import {writeFakeRelease} from "../../site/fakeRelease.ts";

const folder = mkdtempSync(join(tmpdir(), "underlag-metadata-"));
afterAll(() => {
  rmSync(folder, {recursive: true, force: true});
});

const fake = writeFakeRelease(folder);
const hash = "c".repeat(64);
const manifest: Manifest = {
  ...fake,
  families: fake.families.map((family) => ({
    ...{...family, dimensions: ["month", "care_unit"], description: "Sjukfall efter månad och enhet"},
  })),
  official: [
    {
      ...{id: "intyg", title: "Intyg", unit: "intyg", description: "Exakta tal", family: "certificates"},
      ...{events: "certificates", method: "cell suppression with proofs", threshold: 5},
      dimensions: [{id: "year", title: "År", codes: [{code: "2025", title: "2025"}]}],
      ...{cells: 1, sensitive: 0, secondary: 0, proved: 0},
    },
  ],
  files: [
    ...fake.files,
    ...["official/intyg.csv", "official/intyg.parquet", "tables/started.parquet"].map((path) => ({
      ...{path, sha256: hash, bytes: 10, rows: 1},
    })),
  ],
};
const description = readDescription(undefined);
const filesOf = (said: Description, of = manifest) =>
  new Map(metadataFiles({manifest: of, description: said}).map(([path, text]) => [path, text]));
const files = filesOf(description);
const text = (path: string) => files.get(path) ?? "";
const schema = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../fixtures/schemas/${name}`, import.meta.url), "utf8")) as object;

/** What a JSON schema finds wrong. */
function faults(name: string, value: unknown): unknown {
  const ajv = new Ajv({strict: false, allErrors: true});
  addFormats(ajv);
  const validate = ajv.compile(schema(name));
  validate(value);
  return validate.errors ?? [];
}

describe("the metadata of a release", () => {
  it("are the same bytes for the same release and description", () => {
    expect(filesOf(description)).toEqual(files);
  });

  it("all change with a field that they share", () => {
    const other = filesOf({...description, publisher: {...description.publisher, name: "En myndighet"}});
    for (const path of [
      "CITATION.cff",
      "datapackage.json",
      "dcat.ttl",
      "ro-crate-metadata.json",
      "schema-org.json",
    ])
      expect(other.get(path), path).toContain("En myndighet");
  });
});

describe("datapackage.json", () => {
  it("is a Data Package 2.0 whose resources carry the release's own SHA-256", () => {
    const written = JSON.parse(text("datapackage.json")) as {resources: {name: string; hash: string}[]};
    expect(faults("datapackage-2.0.json", written)).toEqual([]);
    expect(written.resources.map(({name, hash: of}) => [name, of])).toEqual([
      ["started", `sha256:${hash}`],
      ["intyg", `sha256:${hash}`],
    ]);
    expect(faults("datapackage-2.0.json", {...written, licenses: [{}]})).not.toEqual([]);
  });

  it("lists up to 100 codes with a table, and leaves more than that to the manifest", () => {
    const codes = (n: number) => Array.from({length: n}, (_, i) => ({code: `c${i}`, title: `Kod ${i}`}));
    const listed = (n: number) => {
      const of: Manifest = {
        ...manifest,
        dimensions: {...manifest.dimensions, care_unit: {title: "Enhet", codes: codes(n)}},
        official: (manifest.official ?? []).map((table) => ({
          ...table,
          dimensions: [{id: "year", title: "År", codes: codes(n)}],
        })),
      };
      const written = JSON.parse(filesOf(description, of).get("datapackage.json") ?? "") as {
        resources: {schema: {fields: {name: string; categories?: object[]}[]}}[];
      };
      return written.resources.map(
        ({schema: {fields}}) =>
          fields.find(({name}) => name === "care_unit" || name === "year")?.categories?.length,
      );
    };
    expect(listed(100)).toEqual([100, 100]);
    expect(listed(101)).toEqual([undefined, undefined]);
  });

  it("labels the mark of a withheld cell as missing, so that it never is read as a number", () => {
    expect(text("datapackage.json")).toMatch(
      /"missingValues": \[\s*\{\s*"value": "\.\.",\s*"label": "Undertryckt/,
    );
  });
});

describe("CITATION.cff", () => {
  it("is valid by the official schema of version 1.2.0 and points at the frozen release", () => {
    const written = parse(text("CITATION.cff")) as Record<string, unknown>;
    expect(faults("cff-1.2.0.json", written)).toEqual([]);
    expect(faults("cff-1.2.0.json", {...written, made: "up"})).not.toEqual([]);
    expect(written["url"]).toBe(`${description.address}fryst/${manifest.version}/`);
  });
});

describe("dcat.ttl", () => {
  const store = new Store(new Parser().parse(text("dcat.ttl")));
  const dcat = "http://www.w3.org/ns/dcat#";
  const dcterms = "http://purl.org/dc/terms/";
  const foaf = "http://xmlns.com/foaf/0.1/";
  const vcard = "http://www.w3.org/2006/vcard/ns#";
  const rdfType = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
  const all = (type: string) => store.getSubjects(rdfType, type, null);
  // The mandatory properties of DCAT-AP-SE 3.0.1, by class.
  it.each([
    [`${dcat}Catalog`, ["title", "description", "publisher", "license"].map((name) => dcterms + name)],
    [`${dcat}Catalog`, [`${dcat}dataset`]],
    [`${dcat}Dataset`, ["title", "description", "publisher"].map((name) => dcterms + name)],
    [`${dcat}Distribution`, [`${dcat}accessURL`]],
    [`${foaf}Agent`, [`${foaf}name`, `${dcterms}type`]],
    [`${vcard}Organization`, [`${vcard}fn`, `${vcard}hasEmail`]],
  ])("has every %s with its mandatory properties", (type, properties) => {
    const subjects = all(type);
    expect(subjects.length).toBeGreaterThan(0);
    for (const subject of subjects)
      for (const property of properties)
        expect(store.getObjects(subject, property, null), property).not.toEqual([]);
  });

  it("has a language on every title and description of the catalogue and the dataset", () => {
    for (const subject of [...all(`${dcat}Catalog`), ...all(`${dcat}Dataset`)])
      for (const property of ["title", "description"]) {
        const languages = store
          .getObjects(subject, dcterms + property, null)
          .map((object) => ("language" in object ? object.language : ""));
        expect(languages.sort()).toEqual(["en", "sv"]);
      }
  });

  it("names a Creative Commons licence as the profile's own list does, and any other as it is told", () => {
    const licencesOf = (turtle: string) => {
      const read = new Store(new Parser().parse(turtle));
      return new Set(read.getObjects(null, `${dcterms}license`, null).map(({value}) => value));
    };
    expect(description.license.url).toBe("https://creativecommons.org/licenses/by/4.0/");
    expect(licencesOf(text("dcat.ttl"))).toEqual(new Set(["http://creativecommons.org/licenses/by/4.0/"]));
    const license = {...description.license, url: "https://example.se/https://creativecommons.org/"};
    expect(licencesOf(filesOf({...description, license}).get("dcat.ttl") ?? "")).toEqual(
      new Set([license.url]),
    );
  });

  it("survives marks that Turtle has a meaning for", () => {
    const title = 'Ett "citat" \\ och\nny rad';
    const odd = filesOf({...description, title: {sv: title, en: "x"}}).get("dcat.ttl") ?? "";
    const read = new Store(new Parser().parse(odd));
    expect(read.getObjects(null, `${dcterms}title`, null).map(({value}) => value)).toContain(title);
  });
});

describe("ro-crate-metadata.json", () => {
  const crate = JSON.parse(text("ro-crate-metadata.json")) as {
    "@context": string;
    "@graph": Record<string, unknown>[];
  };
  const entity = (id: string) => crate["@graph"].find((one) => one["@id"] === id) ?? {};
  it("is an RO-Crate 1.2: descriptor, root with its five properties, licence by link", () => {
    expect(crate["@context"]).toBe("https://w3id.org/ro/crate/1.2/context");
    expect(entity("ro-crate-metadata.json")).toMatchObject({
      "@type": "CreativeWork",
      about: {"@id": "./"},
      conformsTo: {"@id": "https://w3id.org/ro/crate/1.2"},
    });
    const root = entity("./");
    expect(root).toMatchObject({"@type": "Dataset", datePublished: manifest.extractDate});
    for (const property of ["name", "description", "license"]) expect(root[property], property).toBeTruthy();
    expect(entity(description.license.url)).toMatchObject({name: description.license.title});
  });

  it("is flat, and every entity that is pointed at inside the crate is there", () => {
    const ids = new Set(crate["@graph"].map((one) => one["@id"]));
    expect(ids.size).toBe(crate["@graph"].length);
    const pointed = [...JSON.stringify(crate).matchAll(/\{"@id":"([^"]+)"\}/g)].map(([, id]) => id ?? "");
    expect(pointed.filter((id) => !ids.has(id) && id !== "https://w3id.org/ro/crate/1.2")).toEqual([]);
  });

  it("tells which program made the release out of what", () => {
    expect(entity("#framstallning")).toMatchObject({
      "@type": "CreateAction",
      instrument: {"@id": "#underlag"},
      result: {"@id": "./"},
    });
    const program = (code: string) => {
      const made = filesOf(description, {...manifest, tools: {...manifest.tools, ...(code && {code})}});
      const {"@graph": graph} = JSON.parse(made.get("ro-crate-metadata.json") ?? "") as typeof crate;
      return graph.find((one) => one["@id"] === "#underlag");
    };
    expect(program("a".repeat(64))).toMatchObject({identifier: `sha256:${"a".repeat(64)}`});
    expect(program("")).not.toHaveProperty("identifier");
  });
});

describe("schema-org.json", () => {
  it("is a Dataset with the properties that Google's dataset search asks for", () => {
    const written = JSON.parse(text("schema-org.json")) as Record<string, unknown>;
    expect(written).toMatchObject({"@context": "https://schema.org/", "@type": "Dataset"});
    for (const property of ["name", "description", "license", "creator", "distribution"])
      expect(written[property], property).toBeTruthy();
    expect(String(written["description"]).length).toBeGreaterThanOrEqual(50);
  });
});

describe("the words of the metadata", () => {
  const turtle = (text: string): Store => new Store(new Parser().parse(text));
  const json = (text: string): Store => statementsOf(JSON.parse(text) as Record<string, unknown>);
  const read = {"dcat.ttl": turtle, "ro-crate-metadata.json": json, "schema-org.json": json};
  /** DCAT 3 has what the published vocabulary of DCAT 2 lacks, and gives a dataset what Dublin Core has for collections. */
  const ofDcat3 = [
    "http://www.w3.org/ns/dcat#version is no property",
    "http://purl.org/dc/terms/accrualPeriodicity is not for http://www.w3.org/ns/dcat#Dataset, http://www.w3.org/ns/dcat#Resource",
  ];

  it.each(Object.entries(read))("of %s are those of the published vocabularies", (path, reads) => {
    const store = reads(text(path));
    expect(store.size).toBeGreaterThan(30);
    expect(vocabularyFaults(store).filter((fault) => !ofDcat3.includes(fault))).toEqual([]);
  });

  it.each([
    ["dcat.ttl", "dcat:landingPage", "dcat:landingSide", "landingSide is no property"],
    ["dcat.ttl", "a dcat:Distribution", "a dcat:Distrib", "Distrib is no class"],
    ["dcat.ttl", "foaf:homepage", "dcat:byteSize", "byteSize is not for"],
    ["dcat.ttl", "dcterms:issued", "dcat:distribution", "distribution is not for 20"],
    ["ro-crate-metadata.json", '"datePublished"', '"datePublish"', "datePublish is no property"],
    ["ro-crate-metadata.json", '"endTime"', '"contactPoint"', "contactPoint is not for"],
    ["schema-org.json", '"variableMeasured"', '"endTime"', "endTime is not for"],
    ["schema-org.json", '"@type": "Organization"', '"@type": "Place"', "creator does not lead to"],
  ] as const)("are not: in %s %s as %s", (path, right, wrong, fault) => {
    expect(text(path)).toContain(right);
    expect(vocabularyFaults(read[path](text(path).replaceAll(right, wrong))).join("\n")).toContain(fault);
  });
});

describe("every table", () => {
  it("has a file of its own in each of the descriptions, the official ones too", () => {
    const paths = ["tables/started.parquet", "official/intyg.parquet", "official/intyg.csv"];
    for (const name of ["dcat.ttl", "ro-crate-metadata.json", "schema-org.json"])
      for (const path of paths) expect(text(name), `${name}: ${path}`).toContain(path);
  });
});

describe("the data dictionary", () => {
  it("has a row for each column of each table", () => {
    const [heading = "", ...rows] = text("datalexikon.csv").trimEnd().split("\n");
    expect(heading).toMatch(/^tabell,kolumn,namn,definition,typ,enhet,koder,källa,skydd,sedan_version$/);
    expect(rows.map((row) => row.split(",").slice(0, 2).join("."))).toEqual([
      ...["started.month", "started.care_unit", "started.n", "started.at_base"],
      ...["intyg.year", "intyg.n", "intyg.status", "intyg.withheld"],
    ]);
  });

  it("leaves no column of the program undocumented", () => {
    const columns = [...Object.keys(dimensions("2024-01", "2024-12")), ...levels.map(({id}) => id)];
    expect(columns.length).toBeGreaterThan(20);
    expect(columns.filter((id) => description.fields[id] === undefined)).toEqual([]);
  });
});

describe("parseDescription(text, file, fault)", () => {
  const said = readFileSync(new URL("../../../data/description.yaml", import.meta.url), "utf8");
  it("names file and field of what is wrong, and refuses a heading that is not official", () => {
    const wrong = said
      .replace("Urval: Inget", "Urvalet: Inget")
      .replace("conforms: delvis", "conforms: kanske");
    const read = () => parseDescription(wrong, "d.yaml", fieldFault);
    expect(read).toThrow(UsageError);
    expect(read).toThrow(
      /^d.yaml: .*quality.Urval: saknas.*Urvalet: finns inte.*accessibility.conforms: ska vara/,
    );
    const address = () =>
      parseDescription(said.replace(/^address: .*$/m, "address: hemma"), "d.yaml", fieldFault);
    expect(address).toThrow("address: ska vara en webbadress, som https://www.example.se/");
    expect(address).toThrow("address: ska sluta med /");
  });
});

describe("the quality declaration", () => {
  it("has exactly the official headings, in their order and at their levels", () => {
    const page = readFileSync(new URL("../../../src/kvalitetsdeklaration.md", import.meta.url), "utf8");
    const headings = [...page.matchAll(/^(#{2,}) (.*)$/gm)].map(([, marks = "", title]) => ({
      title,
      level: marks.length,
    }));
    expect(headings).toEqual(qualityHeadings.map(({title, level}) => ({title, level})));
    const told = [...page.matchAll(/^om\("(.*)"\)$/gm)].map(([, field]) => field);
    expect(told).toEqual(qualityHeadings.flatMap(({field}) => field ?? []));
  });

  it("fills in the release's own facts, and nothing that no release has", () => {
    for (const text of Object.values(description.quality))
      expect(fillIn(text, manifest, description)).not.toMatch(/[{}]/);
    expect(() => fillIn("{namn}", manifest, description)).toThrow(RangeError);
  });
});

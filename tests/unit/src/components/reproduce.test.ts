import {execFile} from "node:child_process";
import {createHash} from "node:crypto";
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {createServer, type Server} from "node:http";
import type {AddressInfo} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {promisify} from "node:util";
import {DuckDBInstance} from "@duckdb/node-api";
import {parquetWriteBuffer} from "hyparquet-writer";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {bibtex, citationText, rebuildCommands} from "../../../../src/components/citation.js";
import {codeRequest} from "../../../../src/components/codeRequest.js";
import {csv} from "../../../../src/components/csv.js";
import {withOrigin} from "../../../../src/components/downloads.js";
import {numberOverTime} from "../../../../src/components/numberOverTime.js";
import {countedIn} from "../../../../src/components/countedIn.js";
import {countedOverTime} from "../../../../src/components/overTime.js";
import {factsOf} from "../../../../src/components/reproduce.js";
import {javaScriptCode, sqlCode, viewCode, type CodeRequest} from "../../../../src/components/viewCode.js";
import {initialView} from "../../../../src/components/viewState.js";
import type {Origin} from "../../../../src/contract/origin.js";
import type {View} from "../../../../src/contract/view.js";
import {manifest, manifestWithBlocks, notebook as notebookOf} from "../country.js";

const notebook = notebookOf("skane");
const {place, own} = notebook;
const project = fileURLToPath(new URL("../../../..", import.meta.url));
const citing = {
  ...{address: "https://statistik.example/sub/", title: "Läkarintyg", publisher: "Myndigheten", frozen: []},
};

/** The Parquet bytes of the country's own table, as a release has it. */
const bytes = Buffer.from(
  parquetWriteBuffer({
    columnData: [
      ...[...own.started.columns].map(([name, {codes, at}]) => ({
        ...{name, data: Array.from(at, (code) => codes[code] ?? ""), type: "STRING" as const},
      })),
      {name: "n", data: Int32Array.from(own.started.n), type: "INT32" as const},
    ],
  }),
);
const sha256 = createHash("sha256").update(bytes).digest("hex");

const requestOf = (changes: Partial<View>): CodeRequest => {
  const view = {...initialView(manifest), ...changes};
  const request = codeRequest({family: "started", by: ["month"]}, view, {
    ...{manifest, place, citing},
    hashes: {started: sha256},
  });
  if (!request) throw new RangeError("no code for the view");
  return request;
};
/** What the page itself shows: months with events, and their numbers. */
const shownBy = (changes: Partial<View>): string[] =>
  numberOverTime(notebook, {...initialView(manifest), ...changes})
    .table.rows.filter(([, n]) => n !== 0)
    .map(([month, n]) => `${String(month)},${String(n)}`);

const views: readonly Partial<View>[] = [{}, {sex: "K"}, {sex: "M", first: "2024-06"}];

let folder = "";
let server: Server | undefined;
let url = "";
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "underlag-code-"));
  server = createServer((_, response) => response.end(bytes)).listen(0, "127.0.0.1");
  await new Promise((done) => server?.once("listening", done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/started.parquet`;
});
afterAll(() => {
  server?.close();
  rmSync(folder, {recursive: true, force: true});
});

describe("the code of a view", () => {
  it("gives the page's own numbers in SQL, of a table held to its hash", async () => {
    const file = join(folder, "started.parquet");
    writeFileSync(file, bytes);
    const connection = await (await DuckDBInstance.create()).connect();
    for (const changes of views) {
      const request = requestOf(changes);
      const rows = await connection.runAndReadAll(sqlCode({...request, url: file}));
      const found = rows.getRowObjects().map(({month, n}) => `${String(month)},${String(n)}`);
      expect(found).toEqual(shownBy(changes));
      expect(found.length).toBeGreaterThan(0);
    }
    const ofAnother = sqlCode({...requestOf({}), url: file, sha256: "0".repeat(64)});
    await expect(connection.runAndReadAll(ofAnother)).rejects.toThrow(/filen är en annan/);
    connection.closeSync();
  });

  it("gives the page's own numbers in JavaScript, of a table fetched and held to its hash", async () => {
    const run = async (request: CodeRequest) => {
      // Below the project, where Node finds the package that the code names.
      const cache = join(project, "node_modules", ".cache");
      mkdirSync(cache, {recursive: true});
      const module = join(cache, `code-${process.pid}.mjs`);
      writeFileSync(module, javaScriptCode(request));
      try {
        return (await promisify(execFile)(process.execPath, [module])).stdout.trimEnd().split("\n");
      } finally {
        rmSync(module);
      }
    };
    expect(await run({...requestOf({sex: "K"}), url})).toEqual(shownBy({sex: "K"}));
    await expect(run({...requestOf({}), url, sha256: "0".repeat(64)})).rejects.toThrow(/filen är en annan/);
  });

  it("counts a chosen block by year in the table of blocks, and its chapter where no table tells the block", () => {
    const [started] = manifest.families;
    if (started === undefined) throw new RangeError("the release has a family");
    const blocks = {...started, id: "started_blocks", dimensions: ["year", "region", "block"]};
    const withTable = {...manifestWithBlocks, families: [started, blocks]};
    const code = (changes: Partial<View>) => {
      const view = {...initialView(withTable), diagnosis: "F40-F48", last: "2024-12", ...changes};
      return codeRequest(countedOverTime(view, withTable), view, {
        ...{manifest: withTable, place, citing},
        hashes: {started: "a", started_blocks: "b"},
      });
    };
    expect(code({})).toMatchObject({
      ...{sha256: "b", by: ["year"], between: new Map()},
      within: new Map([
        ["block", ["F40-F48"]],
        ["year", ["2024"]],
      ]),
    });
    expect(code({sex: "K"})).toMatchObject({
      ...{sha256: "a", by: ["month"]},
      within: new Map([
        ["sex", ["K"]],
        ["diagnosis", ["F00-F99"]],
      ]),
    });
  });

  it("counts the whole quarters of the period, whatever year is chosen for other tables", () => {
    const [started] = manifest.families;
    if (started === undefined) throw new RangeError("the release has a family");
    const support = {
      ...started,
      id: "return_support",
      dimensions: ["quarter", "region", "version", "treatment"],
    };
    const quarterly = {...manifest, families: [support]};
    for (const year of ["alla", "2025"]) {
      const view = {...initialView(quarterly), first: "2024-02", last: "2025-03", year};
      const request = codeRequest(countedIn.insatser, view, {
        ...{manifest: quarterly, place, citing, hashes: {return_support: "a"}},
      });
      expect(request?.between).toEqual(new Map([["quarter", ["2024-Q2", "2025-Q1"]]]));
      expect(request?.within).toEqual(new Map());
    }
  });

  it("names the frozen table and its hash in every language", () => {
    for (const {language, code} of viewCode(requestOf({}))) {
      expect(code, language).toContain(
        `https://statistik.example/sub/fryst/${manifest.version}/data/places/${place.slug}/started.parquet`,
      );
      expect(code, language).toContain(sha256);
    }
  });

  it("is written for R and Python as their users write it", () => {
    const request: CodeRequest = {
      ...{url: "https://x.example/t.parquet", sha256: "ab", about: "Startade sjukfall"},
      within: new Map([["sex", ["K"]]]),
      between: new Map([["month", ["2024-01", "2024-06"]]]),
      by: ["month"],
    };
    const [, r, python] = viewCode(request).map(({code}) => code);
    expect(r).toBe(`# Startade sjukfall
library(dplyr)
fil <- tempfile(fileext = ".parquet")
download.file("https://x.example/t.parquet", fil, mode = "wb", quiet = TRUE)
stopifnot(digest::digest(file = fil, algo = "sha256") == "ab")
arrow::read_parquet(fil) |>
  filter(sex %in% c("K"),
         month >= "2024-01", month <= "2024-06") |>
  group_by(month) |>
  summarise(n = sum(n), .groups = "drop")`);
    expect(python).toBe(`# Startade sjukfall
import hashlib, io, urllib.request
import pandas as pd

fil = urllib.request.urlopen("https://x.example/t.parquet").read()
assert hashlib.sha256(fil).hexdigest() == "ab"
tabell = pd.read_parquet(io.BytesIO(fil))
tabell = tabell[tabell["sex"].isin(["K"])]
tabell = tabell[tabell["month"].between("2024-01", "2024-06")]
print(tabell.groupby(["month"], as_index=False)["n"].sum())`);
  });
});

describe("the box Återskapa", () => {
  it("stands on every page that has the box Läs detta först: every page of figures", () => {
    const pages = readdirSync(join(project, "src"), {recursive: true, encoding: "utf8"}).filter(
      (path) => path.endsWith(".md") && !path.startsWith(".observablehq"),
    );
    const figures = pages
      .map((path) => [path, readFileSync(join(project, "src", path), "utf8")] as const)
      .filter(([, text]) => /^readFirst\(/m.test(text));
    expect(figures.length).toBeGreaterThan(8);
    expect(figures.filter(([, text]) => !/^reproduce\(/m.test(text)).map(([path]) => path)).toEqual([]);
  });
});

describe("what a page says of its making", () => {
  const commit = "0123456789abcdef0123456789abcdef01234567";
  const origin: Origin = {underlag: "1.2.3", commit, site: "c".repeat(64)};
  const facts = (changes: Partial<Origin>) => new Map(factsOf(manifest, {...origin, ...changes}));

  it("is program, commit, SWHID, data hash and the hash to expect of the site", () => {
    const said = facts({});
    expect(said.get("Dataavtryck (SHA-256)")).toBe(manifest.dataHash);
    expect(said.get("Webbplatsen är byggd med")).toBe("underlag 1.2.3");
    expect(said.get("Commit")).toBe(commit);
    expect(said.get("SWHID")).toBe(`swh:1:rev:${commit}`);
    expect(said.get("Webbplatsens avtryck (SHA-256)")).toBe("c".repeat(64));
    expect(said.get("DuckDB")).toBe(manifest.tools.duckdb);
  });

  it("names the Chromium of the PDF files once they have been made", () => {
    expect(facts({}).get("PDF-filerna är gjorda med")).toBe("inga PDF-filer än");
    expect(facts({chromium: "156.0.1"}).get("PDF-filerna är gjorda med")).toBe("Chromium 156.0.1");
  });

  it("tells no SWHID of sources that are in no commit, and says why", () => {
    expect(facts({commit: "changed"}).get("Commit")).toBe("saknas: ocommittad källkod");
    expect(facts({commit: "unknown"}).get("Commit")).toBe("okänd: byggd utanför git");
    expect(facts({commit: "changed"}).has("SWHID")).toBe(false);
    // A preview is no site.
    expect(new Map(factsOf(manifest, null)).has("Commit")).toBe(false);
  });

  it("stands in code, in commands and in each row of a saved table", () => {
    const code = codeRequest({family: "started", by: ["month"]}, initialView(manifest), {
      ...{manifest, place, citing, hashes: {started: sha256}, program: "1.2.3+0123456789ab"},
    });
    expect(code?.about).toMatch(/, underlag 1\.2\.3\+0123456789ab$/);
    expect(rebuildCommands(manifest, citing, origin).split("\n")[0]).toBe(`git checkout ${commit}`);
    expect(rebuildCommands(manifest, citing, {...origin, commit: "changed"})).not.toContain("git checkout");
    const table = {
      caption: "Antal",
      columns: [{name: "antal", title: "Antal", kind: "count" as const}],
      rows: [[5]],
    };
    const {version} = manifest;
    const saved = (from: Origin | null) => csv(withOrigin(table, manifest, from), "international");
    expect(saved(origin)).toBe(`antal,utgava,program\r\n5,${version},underlag 1.2.3+0123456789ab\r\n`);
    expect(saved({...origin, commit: "changed"})).toContain("underlag 1.2.3+changed");
    expect(saved({...origin, commit: "unknown"})).toContain("underlag 1.2.3\r\n");
    expect(saved(null)).toBe(`antal,utgava\r\n5,${version}\r\n`);
  });
});

describe("the citation", () => {
  it("points at the frozen release and tells its data hash, as text and as BibTeX", () => {
    for (const text of [citationText(manifest, citing), bibtex(manifest, citing)]) {
      expect(text).toContain(`https://statistik.example/sub/fryst/${manifest.version}/`);
      expect(text).toContain(manifest.dataHash);
      expect(text).toContain("Myndigheten");
    }
    expect(bibtex(manifest, {...citing, publisher: "A & B"})).toContain("{{A \\& B}}");
  });

  it("gives the commands that make the release again and verify it", () => {
    const made = {
      ...manifest,
      synthetic: true,
      source: {...manifest.source, parameters: {certificates: 1000, seed: 7}},
    };
    expect(rebuildCommands(made, citing).split("\n")).toEqual([
      "npm ci",
      `npx underlag release --synthetic-certificates 1000 --seed 7 --release-version ${manifest.version}`,
      `UNDERLAG_RELEASE=${manifest.version} npm run site`,
      `npx underlag verify https://statistik.example/sub/fryst/${manifest.version}/data/`,
    ]);
  });
});

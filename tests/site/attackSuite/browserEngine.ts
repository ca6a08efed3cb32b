import {createServer, type Server} from "node:http";
import {createRequire} from "node:module";
import type {AddressInfo} from "node:net";
import {readFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {build} from "esbuild";
import type {Browser, Page} from "playwright-core";
import {projectRoot} from "../../fixtures/kept.ts";
import {startBrowser} from "../browser.ts";

/** One row of an answer: numbers, texts, or null. */
export type Row = Readonly<Record<string, number | string | null>>;

/** The SQL engine as a visitor's browser has it: DuckDB compiled to WebAssembly, in a worker, with no network. */
export interface BrowserEngine {
  /** Makes a file's bytes readable in SQL under a name. */
  register(name: string, path: string): Promise<void>;
  query(sql: string): Promise<Row[]>;
  /** Addresses that the page asked for outside its own origin: none. */
  readonly strangers: readonly string[];
  close(): Promise<void>;
}

const require = createRequire(import.meta.url);
const engineFolder = dirname(require.resolve("@duckdb/duckdb-wasm/dist/duckdb-eh.wasm"));

const program = `
import {AsyncDuckDB, VoidLogger} from "@duckdb/duckdb-wasm";
const db = new AsyncDuckDB(new VoidLogger(), new Worker("/duckdb-browser-eh.worker.js"));
const ready = db.instantiate("/duckdb-eh.wasm").then(() => db.connect());
const plain = (value) => (typeof value === "bigint" ? Number(value) : value);
window.register = async (name) => {
  const answer = await fetch("/data/" + name);
  await db.registerFileBuffer(name, new Uint8Array(await answer.arrayBuffer()));
};
window.query = async (sql) => {
  const table = await (await ready).query(sql);
  return table.toArray().map((row) =>
    Object.fromEntries(Object.entries(row.toJSON()).map(([name, value]) => [name, plain(value)])));
};
await ready;
window.isReady = true;
`;

/** Starts Chromium with an empty page and the engine in it, everything served from this machine. */
export async function startBrowserEngine(): Promise<BrowserEngine> {
  const bundle = await build({
    stdin: {contents: program, resolveDir: projectRoot, loader: "js"},
    ...{bundle: true, write: false, format: "esm", platform: "browser", target: "es2022"},
  });
  const data = new Map<string, string>();
  const server = serve(bundle.outputFiles[0]?.text ?? "", data);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser: Browser = await startBrowser();
  const page: Page = await browser.newPage();
  const strangers: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith("blob:"))
      strangers.push(request.url());
  });
  await page.goto(origin);
  await page.waitForFunction(() => "isReady" in window, undefined, {timeout: 60_000});
  return {
    strangers,
    async register(name, path) {
      data.set(name, path);
      await page.evaluate((one) => (window as unknown as Window).register(one), name);
    },
    async query(sql) {
      return await page.evaluate((one) => (window as unknown as Window).query(one), sql);
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

interface Window {
  register(name: string): Promise<void>;
  query(sql: string): Promise<Row[]>;
}

function serve(script: string, data: ReadonlyMap<string, string>): Server {
  const types: Readonly<Record<string, string>> = {
    ...{html: "text/html", js: "text/javascript", wasm: "application/wasm"},
  };
  return createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? "/").slice(1);
    const answer = (kind: string, bytes: Uint8Array | string) => {
      response.writeHead(200, {"content-type": types[kind] ?? "application/octet-stream"}).end(bytes);
    };
    if (path === "") answer("html", '<!doctype html><script type="module" src="/page.js"></script>');
    else if (path === "page.js") answer("js", script);
    else if (path === "duckdb-eh.wasm") answer("wasm", readFileSync(join(engineFolder, path)));
    else if (path === "duckdb-browser-eh.worker.js") answer("js", readFileSync(join(engineFolder, path)));
    else {
      const file = data.get(path.replace(/^data\//, ""));
      if (file === undefined) response.writeHead(404).end();
      else answer("", readFileSync(file));
    }
  });
}

import {createServer, type IncomingMessage, type ServerResponse} from "node:http";
import {existsSync, readFileSync, realpathSync, statSync} from "node:fs";
import {extname, join, resolve, sep} from "node:path";
import {promisify} from "node:util";
import {brotliCompress, constants, gzip} from "node:zlib";
import {EnvironmentError, UsageError} from "../loaders/errors.ts";
import {projectRoot, runProgram} from "./program.ts";
import {forEver, securityHeaders} from "./securityHeaders.ts";

export interface ServeOptions {
  /** The built site. */
  readonly folder: string;
  /** The first port to try; a taken one gives the next. 0 lets the system choose. */
  readonly port: number;
}

export interface SiteServer {
  /** Address of the site's start, with a final slash. */
  readonly url: string;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
  ".parquet": "application/vnd.apache.parquet",
};

/** What text gains from compression; Parquet and pictures are compressed already. */
const compressible = /^(text\/|application\/(json|wasm)|image\/svg)/;

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/** The port that the command line asks for with `--port`; 3000 when it says nothing. */
export function readPort(asked = "3000"): number {
  const port = Number(asked);
  if (!/^\d+$/.test(asked) || port > 65435)
    throw new UsageError(`--port ${asked}: porten är ett heltal från 0 till 65435`);
  return port;
}

/** Serves a built site on this machine alone: 127.0.0.1, read only, never outside its folder. */
export async function serve({folder, port}: ServeOptions): Promise<SiteServer> {
  const root = realpathSync(folder);
  const compressed = new Map<string, Promise<Buffer>>();
  const server = createServer((request, response) => {
    answer(root, compressed, request, response).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  const last = port === 0 ? 0 : port + 100;
  for (let attempt = port; ; attempt++) {
    const taken = await new Promise<boolean>((done, fail) => {
      server.once("error", (error: NodeJS.ErrnoException) => {
        if (error.code === "EADDRINUSE" && attempt < last) done(true);
        else fail(new EnvironmentError(`det går inte att lyssna på port ${attempt}: ${error.message}`));
      });
      server.listen(attempt, "127.0.0.1", () => {
        done(false);
      });
    });
    if (!taken) break;
  }
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no address");
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((done) =>
        server.close(() => {
          done();
        }),
      );
    },
  };
}

async function answer(
  root: string,
  compressed: Map<string, Promise<Buffer>>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.writeHead(405, {Allow: "GET, HEAD"}).end();
    return;
  }
  const moved = movedTo(root, request.url ?? "/");
  if (moved !== undefined) {
    response.writeHead(301, {Location: moved, "Cache-Control": "no-cache"}).end();
    return;
  }
  const found = findFile(root, request.url ?? "/");
  const file = found ?? join(root, "404.html");
  if (!existsSync(file)) {
    response.writeHead(404, {"Content-Type": "text/plain; charset=utf-8"}).end("Sidan finns inte.\n");
    return;
  }
  const type = types[extname(file)] ?? "application/octet-stream";
  // The name of a file tells its content, or its folder the version of the package that it is a file of.
  const hashed = /\.[0-9a-f]{8}\.\w+$|\/[0-9a-f]{8}\.js$|@\d+\.\d+\.\d+\/.*\.wasm$/.test(file);
  response.setHeader("Content-Type", type);
  response.setHeader("Cache-Control", hashed ? forEver : "no-cache");
  let body: Buffer = readFileSync(file);
  if (compressible.test(type)) {
    response.setHeader("Vary", "Accept-Encoding");
    const accepted = request.headers["accept-encoding"] ?? "";
    const encoding = /\bbr\b/.test(accepted) ? "br" : /\bgzip\b/.test(accepted) ? "gzip" : undefined;
    if (encoding !== undefined && body.length > 1000) {
      const key = `${encoding} ${file} ${statSync(file).mtimeMs}`;
      const ready = compressed.get(key) ?? compress(encoding, body, body.length > 4_000_000 ? 5 : 9);
      compressed.set(key, ready);
      body = await ready;
      response.setHeader("Content-Encoding", encoding);
    }
  }
  response.setHeader("Content-Length", body.length);
  response.writeHead(found === undefined ? 404 : 200);
  response.end(request.method === "HEAD" ? undefined : body);
}

/** A great file is compressed less hard: 18 MB of program text take less than a second so, and come out 5 per cent larger. */
async function compress(encoding: "br" | "gzip", body: Buffer, quality: number): Promise<Buffer> {
  return encoding === "br"
    ? await brotli(body, {params: {[constants.BROTLI_PARAM_QUALITY]: quality}})
    : await gzipped(body);
}

/**
 * The file that an address means: itself, `.html` added, or the `index.html` of a folder. `undefined` for an address
 * that does not exist, leads out of the folder, or names a hidden file.
 */
export function findFile(root: string, address: string): string | undefined {
  let path: string;
  try {
    path = decodeURIComponent(address.replace(/[?#].*$/, ""));
  } catch {
    return undefined;
  }
  if (path.includes("\0") || path.split(/[/\\]/).some((part) => part.startsWith("."))) return undefined;
  const plain = resolve(root, `.${path}`);
  const candidates = path.endsWith("/")
    ? [join(plain, "index.html")]
    : [plain, `${plain}.html`, join(plain, "index.html")];
  for (const candidate of candidates) {
    if (!existsSync(candidate) || !statSync(candidate).isFile()) continue;
    // A symbolic link must not lead out either.
    if (realpathSync(candidate).startsWith(root + sep)) return candidate;
  }
  return undefined;
}

/**
 * Where an address leads that is that of a page but for its last slash: a page has none, the start of a folder has one, and the
 * links of a page hold from there only. Relative, so that it leads to no other server, and with the query as it was; the browser keeps
 * what follows `#`. `undefined` for an address that is right or that no page has.
 */
export function movedTo(root: string, address: string): string | undefined {
  const [path = ""] = /^[^?#]*/.exec(address) ?? [];
  const query = address.slice(path.length).replace(/#.*$/, "");
  const bare = path.replace(/\/$/, "");
  const name = bare.slice(bare.lastIndexOf("/") + 1);
  if (name === "") return undefined;
  const start = findFile(root, `${bare}/`);
  if (bare === path)
    return start !== undefined && findFile(root, path) === start ? `./${name}/${query}` : undefined;
  return start === undefined && findFile(root, `${bare}.html`) !== undefined
    ? `../${name}${query}`
    : undefined;
}

const help = `npm run serve [-- --port PORT]

Visar webbplatsen i dist på den här datorn, och ingen annanstans (127.0.0.1). Är porten upptagen tas nästa.

Flaggor
  --port PORT   porten, 0–65435 (standard: 3000; 0 låter datorn välja)

Exempel
  npm run serve
  npm run serve -- --port 8080`;

await runProgram(import.meta.url, {help, flags: ["port"]}, async ({flags}) => {
  const port = readPort(flags["port"]);
  const folder = join(projectRoot, "dist");
  if (!existsSync(join(folder, "index.html")))
    throw new EnvironmentError("det finns ingen byggd webbplats i dist. Bygg den med: npm run site");
  const {url} = await serve({folder, port});
  console.error("Avsluta med Ctrl-C. Webbplatsen finns på:");
  console.log(url);
});

import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from "node:fs";
import {request} from "node:http";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {brotliDecompressSync, gunzipSync} from "node:zlib";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {readPort, serve, type SiteServer} from "../../../site/serve.ts";

let root: string;
let server: SiteServer;

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** A request whose path goes over the wire exactly as it stands: fetch would tidy it up. */
async function ask(path: string, method = "GET", headers: Record<string, string> = {}): Promise<Answer> {
  const {port} = new URL(server.url);
  return await new Promise((resolve, reject) => {
    request({host: "127.0.0.1", port, path, method, headers}, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => {
        resolve({status: response.statusCode, headers: response.headers, body: Buffer.concat(parts)});
      });
    })
      .on("error", reject)
      .end();
  });
}

const long = "export const x = 1;\n".repeat(200);

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), "underlag-serve-"));
  root = join(folder, "dist");
  mkdirSync(join(root, "metod"), {recursive: true});
  mkdirSync(join(root, "sub"));
  mkdirSync(join(root, "_npm/a@1.0.0"), {recursive: true});
  for (const [path, text] of Object.entries({
    "../secret.txt": "secret",
    ".sources": "hidden",
    "index.html": "start",
    "a.html": "page a",
    "metod/index.html": "method",
    "sub/sida.html": "page below",
    "404.html": "finns inte",
    "table.parquet": "PAR1",
    "picture.svg": "<svg/>",
    "engine.wasm": "\u0000asm",
    "client.0123abcd.js": long,
    "_npm/a@1.0.0/0123abcd.js": long,
  }))
    writeFileSync(join(root, path), text);
  symlinkSync("../secret.txt", join(root, "link.txt"));
  server = await serve({folder: root, port: 0});
});
afterAll(async () => {
  await server.close();
  rmSync(join(root, ".."), {recursive: true, force: true});
});

describe("serve({folder, port})", () => {
  it.each([
    ["/", "start"],
    ["/?v=1&kon=K", "start"],
    ["/a", "page a"],
    ["/a.html", "page a"],
    ["/metod/", "method"],
    ["/metod/index.html", "method"],
    ["/metod/index", "method"],
  ])("answers %s with its page", async (path, text) => {
    const {status, body, headers} = await ask(path);
    expect([status, body.toString(), headers["content-type"]]).toEqual([
      200,
      text,
      "text/html; charset=utf-8",
    ]);
    expect(headers["cache-control"]).toBe("no-cache");
  });

  it.each([
    ["/table.parquet", "application/vnd.apache.parquet", "no-cache"],
    ["/picture.svg", "image/svg+xml", "no-cache"],
    ["/engine.wasm", "application/wasm", "no-cache"],
    ["/client.0123abcd.js", "text/javascript; charset=utf-8", "public, max-age=31536000, immutable"],
    ["/_npm/a@1.0.0/0123abcd.js", "text/javascript; charset=utf-8", "public, max-age=31536000, immutable"],
  ])("gives %s its type and lets only files with a hash in the name be kept", async (path, type, cache) => {
    const {headers} = await ask(path);
    expect([headers["content-type"], headers["cache-control"]]).toEqual([type, cache]);
  });

  it.each([
    ["/a/", "../a", "/a"],
    ["/a/?v=1&kon=K", "../a?v=1&kon=K", "/a?v=1&kon=K"],
    ["//a/", "../a", "//a"],
    ["/metod", "./metod/", "/metod/"],
    ["/metod?v=1", "./metod/?v=1", "/metod/?v=1"],
    ["/sub/sida/?x=/y/", "../sida?x=/y/", "/sub/sida?x=/y/"],
  ])("leads %s to the page's own address, once, with its query", async (path, location, meant) => {
    const {status, headers, body} = await ask(path);
    expect([status, headers["location"], body.length]).toEqual([301, location, 0]);
    // What a browser makes of it stays on this server.
    expect(new URL(location, `http://here${path}`).href).toBe(`http://here${meant}`);
    expect((await ask(meant)).status).toBe(200);
  });

  it.each([
    "/../secret.txt",
    "/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/metod/..%5c..%5csecret.txt",
    "/link.txt",
    "/.sources",
    "/a%00.html",
    "/%E0%A4%A",
    "//etc/passwd",
    "/none",
    "/none/",
    "/table.parquet/",
    "/sub/",
    "/sub",
    "/a//",
  ])("answers %s with the page for addresses that do not exist", async (path) => {
    const {status, body} = await ask(path);
    expect([status, body.toString()]).toEqual([404, "finns inte"]);
  });

  it("sends the security headers with every answer, also with a missing page", async () => {
    for (const path of ["/", "/table.parquet", "/none"]) {
      const {headers} = await ask(path);
      expect(headers).toMatchObject({
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "permissions-policy": "camera=(), microphone=(), geolocation=()",
        "cross-origin-opener-policy": "same-origin",
      });
      expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    }
  });

  it("compresses text as the browser accepts it, and sends Parquet as it is", async () => {
    const path = "/client.0123abcd.js";
    const br = await ask(path, "GET", {"accept-encoding": "gzip, deflate, br"});
    expect([br.headers["content-encoding"], brotliDecompressSync(br.body).toString()]).toEqual(["br", long]);
    const gz = await ask(path, "GET", {"accept-encoding": "gzip"});
    expect([gz.headers["content-encoding"], gunzipSync(gz.body).toString()]).toEqual(["gzip", long]);
    expect((await ask(path)).body.toString()).toBe(long);
    const parquet = await ask("/table.parquet", "GET", {"accept-encoding": "br"});
    expect(parquet.headers["content-encoding"]).toBeUndefined();
  });

  it("answers HEAD with the headers alone, and refuses to be written to", async () => {
    const head = await ask("/a", "HEAD");
    expect([head.status, head.headers["content-length"], head.body.length]).toEqual([200, "6", 0]);
    expect((await ask("/a", "POST")).status).toBe(405);
  });

  it("takes the next port when the one asked for is taken", async () => {
    const taken = Number(new URL(server.url).port);
    const second = await serve({folder: root, port: taken});
    expect(Number(new URL(second.url).port)).toBeGreaterThan(taken);
    await second.close();
  });
});

describe("readPort(asked)", () => {
  it("is 3000 without --port, and a whole number of a port", () => {
    expect([readPort(), readPort("0"), readPort("65435")]).toEqual([3000, 0, 65435]);
    for (const wrong of ["65436", "http", "1.5", ""]) expect(() => readPort(wrong)).toThrow(/--port/);
  });
});

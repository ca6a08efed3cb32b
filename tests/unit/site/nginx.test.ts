import {type ChildProcess, spawn, spawnSync} from "node:child_process";
import {chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {createServer} from "node:net";
import type {AddressInfo} from "node:net";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {setTimeout as wait} from "node:timers/promises";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {parse} from "yaml";
import {forEver, headersFile, published, securityHeaders} from "../../../site/securityHeaders.ts";

const project = fileURLToPath(new URL("../../..", import.meta.url));
const recipe = (name: string) => readFileSync(join(project, "deploy", name), "utf8");
const nginx = ["/usr/sbin/nginx", "/usr/bin/nginx"].find(existsSync);

/** Files of a site, at the root of the server and in a folder below it. */
const files: Readonly<Record<string, string>> = {
  "index.html": "<html lang=sv><title>Start</title></html>",
  "404.html": "<title>Sidan finns inte</title>",
  "langd/riket.html": "<title>Längd</title>",
  "_import/notebook.0a1b2c3d.js": `export const text = "${"a".repeat(5000)}";\n`,
  ".sources": "stamp",
  "fryst/2026.01.0/index.html": "<title>Fryst</title>",
  "fryst/2026.01.0/data/tables/started.parquet": "PAR1",
  "fryst/2026.01.0/data/dcat.ttl": "@prefix dcat: <http://www.w3.org/ns/dcat#> .",
};

/** A free port of this machine. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((done) => server.once("listening", done));
  const {port} = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

describe.skipIf(nginx === undefined)("deploy/nginx.conf (skipped where nginx is not installed)", () => {
  let folder = "";
  let url = "";
  let server: ChildProcess | undefined;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "underlag-nginx-"));
    // Started as root, nginx reads files as a user of its own.
    chmodSync(folder, 0o755);
    for (const [path, text] of Object.entries(files))
      for (const start of ["", "sub"]) {
        const file = join(folder, "www", start, path);
        mkdirSync(dirname(file), {recursive: true});
        writeFileSync(file, text);
      }
    const port = await freePort();
    // The recipe as it stands, but for where its files lie and which port this machine has free.
    const own = recipe("nginx.conf")
      .replace("listen 80;", `listen 127.0.0.1:${port};`)
      .replace("listen [::]:80;", "")
      .replace("root /srv/www;", `root ${folder}/www;`);
    const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
      (name) => `${name}_temp_path ${folder}/${name};`,
    );
    const main = join(folder, "main.conf");
    writeFileSync(
      main,
      `daemon off; pid ${folder}/pid; error_log ${folder}/error.log; events {}\nhttp { access_log off; ${temporary.join(" ")}\n${own}\n}\n`,
    );
    const checked = spawnSync(nginx ?? "", ["-t", "-c", main, "-e", join(folder, "error.log")], {
      encoding: "utf8",
    });
    expect(checked.status, checked.stderr).toBe(0);
    server = spawn(nginx ?? "", ["-c", main, "-e", join(folder, "error.log")], {stdio: "ignore"});
    url = `http://127.0.0.1:${port}`;
    for (let tries = 0; tries < 100; tries++) {
      if (
        await fetch(url).then(
          () => true,
          () => false,
        )
      )
        return;
      await wait(50);
    }
    throw new Error("nginx does not answer");
  });
  afterAll(async () => {
    server?.kill();
    if (server?.exitCode === null) await new Promise((done) => server?.once("exit", done));
    rmSync(folder, {recursive: true, force: true});
  });

  it.each(["", "/sub"])("finds pages by their addresses, at the root and below it (%j)", async (start) => {
    for (const [path, title] of [
      ["/", "Start"],
      ["/langd/riket", "Längd"],
      ["/fryst/2026.01.0/", "Fryst"],
    ] as const) {
      const answer = await fetch(`${url}${start}${path}`);
      expect([path, answer.status]).toEqual([path, 200]);
      expect(await answer.text()).toContain(title);
      expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
    }
  });

  it.each(["", "/sub"])("leads an address to the page's own, once, with its query (%j)", async (start) => {
    for (const [path, meant] of [
      ["/langd/riket/?v=1&kon=K", "/langd/riket?v=1&kon=K"],
      ["/langd/riket/", "/langd/riket"],
      ["//langd/riket/", "/langd/riket"],
      ["/fryst/2026.01.0?v=1", "/fryst/2026.01.0/?v=1"],
    ] as const) {
      const answer = await fetch(`${url}${start}${path}`, {redirect: "manual"});
      // Only the path: another port may lie before the server, as before a container.
      expect([answer.status, answer.headers.get("location")]).toEqual([301, start + meant]);
      expect((await fetch(`${url}${start}${meant}`, {redirect: "manual"})).status).toBe(200);
    }
    for (const path of ["/langd/", "/langd", "/finns-inte/"])
      expect((await fetch(`${url}${start}${path}`, {redirect: "manual"})).status).toBe(404);
  });

  it("leads to a site in a folder from the folder's name", async () => {
    const answer = await fetch(`${url}/sub`, {redirect: "manual"});
    expect([answer.status, answer.headers.get("location")]).toEqual([301, "/sub/"]);
  });

  it("sends the headers of security with every answer, also when there is nothing", async () => {
    for (const path of ["/", "/finns-inte", "/_import/notebook.0a1b2c3d.js"]) {
      const {headers} = await fetch(url + path);
      expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("permissions-policy")).toBe("camera=(), microphone=(), geolocation=()");
      expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
      expect(headers.get("strict-transport-security")).toMatch(/^max-age=\d+/);
      expect(headers.get("server")).toBe("nginx");
    }
  });

  it("lets what never changes be kept for ever, and nothing else", async () => {
    const cache = async (path: string) => (await fetch(url + path)).headers.get("cache-control");
    const forEver = "public, max-age=31536000, immutable";
    expect(await cache("/_import/notebook.0a1b2c3d.js")).toBe(forEver);
    expect(await cache("/fryst/2026.01.0/data/tables/started.parquet")).toBe(forEver);
    expect(await cache("/langd/riket")).toBe("no-cache");
    expect(await cache("/fryst/2027.01.0/")).toBeNull(); // not there yet: never to be kept
  });

  it("compresses text, and names Parquet and Turtle for what they are", async () => {
    const script = await fetch(`${url}/_import/notebook.0a1b2c3d.js`, {headers: {"Accept-Encoding": "gzip"}});
    expect(script.headers.get("content-encoding")).toBe("gzip");
    expect(script.headers.get("vary")).toBe("Accept-Encoding");
    const type = async (path: string) => (await fetch(url + path)).headers.get("content-type");
    expect(await type("/fryst/2026.01.0/data/tables/started.parquet")).toBe("application/vnd.apache.parquet");
    expect(await type("/fryst/2026.01.0/data/dcat.ttl")).toBe("text/turtle; charset=utf-8");
  });

  it("answers with the site's own page for what is not there, hides hidden files and takes no uploads", async () => {
    const missing = await fetch(`${url}/finns-inte`);
    expect([missing.status, await missing.text()]).toEqual([404, files["404.html"]]);
    expect((await fetch(`${url}/.sources`)).status).toBe(404);
    expect((await fetch(url, {method: "POST", body: "x"})).status).toBe(403);
  });
});

describe("deploy/_headers", () => {
  const all = {...securityHeaders, ...published};

  it("is what the site's own list of headers makes it", () => {
    expect(recipe("_headers")).toBe(headersFile());
  });

  it("sends the same headers as nginx, each in one rule only", () => {
    const conf = recipe("nginx.conf");
    const sent = [...conf.matchAll(/^ {2}add_header ([\w-]+) (?:"([^"]*)"|([^" ]+)) always;$/gm)].map(
      ([, name = "", quoted, bare]) => [name, quoted ?? bare] as const,
    );
    expect(Object.fromEntries(sent)).toEqual(all);
    expect(conf.match(new RegExp(`"${forEver}"`, "g"))).toHaveLength(2);
    const names = recipe("_headers").match(/^ {2}[\w-]+(?=:)/gm) ?? [];
    expect(names.filter((name) => name.trim() !== "Cache-Control").sort()).toEqual(
      Object.keys(all)
        .map((name) => `  ${name}`)
        .sort(),
    );
  });

  it("lets be kept for ever what nginx lets be, and nothing else", () => {
    const rules = [...recipe("_headers").matchAll(/^(\/\S+)\n {2}Cache-Control:/gm)].map(
      ([, path = ""]) => path,
    );
    // As both hosts read them: a star is all that follows, a name one part.
    const patterns = rules.map(
      (path) => new RegExp(`^${path.replace(/:\w+/g, "[^/]+").replace("*", ".*")}$`),
    );
    const kept = (path: string) => patterns.some((pattern) => pattern.test(path));
    for (const path of ["/_import/a.0a1b2c3d.js", "/_npm/d3@1/a.js", "/fryst/2026.01.0/index.html"])
      expect([path, kept(path)]).toEqual([path, true]);
    for (const path of ["/", "/langd/riket", "/fryst/SHA256SUMS", "/data/manifest.json"])
      expect([path, kept(path)]).toEqual([path, false]);
  });
});

describe(".devcontainer/devcontainer.json", () => {
  const container = JSON.parse(
    readFileSync(join(project, ".devcontainer/devcontainer.json"), "utf8"),
  ) as Record<string, unknown>;

  it("has properties of the schema only, of the types that it asks for", () => {
    // devContainer.base.schema.json of the specification at containers.dev: those of a container made from an image.
    const types: Readonly<Record<string, (value: unknown) => boolean>> = {
      name: (value) => typeof value === "string",
      image: (value) => typeof value === "string",
      forwardPorts: (value) => Array.isArray(value) && value.every((port) => Number.isInteger(port)),
      containerEnv: (value) => Object.values(value as object).every((one) => typeof one === "string"),
      postCreateCommand: (value) => typeof value === "string",
    };
    for (const [name, value] of Object.entries(container))
      expect([name, types[name]?.(value)]).toEqual([name, true]);
    expect(container).toHaveProperty("image");
  });

  it("forwards the port of the site, on Debian with a Node that the project runs on", () => {
    expect(container["image"]).toMatch(
      /^mcr\.microsoft\.com\/devcontainers\/typescript-node:\d[\d.]*-22-bookworm$/,
    );
    expect(container["forwardPorts"]).toEqual([3000]);
    expect(container["postCreateCommand"]).toBe("npm ci");
  });
});

describe("the recipes of Pages and of a container", () => {
  const {scripts} = JSON.parse(readFileSync(join(project, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  it.each(["github-pages.yml", "gitlab-ci.yml"])("run only commands that the project has (%s)", (name) => {
    const commands = [...JSON.stringify(parse(recipe(name))).matchAll(/npm run (\w+)/g)].map(
      ([, run]) => run,
    );
    expect(commands).toEqual(["data", "site"]);
    for (const command of commands) expect(scripts[command ?? ""]).toBeDefined();
  });

  it("use actions that run on a Node that GitHub's machines have: that of version 20 is gone since September 2026", () => {
    // The first version of each that runs on Node 24, by its own action.yml.
    const first: Readonly<Record<string, number>> = {
      ...{checkout: 5, "setup-node": 5, "upload-pages-artifact": 5, "deploy-pages": 5},
    };
    const used = [...recipe("github-pages.yml").matchAll(/uses: actions\/([\w-]+)@v(\d+)$/gm)];
    expect(used.map(([, name]) => name).sort()).toEqual(Object.keys(first).sort());
    for (const [, name = "", version] of used)
      expect(Number(version), name).toBeGreaterThanOrEqual(first[name] ?? Infinity);
  });

  it.each(["github-pages.yml", "gitlab-ci.yml"])(
    "tell how a frozen release is shown instead of the made-up country (%s)",
    (name) => {
      expect(recipe(name)).toMatch(/^ *# .*UNDERLAG_RELEASE(: |=)fryst\/\d{4}\.\d\d\.\d+\/data\b/m);
    },
  );

  it("build the site every month too, to see that it can still be built", () => {
    const {on} = parse(recipe("github-pages.yml")) as {on: {schedule: {cron: string}[]}};
    // Minute, hour, day of the month, month, day of the week.
    expect(on.schedule.map(({cron}) => cron)).toEqual([expect.stringMatching(/^\d+ \d+ 1 \* \*$/)]);
  });

  it("serve the site with the same nginx", () => {
    expect(recipe("Containerfile")).toContain("COPY deploy/nginx.conf /etc/nginx/conf.d/underlag.conf");
    expect(recipe("Containerfile")).toContain("COPY dist /srv/www");
  });
});

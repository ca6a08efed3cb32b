import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {EnvironmentError} from "../../../loaders/errors.ts";
import {installedPackages} from "../../../site/installedPackages.ts";
import {answerRequest} from "../../../site/offline.ts";

let root: string;
const ask = async (path: string): Promise<Response> =>
  await answerRequest(root, installedPackages(root), path);

function write(path: string, content: unknown): void {
  mkdirSync(dirname(join(root, path)), {recursive: true});
  writeFileSync(join(root, path), typeof content === "string" ? content : JSON.stringify(content));
}

function installPackage(
  name: string,
  version: string,
  files: Record<string, string>,
  more: object = {},
): void {
  write(`node_modules/${name}/package.json`, {name, version, main: "index.js", ...more});
  for (const [path, text] of Object.entries(files)) write(`node_modules/${name}/${path}`, text);
}

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "underlag-offline-"));
  write("package.json", {name: "x", dependencies: {direct: "1.0.0", chart: "2.0.0"}});
  write("package-lock.json", {
    packages: {
      "": {},
      "node_modules/direct": {version: "1.0.0"},
      "node_modules/chart": {version: "2.0.0"},
      "node_modules/helper": {version: "3.0.0"},
      "node_modules/umbrella": {version: "1.0.0"},
      "node_modules/drifted": {version: "1.0.0"},
    },
  });
  installPackage(
    "direct",
    "1.0.0",
    {"index.js": "export const direct = 'only-in-direct';"},
    {type: "module"},
  );
  installPackage("helper", "3.0.0", {"index.js": "module.exports = {help: 'only-in-helper'};"});
  installPackage("umbrella", "1.0.0", {"index.js": "export * from 'direct';"}, {type: "module"});
  installPackage("drifted", "1.0.1", {"index.js": "export {};"});
  installPackage(
    "chart",
    "2.0.0",
    {
      "index.js":
        "import {direct} from 'direct'; import helper from 'helper'; export const chart = [direct, helper.help, process.env.NODE_ENV];",
      "through.js": "export * from 'umbrella';",
      "required.cjs": "const d = require('direct'); exports.d = d.direct;",
      "dist/part.js": "import {direct} from 'direct'; export const part = direct;",
      "dist/worker.js": "onmessage = () => postMessage(1);",
      "data.bin": "\u0000\u0001",
    },
    {type: "module", dependencies: {direct: "^9.0.0", helper: "^3.0.0"}},
  );
});
afterAll(() => {
  rmSync(root, {recursive: true, force: true});
});

describe("answerRequest(root, packages, pathname)", () => {
  it("answers the current version from the lock file", async () => {
    expect(await (await ask("/chart/latest")).json()).toEqual({version: "2.0.0"});
    expect(await (await ask("/chart")).json()).toEqual({versions: {"2.0.0": {}}});
  });

  it("gives a version to a library that is only offered, so that a page of plain text can be built", async () => {
    expect(await (await ask("/lodash/latest")).json()).toEqual({version: "0.0.0-not-installed"});
  });

  it("bundles a package, keeps a direct dependency apart and takes the others in", async () => {
    const response = await ask("/npm/chart@2.0.0/+esm");
    expect(response.headers.get("content-type")).toMatch(/^application\/javascript/);
    const source = await response.text();
    expect(source).toContain('"/npm/direct@1.0.0/+esm"');
    expect(source).not.toContain("only-in-direct");
    expect(source).toContain("only-in-helper");
    expect(source).toContain("production");
  });

  it("takes in what only a dependency of the package imports", async () => {
    const source = await (await ask("/npm/chart@2.0.0/through.js/+esm")).text();
    expect(source).toContain("only-in-direct");
    expect(source).not.toContain("/npm/direct");
  });

  it("never leaves a require() out of the bundle", async () => {
    const source = await (await ask("/npm/chart@2.0.0/required.cjs/+esm")).text();
    expect(source).toContain("only-in-direct");
  });

  it("bundles a file of a package that is a module, and copies one that is not", async () => {
    expect(await (await ask("/npm/chart@2.0.0/dist/part.js")).text()).toContain('"/npm/direct@1.0.0/+esm"');
    expect(await (await ask("/npm/chart@2.0.0/dist/worker.js")).text()).toBe(
      "onmessage = () => postMessage(1);",
    );
    const data = await ask("/npm/chart@2.0.0/data.bin");
    expect(data.headers.get("content-type")).toBe("application/octet-stream");
    expect(await data.text()).toBe("\u0000\u0001");
  });

  it("says in a package's package.json what is installed, not which range it asked for", async () => {
    const {dependencies} = (await (await ask("/npm/chart@2.0.0/package.json")).json()) as {
      dependencies: unknown;
    };
    expect(dependencies).toMatchObject({direct: "1.0.0", chart: "2.0.0"});
  });

  it.each([
    [
      "a package that is not installed",
      "/npm/lodash@4.17.21/+esm",
      /npm:lodash .*npm install --save-exact lodash/,
    ],
    ["a range of a package that is not installed", "/lodash", /npm:lodash/],
    ["another version than the installed", "/npm/direct@2.0.0/+esm", /npm:direct@2.0.0.*1\.0\.0/],
    ["a package that differs from the lock file", "/drifted/latest", /drifted.*npm ci/],
    ["a file outside the package", "/npm/direct@1.0.0/..%2fchart/data.bin", /filen finns inte/],
    ["a file that does not exist", "/npm/direct@1.0.0/none.css", /npm:direct\/none\.css/],
    ["anything else", "/v1.1.1/wasm_eh/json.duckdb_extension.wasm", /json\.duckdb_extension\.wasm/],
  ])("refuses %s and names it", async (_, path, message) => {
    await expect(ask(path)).rejects.toThrow(message);
    await expect(ask(path)).rejects.toBeInstanceOf(EnvironmentError);
  });
});

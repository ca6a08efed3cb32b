import {describe, expect, it} from "vitest";
import {recogniseNpmRequest} from "../../../site/npmRequest.ts";

describe("recogniseNpmRequest(pathname)", () => {
  it("recognises a question for the current version, with and without a scope", () => {
    expect(recogniseNpmRequest("/d3-array/latest")).toEqual({is: "version", name: "d3-array", of: "latest"});
    expect(recogniseNpmRequest("/@observablehq/plot/latest")).toEqual({
      is: "version",
      name: "@observablehq/plot",
      of: "latest",
    });
  });

  it("recognises a question for all versions, as a version range gives", () => {
    expect(recogniseNpmRequest("/hyparquet")).toEqual({is: "version", name: "hyparquet", of: "all"});
    expect(recogniseNpmRequest("/@uwdata/flechette")).toEqual({
      is: "version",
      name: "@uwdata/flechette",
      of: "all",
    });
  });

  it("recognises a package as a module, and a path in a package as a module", () => {
    expect(recogniseNpmRequest("/npm/d3-array@3.2.5/+esm")).toEqual({
      is: "module",
      name: "d3-array",
      version: "3.2.5",
      subpath: null,
    });
    expect(recogniseNpmRequest("/npm/@a/b@1.0.0-rc.1/dist/file.js/+esm")).toEqual({
      is: "module",
      name: "@a/b",
      version: "1.0.0-rc.1",
      subpath: "dist/file.js",
    });
  });

  it("recognises a file as it is", () => {
    expect(recogniseNpmRequest("/npm/@a/b@1.0.0/dist/file.wasm")).toEqual({
      is: "file",
      name: "@a/b",
      version: "1.0.0",
      path: "dist/file.wasm",
    });
  });

  it.each([
    "/",
    "/npm/d3-array/+esm",
    "/d3-array/next",
    "/v1.1.1/wasm_eh/json.duckdb_extension.wasm",
    "/a/b/c",
  ])("does not recognise %s", (path) => {
    expect(recogniseNpmRequest(path)).toBeUndefined();
  });
});

import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8");

describe("the container", () => {
  it("is given what its recipe copies and nothing else of the folder: no micro data, no key", () => {
    const copied = [...read("deploy/Containerfile").matchAll(/^COPY (\S+) /gm)].map(([, from]) => from);
    const rules = read(".dockerignore")
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"));
    expect(copied.toSorted()).toEqual(["deploy/nginx.conf", "dist"]);
    expect(rules).toEqual(["*", "!dist", "!deploy/nginx.conf"]);
  });
});

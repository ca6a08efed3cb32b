import {describe, expect, it} from "vitest";
import {attribute, elements, parsePage} from "../../../site/htmlTree.ts";
import {preloadFiles} from "../../../site/preloadFiles.ts";

/** What a page with these cells preloads, in order. */
function preloaded(cells: string): string[] {
  const files = ["../data/a.json", "../data/places/skane/b.parquet", "../data/late.parquet"];
  const registered = files.map((name) => `registerFile("${name}", {"name":"${name}","path":"${at(name)}"});`);
  const document = parsePage(`<!DOCTYPE html><html><head>
<link rel="modulepreload" href="../_observablehq/client.js">
<link rel="icon" href="data:,">
<script type="module">
${registered.join("\n")}
${cells}
</script></head><body></body></html>`);
  preloadFiles(document);
  return [...elements(document)]
    .filter((one) => one.tagName === "link" && attribute(one, "as") === "fetch")
    .map((one) => attribute(one, "href") ?? "");
}
const at = (name: string): string => name.replace("data/", "_file/data/").replace(/(\.\w+)$/, ".11111111$1");

describe("preloadFiles(document)", () => {
  it("asks from the start for the files that cells read when they run, each once", () => {
    expect(
      preloaded(`const a = await FileAttachment("../data/a.json").json();
load(FileAttachment("../data/places/skane/b.parquet").arrayBuffer(), FileAttachment("../data/places/skane/b.parquet").arrayBuffer());`),
    ).toEqual([at("../data/a.json"), at("../data/places/skane/b.parquet")]);
  });

  it("does not ask for what a cell reads on demand", () => {
    expect(preloaded(`load({whole: () => FileAttachment("../data/late.parquet").arrayBuffer()});`)).toEqual(
      [],
    );
  });

  it("leaves a page without files as it is", () => {
    expect(preloaded("")).toEqual([]);
  });
});

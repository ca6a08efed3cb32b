import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {pathToFileURL} from "node:url";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {elements, attribute, parsePage, textOf, writePage} from "../../../site/htmlTree.ts";
import {bundlePage, bundlerOf} from "../../../site/pageBundle.ts";
import {readSiteFiles} from "../../../site/siteFiles.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "underlag-bundle-"));
});
afterEach(() => {
  rmSync(folder, {recursive: true, force: true});
});

const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(folder, path)), {recursive: true});
  writeFileSync(join(folder, path), text);
};

/** A site of two components that share a third, a library, and one that is loaded on demand. */
function site(): void {
  write("_npm/lib@1.0.0/aaaaaaaa.js", "export const lib = 10;");
  write("_import/measures/shared.11111111.js", "export const shared = {value: 1};");
  write(
    "_import/components/one.22222222.js",
    `import {shared} from "../measures/shared.11111111.js";
     import {lib} from "../../_npm/lib@1.0.0/aaaaaaaa.js";
     export const name = () => "one " + (shared.value + lib);
     export const later = async () => (await import("./late.44444444.js")).late;`,
  );
  write(
    "_import/components/two.33333333.js",
    `import {shared} from "../measures/shared.11111111.js";
     export const name = () => { shared.value += 1; return "two"; };`,
  );
  write("_import/components/late.44444444.js", `export const late = "late";`);
  write("package.json", `{"type": "module"}`);
}

const page = (up: string): string => `<!DOCTYPE html><html><head>
<link rel="modulepreload" href="${up}_observablehq/client.js">
<link rel="modulepreload" href="${up}_import/components/one.22222222.js">
<link rel="modulepreload" href="${up}_import/measures/shared.11111111.js">
<link rel="modulepreload" href="${up}_npm/lib@1.0.0/aaaaaaaa.js">
<script type="module">
define({body: async () => {
const [{name}, two] = await Promise.all([import("${up}_import/components/one.22222222.js"), import("${up}_import/components/two.33333333.js")]);
}});
</script></head><body><p>import("${up}_import/components/one.22222222.js")</p></body></html>`;

function bundled(path: string, html: string): {html: string; files: ReturnType<typeof readSiteFiles>} {
  const files = readSiteFiles(folder);
  const document = parsePage(html);
  bundlePage(document, path, files, bundlerOf(folder, files));
  return {html: writePage(document), files};
}

describe("bundlePage(document, page, files, bundler)", () => {
  it("makes one module of the page's components, and imports each from it", async () => {
    site();
    const {html, files} = bundled("sida/riket.html", page("../"));
    const path = [...files.keys()].find((name) => name.includes("/page.")) ?? "";
    expect(path).toMatch(/^_import\/components\/page\.[0-9a-f]{8}\.js$/);
    const [script] = [...elements(parsePage(html))].filter(({tagName}) => tagName === "script");
    expect(script && textOf(script)).toContain(`import("../${path}").then((page) => page.m0)`);
    expect(script && textOf(script)).toContain(`import("../${path}").then((page) => page.m1)`);
    // What is text on the page stays text.
    expect(html).toContain(`<p>import("../_import/components/one.22222222.js")</p>`);

    write(path, files.get(path)?.toString() ?? "");
    const made = (await import(pathToFileURL(join(folder, path)).href)) as {
      m0: {name(): string; later(): Promise<string>};
      m1: {name(): string};
    };
    expect(made.m0.name()).toBe("one 11");
    // Both see the same shared module.
    expect(made.m1.name()).toBe("two");
    expect(made.m0.name()).toBe("one 12");
    expect(await made.m0.later()).toBe("late");
  });

  it("leaves libraries and what is loaded on demand as files of their own", () => {
    site();
    const {files} = bundled("index.html", page("./"));
    const path = [...files.keys()].find((name) => name.includes("/page.")) ?? "";
    const text = files.get(path)?.toString() ?? "";
    expect(text).toContain("../../_npm/lib@1.0.0/aaaaaaaa.js");
    expect(text).toContain(`import("./late.44444444.js")`);
  });

  it("preloads the bundle in place of what is in it, and the libraries as before", () => {
    site();
    const {html, files} = bundled("index.html", page("./"));
    const path = [...files.keys()].find((name) => name.includes("/page.")) ?? "";
    const preloads = [...elements(parsePage(html))]
      .filter((one) => attribute(one, "rel") === "modulepreload")
      .map((one) => attribute(one, "href"));
    expect(preloads).toEqual(["./_observablehq/client.js", `./${path}`, "./_npm/lib@1.0.0/aaaaaaaa.js"]);
  });

  it("gives two pages with the same components the same bundle", () => {
    site();
    const files = readSiteFiles(folder);
    const bundler = bundlerOf(folder, files);
    for (const [path, up] of [
      ["a.html", "./"],
      ["b/c.html", "../"],
    ] as const)
      bundlePage(parsePage(page(up)), path, files, bundler);
    expect([...files.keys()].filter((name) => name.includes("/page."))).toHaveLength(1);
  });

  it("leaves a page alone whose component asks where it lies, and one of a single component", () => {
    site();
    write("_import/components/one.22222222.js", `export const at = import.meta.url;`);
    expect([...bundled("index.html", page("./")).files.keys()].some((name) => name.includes("/page."))).toBe(
      false,
    );
    site();
    const single = page("./").replace(/, import\("[^"]*two[^"]*"\)/, "");
    expect([...bundled("index.html", single).files.keys()].some((name) => name.includes("/page."))).toBe(
      false,
    );
  });
});

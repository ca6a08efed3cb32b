import {createHash} from "node:crypto";
import {runInNewContext} from "node:vm";
import {describe, expect, it} from "vitest";
import {attribute, elements, parsePage, textOf} from "../../../site/htmlTree.ts";
import {finishSite} from "../../../site/postbuild.ts";
import type {SiteFiles} from "../../../site/siteFiles.ts";
import {frameworkPage} from "./frameworkPage.ts";

const css = "a{b:c}#observablehq-sidebar-toggle:checked~#observablehq-center{d:e}";
const client = `import"./runtime.33333333.js";x.title="Copy code";y=\`Toggle sidebar \${z}\`;const f=()=>import("../_npm/eager@1.0.0/44444444.js");`;

function builtSite(more: Record<string, string> = {}): SiteFiles {
  const files: Record<string, string> = {
    "index.html": frameworkPage("<h1>Hej</h1><pre><code>x</code></pre>"),
    "_observablehq/theme.11111111.css": css,
    "_observablehq/client.22222222.js": client,
    "_observablehq/runtime.33333333.js": "",
    ...more,
  };
  return new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]));
}

const pageOf = (site: SiteFiles, path = "index.html") => {
  const html = site.get(path)?.toString() ?? "";
  const all = [...elements(parsePage(html))];
  const policy = all.find((one) => attribute(one, "http-equiv") === "Content-Security-Policy");
  return {html, all, policy: policy === undefined ? "" : (attribute(policy, "content") ?? "")};
};

describe("finishSite(built)", () => {
  it("says that the page is in Swedish, may be enlarged, and has a way past the menu", () => {
    const {html, all} = pageOf(finishSite(builtSite()));
    expect(html).toContain('<html lang="sv">');
    expect(html).not.toContain("maximum-scale");
    const body = all.find(({tagName}) => tagName === "body");
    const [first] = body === undefined ? [] : elements(body);
    expect(first && [attribute(first, "href"), textOf(first)]).toEqual([
      "#observablehq-main",
      "Hoppa till innehållet",
    ]);
    expect(all.find(({tagName}) => tagName === "pre")?.attrs).toContainEqual({name: "tabindex", value: "0"});
  });

  it("puts the menu's switch inside the one landmark of the menu, and only list items in its list", () => {
    const {all} = pageOf(finishSite(builtSite()));
    const toggle = all.find((one) => attribute(one, "id") === "observablehq-sidebar-toggle");
    const parent = toggle?.parentNode;
    expect(parent && "tagName" in parent && [parent.tagName, attribute(parent, "aria-label")]).toEqual([
      "nav",
      "Sidor",
    ]);
    expect(toggle && attribute(toggle, "aria-label")).toBe("Visa eller dölj menyn");
    for (const list of all.filter(({tagName}) => tagName === "ol"))
      for (const child of list.childNodes) if ("tagName" in child) expect(child.tagName).toBe("li");
    expect(all.filter(({tagName}) => tagName === "nav").map((nav) => attribute(nav, "aria-label"))).toEqual([
      "Sidor",
      "Rubriker på den här sidan",
      "Föregående och nästa sida",
    ]);
    expect(all.find((one) => attribute(one, "aria-current") === "page")?.tagName).toBe("a");
  });

  it("gives a file that it changes a new name by content, and the pages the new name", () => {
    const site = finishSite(builtSite());
    const names = [...site.keys()];
    expect(names).not.toContain("_observablehq/client.22222222.js");
    const name = names.find((path) => path.startsWith("_observablehq/client.")) ?? "";
    const text = site.get(name)?.toString() ?? "";
    expect(text).toContain('"Kopiera koden"');
    expect(text).toContain("`Visa eller dölj menyn ${");
    expect(name).toContain(createHash("sha256").update(text).digest("hex").slice(0, 8));
    const {html} = pageOf(site);
    expect(html).not.toContain("22222222");
    expect(html.split(`./${name}`)).toHaveLength(3);
  });

  it("asks for modules when a page with a picture of its first diagram has been read, after its text", () => {
    const drawn = '<observablehq-loading class="underlag-stand-in-diagram"></observablehq-loading>';
    const {html} = pageOf(finishSite(builtSite({"index.html": frameworkPage(drawn)})));
    for (const asked of ['rel="modulepreload"', 'type="module"'])
      expect(html.indexOf(asked)).toBeGreaterThan(html.indexOf("</main>"));
  });

  it("tells the style sheet that the switch has a new parent", () => {
    const site = finishSite(builtSite());
    const name = [...site.keys()].find((path) => path.endsWith(".css")) ?? "";
    expect(site.get(name)?.toString()).toBe(
      "a{b:c}:has(>#observablehq-sidebar-toggle:checked)~#observablehq-center{d:e}",
    );
  });

  it("allows exactly the inline scripts of the page, as the browser will see them", () => {
    const {all, policy} = pageOf(finishSite(builtSite()));
    const scripts = all.filter(({tagName}) => tagName === "script").map(textOf);
    expect(scripts).toHaveLength(2);
    for (const script of scripts)
      expect(policy).toContain(`'sha256-${createHash("sha256").update(script).digest("base64")}'`);
    expect(policy).toContain("default-src 'none'");
    expect(policy.split("; ").find((part) => part.startsWith("script-src"))).not.toContain("unsafe");
  });

  it("allows a page to compile text only when a module that it loads does so", () => {
    const site = finishSite(
      builtSite({
        "csv.html": frameworkPage("", '<link rel="modulepreload" href="./_npm/csv@1.0.0/55555555.js">\n'),
        "sql.html": frameworkPage("", '<link rel="modulepreload" href="./_import/sql.77777777.js">\n'),
        "_import/sql.77777777.js": 'const e = () => import("../_npm/engine@1.0.0/66666666.js");',
        "_npm/csv@1.0.0/55555555.js": 'const f=new Function("d","return d");',
        "_npm/engine@1.0.0/66666666.js": "WebAssembly.instantiate(x);",
        // Offered by Framework's client, used by no page.
        "_npm/eager@1.0.0/44444444.js": "eval(x);new Function(x);",
      }),
    );
    const script = (path: string): string =>
      pageOf(site, path)
        .policy.split("; ")
        .find((part) => part.startsWith("script-src")) ?? "";
    expect(script("index.html")).not.toContain("eval");
    expect(script("csv.html")).toContain(" 'unsafe-eval'");
    expect(script("csv.html")).not.toContain("wasm");
    expect(script("sql.html")).toContain(" 'wasm-unsafe-eval'");
    expect(script("sql.html")).not.toContain(" 'unsafe-eval'");
  });

  it("lets only the page that starts workers have any, and does not loosen its policy for what they run", () => {
    const site = finishSite(
      builtSite({
        "sql.html": frameworkPage("", '<link rel="modulepreload" href="./_import/sql.77777777.js">\n'),
        "_import/sql.77777777.js": 'new Worker(import.meta.resolve("./worker.88888888.js"));',
        "_import/worker.88888888.js": "WebAssembly.instantiate(x);new Function(x);",
      }),
    );
    expect(pageOf(site).policy).toContain("worker-src 'none'");
    expect(pageOf(site, "sql.html").policy).toContain("worker-src 'self'");
    expect(pageOf(site, "sql.html").policy).toContain(" 'wasm-unsafe-eval'");
    expect(pageOf(site, "sql.html").policy).not.toContain(" 'unsafe-eval'");
    expect([...site.keys()]).toContain("_import/worker.88888888.js");
  });

  it("names the place in the title of a page that is one of many", () => {
    const site = finishSite(
      builtSite({"skane.html": frameworkPage("").replace("<title>Sida", "<title>Sida | underlag")}),
      new Map([["/skane", "Region Skåne"]]),
    );
    expect(pageOf(site, "skane.html").html).toContain("<title>Sida: Region Skåne | underlag</title>");
    expect(pageOf(site).html).toContain("<title>Sida</title>");
  });

  it("adds a page for addresses that do not exist, unless there is one", () => {
    expect(finishSite(builtSite()).get("404.html")?.toString()).toContain("Sidan finns inte");
    const own = finishSite(builtSite({"404.html": frameworkPage("<h1>Egen</h1>", '<base href="/">')}));
    expect(own.get("404.html")?.toString()).toContain("Egen");
    expect(pageOf(own, "404.html").policy).toContain("base-uri 'self'");
  });

  it.each([
    ["/langd/skane/", true, ["/langd/skane?v=1#steg-3"]],
    ["/langd/skane/", false, []],
    ["/langd/skane", true, []],
    ["/", true, []],
  ])(
    "leads from %s to the page without the slash where there is one (%j)",
    async (pathname, ok, expected) => {
      const page = finishSite(builtSite()).get("404.html")?.toString() ?? "";
      const script = /<script>([^]*)<\/script>/.exec(page)?.[1] ?? "";
      expect(page).toContain(`script-src 'sha256-${createHash("sha256").update(script).digest("base64")}'`);
      const led: string[] = [];
      const fetch = async (): Promise<{ok: boolean}> => await Promise.resolve({ok});
      const location = {pathname, search: "?v=1", hash: "#steg-3", replace: (to: string) => led.push(to)};
      runInNewContext(script, {fetch, location});
      await new Promise(setImmediate);
      expect(led).toEqual(expected);
    },
  );

  it("gives the same bytes for the same site", () => {
    expect(finishSite(builtSite())).toEqual(finishSite(builtSite()));
  });

  it("stops when Framework no longer writes what is translated or styled here", () => {
    expect(() => finishSite(builtSite({"_observablehq/client.22222222.js": "Copy code"}))).toThrow(
      /Toggle sidebar/,
    );
    expect(() => finishSite(builtSite({"_observablehq/theme.11111111.css": "a{}"}))).toThrow(/stilmall/);
    const other = {"_import/a.88888888.js": 'import "../_observablehq/client.22222222.js"'};
    expect(() => finishSite(builtSite(other))).toThrow(/_import\/a\.88888888\.js/);
  });
});

import {describe, expect, it} from "vitest";
import {attribute, elements, parsePage, writePage} from "../../../site/htmlTree.ts";
import {putScriptsLast} from "../../../site/scriptsLast.ts";

const page = `<!DOCTYPE html><html><head>
<script>beforeAnything()</script>
<link rel="preload" as="style" href="a.css"><link rel="stylesheet" href="a.css">
<link rel="modulepreload" href="client.js">
<link rel="preload" as="fetch" href="a.parquet">
<script type="module">import "./client.js";</script>
<script type="application/ld+json">{}</script>
<link rel="stylesheet" href="b.css">
</head><body><script>menu()</script><main><observablehq-loading class="underlag-stand-in underlag-stand-in-diagram">Bild</observablehq-loading></main></body></html>`;

/** What the elements of a part of a page ask for or are, in order. */
function askedIn(html: string, part: "head" | "body"): string[] {
  const found = elements(parsePage(html)).find(({tagName}) => tagName === part);
  return (found ? elements(found) : [])
    .filter(({tagName}) => ["link", "script"].includes(tagName))
    .map((one) => attribute(one, "href") ?? attribute(one, "type") ?? "inline");
}

describe("putScriptsLast(document)", () => {
  const document = parsePage(page);
  putScriptsLast(document);
  const html = writePage(document);

  it("leaves in the head what the first paint needs, and what runs before it", () => {
    expect(askedIn(html, "head")).toEqual(["inline", "a.css", "a.css", "application/ld+json", "b.css"]);
  });

  it("asks for modules and tables after all that the page says, in the order that they had", () => {
    expect(askedIn(html, "body")).toEqual(["inline", "client.js", "a.parquet", "module"]);
    expect(html.indexOf("</main>")).toBeLessThan(html.indexOf("client.js"));
  });

  it("leaves a page that scripts draw as it is: they are asked for as soon as they can be", () => {
    const drawn = page.replace("underlag-stand-in-diagram", "underlag-stand-in-block");
    const left = parsePage(drawn);
    putScriptsLast(left);
    expect(writePage(left)).toBe(writePage(parsePage(drawn)));
  });

  it("changes nothing the second time", () => {
    const again = parsePage(html);
    putScriptsLast(again);
    expect(askedIn(writePage(again), "body")).toEqual(askedIn(html, "body"));
  });
});

import {describe, expect, it} from "vitest";
import {elements, attribute, parsePage, textOf} from "../../../site/htmlTree.ts";
import {tellDataset} from "../../../site/tellDataset.ts";

describe("tellDataset(html, json)", () => {
  it("stands in the head of the page as one block of data, whatever its texts hold", () => {
    const dataset = {"@type": "Dataset", name: "</script><b>$& <!-- å"};
    const html = tellDataset(
      '<html><head><title>Start</title></head><body><main>"</head>"</main></body></html>',
      JSON.stringify(dataset, undefined, 2),
    );
    const all = elements(parsePage(html));
    const [block, ...others] = all.filter(({tagName}) => tagName === "script");
    expect(others).toEqual([]);
    expect(block && attribute(block, "type")).toBe("application/ld+json");
    expect(JSON.parse(block ? textOf(block) : "")).toEqual(dataset);
    expect(block?.parentNode?.nodeName).toBe("head");
    expect(all.some(({tagName}) => tagName === "b")).toBe(false);
  });

  it("is not put there where it is no JSON", () => {
    expect(() => tellDataset("<head></head>", "{")).toThrow(SyntaxError);
  });
});

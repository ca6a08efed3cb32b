import {describe, expect, it} from "vitest";
import {maskIdentifiers} from "../../../loaders/model/mask.ts";

describe("maskIdentifiers", () => {
  it.each([
    ["191212121212.xml", "***.xml"],
    ["intyg/19121212-1212/a.xml", "intyg/***/a.xml"],
    ["121212+1212", "***"],
    ["9020fbb9-e387-40b0-ba75-ac2746e4736b.xml", "***.xml"],
    ["9020FBB9-E387-40B0-BA75-AC2746E4736B", "***"],
    ["x9020fbb9e38740b0ba75ac2746e4736b", "x***"],
    ["2025-01-31/12345.xml", "2025-01-31/12345.xml"],
    ["123456", "***"],
    ["certificates/lisjp.xml", "certificates/lisjp.xml"],
  ])("%s is shown as %s", (text, masked) => {
    expect(maskIdentifiers(text)).toBe(masked);
  });
});

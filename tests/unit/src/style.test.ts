import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {looks} from "../../../src/components/palette.js";

const css = readFileSync(new URL("../../../src/style/underlag.css", import.meta.url), "utf8");
const [light = "", dark = ""] = css.split("@media screen and (prefers-color-scheme: dark)");

/** Framework's page backgrounds: theme-air, and theme-near-midnight (4 per cent of #dfdfd6 in #161616). */
const pages = {light: "#ffffff", dark: "#1e1e1e"};

function colour(block: string, name: string): string {
  const found = new RegExp(`--underlag-${name}:\\s*(#[0-9a-f]{6});`).exec(block)?.[1];
  if (found === undefined) throw new RangeError(`no colour ${name}`);
  return found;
}

/** Relative luminance and contrast ratio of WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

describe("colours of the site", () => {
  it("are measured as WCAG does: black on white is 21, #767676 on white 4.54", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 9);
    expect(contrast("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
  });

  for (const [scheme, block, page] of [
    ["light", light, pages.light],
    ["dark", dark, pages.dark],
  ] as const) {
    it(`have at least 4.5:1 for text in ${scheme} mode, on the page and on tinted boxes`, () => {
      for (const name of ["text", "quiet", "link"]) {
        for (const behind of [page, colour(block, "tint")]) {
          expect(contrast(colour(block, name), behind), `${name} on ${behind}`).toBeGreaterThanOrEqual(4.5);
        }
      }
      // Names beside the lines are text in the colour of the line, but for men, whose name is in the text colour.
      for (const name of ["own", "context", "women"]) {
        expect(contrast(colour(block, name), page), name).toBeGreaterThanOrEqual(4.5);
      }
    });

    it(`have at least 3:1 for marks and the frames of controls in ${scheme} mode`, () => {
      for (const name of ["own", "context", "women", "men", "axis", "field", "warn"]) {
        expect(contrast(colour(block, name), page), name).toBeGreaterThanOrEqual(3);
      }
    });
  }

  it("are never alone: two series that share a chart differ in dash and in symbol", () => {
    for (const [a, b] of [
      ["own", "nation"],
      ["women", "men"],
    ] as const) {
      expect(looks[a].dash).not.toBe(looks[b].dash);
      expect(looks[a].symbol).not.toBe(looks[b].symbol);
    }
  });
});

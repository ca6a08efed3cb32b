import type {Shade} from "./chartModels.js";

/** How a part of a bar is filled: the colours of the stylesheet, thinned with the page's own background. */
export const shades: Readonly<Record<Shade, string>> = {
  quiet: thinned("--underlag-context", 28),
  strong: "var(--underlag-own)",
  medium: thinned("--underlag-own", 45),
  other: "var(--underlag-women)",
  otherMedium: thinned("--underlag-women", 40),
};

/** The colour of a text on such a part: the page's background on a full colour, else the text's own. */
export function textOn(shade: Shade): string {
  return shade === "strong" || shade === "other" ? "var(--theme-background)" : "var(--underlag-text)";
}

/** So many per cent of a colour on the page. */
export function thinned(variable: string, percent: number): string {
  return `color-mix(in srgb, var(${variable}) ${percent}%, var(--theme-background))`;
}

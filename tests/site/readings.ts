import type {Page} from "playwright-core";

/** On how many pages each way of reading has been tried. */
export type TriedReadings = Map<string, number>;

/** What stands on the elements of a page that are to be tried. */
export const untried = "data-untried";

/** A way of reading is tried on so many pages, and for so many texts of each: one of them may lie behind something. */
const [pages, texts] = [3, 2];

/**
 * Marks texts and controls that are read in ways not tried on enough pages yet, counts these as tried, and gives how many are marked. A way
 * of reading is all that the contrast of a text comes of: its colour, size and weight, the backgrounds, pictures and opacities beneath it,
 * whether it is a link in a text of another colour; and what it stands in, since something may be placed behind it there.
 */
export async function markUntried(page: Page, tried: TriedReadings): Promise<number> {
  const enough = [...tried].flatMap(([reading, n]) => (n < pages ? [] : [reading]));
  const marked = await page.evaluate(
    ([known, mark, most]) => {
      const left = new Map<string, number>();
      const done = new Set(known);
      const nameOf = (element: Element): string =>
        `${element.localName}.${[...element.classList].sort().join(".")}`;
      const readingOf = (element: Element): string => {
        const own = getComputedStyle(element);
        const parts = [own.fontSize, own.fontWeight];
        let above: Element | null = element;
        for (let level = 0; above !== null; level++, above = above.parentElement) {
          const style = getComputedStyle(above);
          if (level < 3) parts.push(nameOf(above), style.color);
          if (style.backgroundColor !== "rgba(0, 0, 0, 0)") parts.push(`on ${style.backgroundColor}`);
          if (style.backgroundImage !== "none") parts.push(`on ${style.backgroundImage}`);
          if (style.opacity !== "1") parts.push(`seen through ${style.opacity}`);
        }
        return parts.join(" ");
      };
      for (const old of document.querySelectorAll(`[${mark}]`)) old.removeAttribute(mark);
      for (const element of document.querySelectorAll("body, body *:not(script, style)")) {
        const isRead =
          element.matches("input, select, textarea, button") ||
          [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim() !== "");
        if (!isRead || !element.checkVisibility({visibilityProperty: true})) continue;
        const reading = readingOf(element);
        const n = left.get(reading) ?? most;
        if (done.has(reading) || n === 0) continue;
        left.set(reading, n - 1);
        // A link is judged as a whole.
        (element.closest("a") ?? element).setAttribute(mark, "");
      }
      return [...left.keys()];
    },
    [enough, untried, texts] as const,
  );
  for (const reading of marked) tried.set(reading, (tried.get(reading) ?? 0) + 1);
  return marked.length;
}

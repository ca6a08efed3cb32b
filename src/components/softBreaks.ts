/** Words shorter than this are never wider than a column beside a chart, and what stands before and after a break has so many letters. */
const [longest, part] = [18, 6];

/**
 * The text with a soft hyphen where a long Swedish compound is joined by an s: `aktivitets-begränsning`. Browsers that know no Swedish
 * hyphenation would else cut the word anywhere.
 */
export function softBreaks(text: string): string {
  return text.replace(/\p{L}+/gu, (word) =>
    word.length < longest
      ? word
      : word.replace(
          new RegExp(`(?<=^\\p{L}{${part - 1},}s)(?=[bcdfghjklmnpqrtvwxz]\\p{L}{${part - 1},}$)`, "gu"),
          "\u00ad",
        ),
  );
}

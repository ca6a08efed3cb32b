/** Words shorter than this are never wider than a column beside a chart, and what stands before and after a break has so many letters. */
const [longest, part] = [18, 6];

/** What may stand on both sides of an s that joins two words. */
const consonant = "[bcdfghjklmnpqrtvwxz]";
/** Such an s with another consonant after it; and one whose second word begins with an s itself, as no word has two after a consonant. */
const joints = new RegExp(
  `(?<=^\\p{L}{${part - 1},}s)(?<!${consonant}ss)(?=${consonant}\\p{L}{${part - 1},}$)|(?<=^\\p{L}{${part - 2},}${consonant}s)(?=s\\p{L}{${part - 1},}$)`,
  "gu",
);

/**
 * The text with a soft hyphen where a long Swedish compound is joined by an s: `aktivitets-begränsning`. Browsers that know no Swedish
 * hyphenation would else cut the word anywhere.
 */
export function softBreaks(text: string): string {
  return text.replace(/\p{L}+/gu, (word) => (word.length < longest ? word : word.replace(joints, "\u00ad")));
}

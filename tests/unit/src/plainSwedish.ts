import {parse} from "yaml";

/**
 * Words that are hard to read, and what to write instead. From *Svarta listan: ord och fraser som kan ersättas i författningsspråk*
 * (Regeringskansliet) and *Myndigheternas skrivregler* (Språkrådet), those that are found in texts of authorities today.
 */
export const hardWords: readonly (readonly [hard: RegExp, instead: string])[] = [
  [/erhåll(a|er|it|en|na)|erhöll/, "få"],
  [/erfordra(s|r|de)?|erforderlig\w*/, "behövas, nödvändig"],
  [/erlägg(a|er|s)|erlagt?/, "betala"],
  [/förelig(ga|ger|gande)|förelåg/, "finnas"],
  [/inkom(mer|ma|mit|na)?/, "komma in"],
  [/vederbörande/, "han eller hon, den som"],
  [/ovanstående|nedanstående/, "den här"],
  [/beträffande|angående|avseende|rörande/, "om, i fråga om"],
  [/därest|såvida/, "om"],
  [/huruvida/, "om"],
  [/ehuru/, "fast"],
  [/jämlikt|i enlighet med/, "enligt"],
  [/medelst/, "med, genom"],
  [/nyttja\w*/, "använda"],
  [/tillse|tillser|tillsåg/, "se till"],
  [/ombesörj\w+/, "ordna, sköta"],
  [/anmoda\w*/, "uppmana, be"],
  [/vidta(ga|ger)?/, "göra"],
  [/åtnjut\w+/, "ha, få"],
  [/härvid|därvid|härutöver|därutöver/, "då, dessutom"],
  [/sålunda|således/, "alltså"],
  [/emellertid/, "men"],
  [/samt/, "och"],
  [/för det fall( att)?|i syfte att/, "om, för att"],
  [/utgör(s|a|as)?/, "vara"],
];

/** Abbreviations without their points or spelt out, as *Svenska skrivregler* has them. */
const wrongAbbreviations =
  /(?<![\w.])(tex|mm|dvs|etc|bla|pga|ca|inkl|exkl|resp|ang|mfl|osv|fr o m|t o m)(?![\w])/i;

/** English that Swedish has words for. */
const english =
  /(?<![\w-])(the|and|with|default|release|dashboard|feedback|download|upload|browser|update|dataset|file|link|key|input|output|target|deadline|disclaimer)(?![\w-])/i;

/** More words than this, and a sentence is to be divided. */
export const mostWords = 35;

/** What a page says in running text: no code, no addresses; an expression is a number, a name in code type a word. */
export function proseOfPage(markdown: string): string {
  return markdown
    .replace(/^---\n[^]*?\n---\n/, "")
    .replace(/```[^]*?```/g, "\n\n")
    .replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, "5")
    .replace(/<[^>]*>/g, "")
    .replace(/\]\([^)]*\)/g, "]")
    .replace(/`[^`]*`/g, "kod")
    .replace(/[*_[\]]/g, "");
}

/** The texts of a card of a measure or of a deck that a reader meets, a paragraph each. */
export function proseOfYaml(yaml: string): string {
  const read = new Set(
    [...["title", "question", "definition", "numerator", "denominator", "exclusions", "uncertainty"]].concat(
      ...["limits", "purpose", "audience", "notes", "text", "prompt"],
    ),
  );
  const texts: string[] = [];
  const visit = (value: unknown, isRead: boolean): void => {
    if (typeof value === "string") {
      if (isRead) texts.push(value);
    } else if (Array.isArray(value)) for (const one of value) visit(one, isRead);
    else if (typeof value === "object" && value !== null)
      for (const [key, one] of Object.entries(value)) visit(one, read.has(key));
  };
  visit(parse(yaml), false);
  return texts.join("\n\n");
}

/** The sentences of a text, a heading or a point of a list one each. */
function sentencesOf(prose: string): string[] {
  return prose
    .split(/\n\s*\n|\n(?=\s*(?:[-#|]|\d+\.)\s)/)
    .flatMap((paragraph) => paragraph.replace(/\s+/g, " ").split(/(?<=[.!?:])\s+(?=\p{Lu}|\d|”)/u))
    .filter((sentence) => sentence.trim() !== "");
}

/** What is hard to read in a text, one sentence a fault. */
export function faultsOfProse(prose: string): string[] {
  const faults: string[] = [];
  for (const sentence of sentencesOf(prose)) {
    const words = sentence.match(/[\p{L}\d][\p{L}\d\u00a0.,–-]*/gu) ?? [];
    const start = `${sentence.trim().slice(0, 60)}…`;
    if (words.length > mostWords) faults.push(`${words.length} words: ${start}`);
    for (const [hard, instead] of hardWords) {
      const [found] = new RegExp(`(?<!\\p{L})(?:${hard.source})(?!\\p{L})`, "iu").exec(sentence) ?? [];
      if (found !== undefined) faults.push(`“${found}”, rather “${instead}”: ${start}`);
    }
    for (const pattern of [wrongAbbreviations, english]) {
      const [found] = pattern.exec(sentence) ?? [];
      if (found !== undefined) faults.push(`“${found}”: ${start}`);
    }
  }
  return faults;
}

/** The abbreviations of a text, in capitals: `FMB`, `ICD-10`, `FK7804`. */
export function abbreviationsOf(prose: string): string[] {
  return [...new Set(prose.match(/(?<![\p{L}\d-])\p{Lu}{2,}(?:-?\d+)*(?![\p{L}\d]*\p{Ll})/gu) ?? [])];
}

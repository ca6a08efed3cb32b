import {isAllowed} from "./allowed.ts";

/** Something in a text that looks as if it belongs to a person or a machine, and where. Its value never leaves. */
export interface Leak {
  readonly rule: string;
  /** Offset in the text. */
  readonly at: number;
  /** Only for comparing with other readings of the same file. */
  readonly value: string;
}

interface Pattern {
  readonly rule: string;
  readonly expression: RegExp;
  /** Whether a match is one, seen in its text. */
  readonly holds: (value: string, text: string, at: number) => boolean;
  /** Only in text that people read; program text has such names of its own. */
  readonly proseOnly?: boolean;
  /** Not in the bytes of a Parquet file: packed positions look like digits, and its columns are read as what they mean. */
  readonly notInBytes?: boolean;
}

const always = () => true;

/** The rules of the scan, by what they find. */
export const patterns: readonly Pattern[] = [
  {
    rule: "personnummer",
    // With a blank in the middle only in the long form: pairs of numbers stand beside each other everywhere.
    expression:
      /(?<!\d|\d\.)(?:(?:18|19|20)\d{6}[-+\u2010-\u2013\u2212 \u00a0]?\d{4}|\d{6}[-+\u2010-\u2013\u2212]?\d{4})(?!\d|\.\d)/g,
    holds: isPersonnummer,
  },
  {
    rule: "intygs-id (UUID)",
    expression: /(?<![0-9a-f-])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![0-9a-f-])/gi,
    holds: always,
  },
  {
    rule: "pseudonym (63 bitar)",
    expression: /(?<![\w.-])-?\d{17,19}(?![\w.])/g,
    holds: (value) => BigInt(value.replace("-", "")) < 2n ** 63n,
    notInBytes: true,
  },
  {
    rule: "filnamn på ett intyg",
    // No longer than a name on a disk may be: without an end, one long word would be read once from each of its letters.
    expression: /[\p{L}\p{N}_-][\p{L}\p{N}_.-]{0,250}\.xml\b/giu,
    holds: always,
    proseOnly: true,
  },
  {
    rule: "sökväg på en dator",
    expression:
      /(?<![\w.:/*-])\/(?:home|Users|root|tmp|mnt|srv|private|work|var\/(?:lib|tmp|folders|www))\/[\w.@-]+|\bfile:\/\/\/[\w.@%-]+|\b[A-Z]:\\(?:Users|Windows|Temp)\\[\w.@-]+/g,
    holds: always,
  },
];

/** Finds every leak in a text, but for what the allow-list has a reason for. */
export function scanText(text: string, kind: "prose" | "program" | "bytes"): Leak[] {
  const leaks: Leak[] = [];
  for (const {rule, expression, holds, proseOnly, notInBytes} of patterns) {
    if (proseOnly === true && kind !== "prose") continue;
    if (notInBytes === true && kind === "bytes") continue;
    for (const {0: value, index} of text.matchAll(expression))
      if (holds(value, text, index) && !isAllowed(value)) leaks.push({rule, at: index, value});
  }
  return leaks;
}

/**
 * Whether ten or twelve digits are a personnummer or samordningsnummer: a day that exists (60 added for the latter) and
 * a check digit that is right (Luhn over the last ten). Part of a long hexadecimal name is none.
 */
function isPersonnummer(value: string, text: string, at: number): boolean {
  const digits = value.replaceAll(/\D/g, "").slice(-10);
  const month = Number(digits.slice(2, 4));
  const day = Number(digits.slice(4, 6)) % 60;
  const days = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  if (days === undefined || day < 1 || day > days) return false;
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const weighed = Number(digits.charAt(i)) * (i % 2 === 0 ? 2 : 1);
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  if (sum % 10 !== 0) return false;
  const around = /[0-9a-f]*$/i.exec(text.slice(Math.max(0, at - 128), at))?.[0] ?? "";
  const after = /^[0-9a-f]*/i.exec(text.slice(at + value.length, at + value.length + 128))?.[0] ?? "";
  const name = around + value + after;
  const short = /^\d{10}$/.test(value) && /[\w.]$/.test(text.slice(Math.max(0, at - 1), at));
  return !short && !(/[a-f]/i.test(around + after) && name.length >= 16);
}

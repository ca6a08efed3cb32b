import {type Day, day} from "../model/day.ts";
import {dayOfDate} from "./xml/moment.ts";

/** What a personnummer or samordningsnummer says, beside whom it names. */
export interface PersonNumber {
  /** The twelve digits, without hyphen. */
  readonly digits: string;
  readonly bornDay: Day;
  readonly sex: "K" | "M";
  /** The last digit is the Luhn check digit of the nine before it. */
  readonly checked: boolean;
}

const shape = /^(\d{4})(\d{2})(\d{2})[-+]?(\d{4})$/;

/**
 * Reads a personnummer (YYYYMMDDNNNN, with or without a hyphen) or a samordningsnummer (the day plus 60), or gives
 * `undefined` where the text is neither: wrong length, no date. A wrong check digit is told, not refused. Sex is the
 * second last digit: even for a woman.
 */
export function parsePersonNumber(text: string): PersonNumber | undefined {
  const match = shape.exec(text.trim());
  if (!match) return undefined;
  const [, year = "", month = "", written = "", last = ""] = match;
  const dayOfMonth = Number(written) > 60 ? Number(written) - 60 : Number(written);
  // Birth days come again, and moment.ts knows those that have been.
  const bornDay = dayOfDate(`${year}-${month}-${String(dayOfMonth).padStart(2, "0")}`);
  if (bornDay === undefined || bornDay < earliestBirth) return undefined;
  const digits = year + month + written + last;
  return {
    digits,
    bornDay,
    sex: Number(digits[10]) % 2 === 0 ? "K" : "M",
    checked: hasCheckDigit(digits.slice(2)),
  };
}

/** Nobody born earlier has a number: an older date is a slip of the pen. */
const earliestBirth = day("1850-01-01");

/** Luhn's rule on ten digits (SKV 704): every other digit doubled, digit sums added, the total a multiple of ten. */
function hasCheckDigit(ten: string): boolean {
  let sum = 0;
  for (let at = 0; at < ten.length; at++) {
    const value = (ten.charCodeAt(at) - 0x30) * (at % 2 === 0 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

import {codeBand, type CodeBand} from "../contract/codeBand.js";

/** The band of days of a code (`codeBand`). A code that is no band is an error. */
export function dayBand(code: string): CodeBand {
  const band = codeBand(code);
  if (band === undefined) throw new RangeError(`"${code}" is no band of days`);
  return band;
}

/** The codes of bands that lie wholly after a day, and so are longer than it. */
export function codesAfter(codes: readonly string[], day: number): string[] {
  return codes.filter((code) => dayBand(code).from > day);
}

/** A band of whole days, both ends included; a band without end reaches to Infinity. */
export interface DayLimits {
  readonly from: number;
  readonly until: number;
}

/** The band of a code, `15-21`, or `366-` without end. A code that is no band of days is an error. */
export function dayBand(code: string): DayLimits {
  const [, from, until] = /^(\d+)-(\d*)$/.exec(code) ?? [];
  if (from === undefined || until === undefined) throw new RangeError(`"${code}" is no band of days`);
  return {from: Number(from), until: until === "" ? Infinity : Number(until)};
}

/** The codes of bands that lie wholly after a day, and so are longer than it. */
export function codesAfter(codes: readonly string[], day: number): string[] {
  return codes.filter((code) => dayBand(code).from > day);
}

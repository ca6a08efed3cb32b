/** A band of whole numbers (days, years of age), both ends included; a band without end reaches to Infinity. */
export interface CodeBand {
  readonly from: number;
  readonly until: number;
}

/** The band that a code of the release names: `15-21`, or `366-` without end. Undefined of a code that is no band (`none`, `U`). */
export function codeBand(code: string): CodeBand | undefined {
  const [, from, until] = /^(\d+)-(\d*)$/.exec(code) ?? [];
  if (from === undefined || until === undefined) return undefined;
  return {from: Number(from), until: until === "" ? Infinity : Number(until)};
}

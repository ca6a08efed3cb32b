/** The first and last month of a period by its code: a month (YYYY-MM), a quarter (YYYY-Qn) or a year. */
export function monthsIn(code: string): readonly [first: string, last: string] {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(code);
  if (quarter) {
    const last = Number(quarter[2]) * 3;
    const month = (number: number) => `${quarter[1] ?? ""}-${String(number).padStart(2, "0")}`;
    return [month(last - 2), month(last)];
  }
  return /^\d{4}$/.test(code) ? [`${code}-01`, `${code}-12`] : [code, code];
}

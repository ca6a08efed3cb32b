/** Dimensions that are periods, the finest first. */
const grains = ["month", "quarter", "year"] as const;
type Grain = (typeof grains)[number];

/** Whether a dimension is a period. */
export function isPeriod(dimension: string): dimension is Grain {
  return (grains as readonly string[]).includes(dimension);
}

/** The coarser of two period dimensions. */
export function coarser(a: Grain, b: Grain): Grain {
  return grains.indexOf(a) >= grains.indexOf(b) ? a : b;
}

/** The first and last month of a period's code: 2024-03, 2024-Q1 or 2024. */
export function monthsOf(code: string): {readonly first: string; readonly last: string} {
  const [year = "", part] = code.split("-");
  if (part === undefined) return {first: `${year}-01`, last: `${year}-12`};
  if (!part.startsWith("Q")) return {first: code, last: code};
  const last = Number(part.slice(1)) * 3;
  const month = (number: number) => `${year}-${String(number).padStart(2, "0")}`;
  return {first: month(last - 2), last: month(last)};
}

/** The code of the period of a coarser grain that a period lies in. */
export function periodIn(code: string, grain: Grain): string {
  const {last} = monthsOf(code);
  const year = last.slice(0, 4);
  if (grain === "year") return year;
  if (grain === "quarter") return `${year}-Q${Math.ceil(Number(last.slice(5)) / 3)}`;
  return code;
}

/** Whether a period lies wholly within the months of a release. */
export function isWithin(code: string, months: {firstMonth: string; lastMonth: string}): boolean {
  const {first, last} = monthsOf(code);
  return first >= months.firstMonth && last <= months.lastMonth;
}

/** The month before a month. */
export function monthBefore(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, "0")}`;
}

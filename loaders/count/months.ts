const monthNames = "januari februari mars april maj juni juli augusti september oktober november december";

/** The months from `first` to `last` (YYYY-MM), both included. */
export function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  for (let month = first; month <= last; month = nextMonth(month)) months.push(month);
  return months;
}

/** The quarter of a month: "2024-05" lies in "2024-Q2". */
export function quarterOf(month: string): string {
  return `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`;
}

/** The year of a month. */
export function yearOf(month: string): string {
  return month.slice(0, 4);
}

function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
}

/** The month in Swedish: "maj 2024". */
export function monthTitle(month: string): string {
  return `${monthNames.split(" ")[Number(month.slice(5)) - 1] ?? ""} ${month.slice(0, 4)}`;
}

/** The quarter in Swedish: "kvartal 2 2024". */
export function quarterTitle(quarter: string): string {
  return `kvartal ${quarter.slice(6)} ${quarter.slice(0, 4)}`;
}

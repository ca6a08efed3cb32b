/** A band of whole numbers, both ends included; open upwards without `to`. */
export interface Band {
  readonly code: string;
  readonly from: number;
  readonly to?: number;
}

/** The band in Swedish: "högst 30 år", "31–40 år", "61 år eller mer". */
export function bandTitle(band: Band, unit: string): string {
  if (band.to === undefined) return `${band.from} ${unit} eller mer`;
  return band.from === 0 ? `högst ${band.to} ${unit}` : `${band.from}–${band.to} ${unit}`;
}

/** SQL for the position of the band that `column` lies in; null below the first band and where it is unknown. */
export function bandPosition(column: string, bands: readonly Band[]): string {
  const cases = bands.map(({from, to}, position) => {
    const upper = to === undefined ? "" : ` AND ${column} <= ${to}`;
    return `WHEN ${column} >= ${from}${upper} THEN ${position}`;
  });
  return `CASE ${cases.join(" ")} END`;
}

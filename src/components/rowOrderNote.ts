/** Whose share the rows of a chart are sorted by: the first side's, which is women's where the sides are sexes. */
export function rowOrderNote(
  [first]: readonly {readonly sex: string | null; readonly period?: string}[],
  inThisPlace: string,
): string {
  const where = first?.period === undefined ? inThisPlace : `${inThisPlace} ${first.period}`;
  return `Raderna står i ordning efter ${first?.sex === "K" ? "kvinnornas andel" : `andelen ${where}`}.`;
}

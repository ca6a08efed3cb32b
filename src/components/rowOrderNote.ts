/** Whose share the rows of a chart are sorted by: the first side's, which is women's where the sides are sexes. */
export function rowOrderNote(
  [first]: readonly {readonly sex: string | null; readonly years?: readonly string[]}[],
  inThisPlace: string,
): string {
  const where = [inThisPlace, ...(first?.years ?? [])].join(" ");
  return `Raderna står i ordning efter ${first?.sex === "K" ? "kvinnornas andel" : `andelen ${where}`}.`;
}

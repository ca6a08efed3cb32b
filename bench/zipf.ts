/** A draw that is the same in every run: the top bits of a multiplicative hash. */
const scattered = (i: number) =>
  (Math.imul(Math.imul(i + 1, 0x9e3779b1) ^ 0x85ebca6b, 0xc2b2ae35) >>> 0) / 2 ** 32;

/** A rank from 0 to `size` − 1 whose probability falls off as 1 ÷ (rank + 1), from a uniform draw. */
const zipf = (uniform: number, size: number) => Math.min(size - 1, Math.floor((size + 1) ** uniform - 1));

/** Codes of each level under one of the level above, and persons. */
const shapes = {
  T2: {regions: 4, units: 4, chapters: 5, blocks: 4, records: 3_000},
  T3: {regions: 10, units: 10, chapters: 10, blocks: 3, records: 30_000},
  T4: {regions: 21, units: 20, chapters: 20, blocks: 4, records: 1_000_000},
  L: {regions: 21, units: 12, chapters: 12, blocks: 3, records: 200_000},
};

/**
 * Invented tables of the shapes that disclosure control is measured on, Zipf-distributed, the same in every run. `T2` to `T4`:
 * units of regions × blocks of chapters × sex; `L`: records of three linked tables, with age, degree, length and month. One row is
 * one inner cell, `freq` its number of persons.
 */
export function zipfRows(name: keyof typeof shapes): {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
} {
  const isLinked = name === "L";
  const {records, ...sizes} = shapes[name];
  const counts = new Map<string, number>();
  for (let record = 0; record < records; record++) {
    let turn = 0;
    const rank = (size: number) => zipf(scattered(16 * record + turn++), size);
    const region = `R${rank(sizes.regions)}`;
    const chapter = `C${rank(sizes.chapters)}`;
    const codes = [
      ...[region, `${region}U${rank(sizes.units)}`, chapter, `${chapter}B${rank(sizes.blocks)}`],
      rank(2) === 0 ? "K" : "M",
      ...(isLinked ? [`A${rank(6)}`, `D${rank(4)}`, `L${rank(5)}`, `M${rank(12)}`] : []),
    ].join();
    counts.set(codes, (counts.get(codes) ?? 0) + 1);
  }
  return {
    header: [
      ...["region", "unit", "chapter", "block", "sex"],
      ...(isLinked ? ["age", "degree", "len", "month"] : []),
      "freq",
    ],
    rows: [...counts].map(([codes, n]) => [...codes.split(","), String(n)]),
  };
}

import type {Attack} from "./attack.ts";

/** What a rounded count can be: 0–4 behind 0, 1–9 behind 5, and so on; any other is the true one. */
const least = (n: string) => `CASE WHEN ${n} % 5 = 0 THEN greatest(${n} - 4, 1) ELSE ${n} END`;
const most = (n: string) => `CASE WHEN ${n} % 5 = 0 THEN ${n} + 4 ELSE ${n} END`;

/** The most that the sums of a table can be where `possible` cells lie in each: those that are not shown may be four. */
const atMost = (table: string, over: string, possible: number) => `
  SELECT ${over}, sum(${most("n")}) + 4 * greatest(0, ${possible} - count(*)) AS at_most FROM (${table}) GROUP BY ALL`;
const atLeast = (table: string, over: string) => `
  SELECT ${over}, sum(${least("n")}) AS at_least FROM (${table}) GROUP BY ALL`;

/**
 * What is a part of something else is no more than that. A sum of parts whose least comes nearer to the most that the whole can be than a rounded
 * cell is wide (nine counts) would keep a cell of either from some count.
 */
const nearer = (parts: string, whole: string, over: string, possible: number) => `
  SELECT ${over}, coalesce(at_most, ${4 * possible}) - at_least AS room
  FROM (${atLeast(parts, over)}) LEFT JOIN (${atMost(whole, over, possible)}) USING (${over})
  WHERE room < 9`;

const blocks = `
  SELECT s.year, s.region, p.parent AS diagnosis, s.n
  FROM started_blocks s JOIN block_parent p ON p.code = s.block
  WHERE s.year IN (SELECT year FROM durations)`;

/** The ways to count that differ by the gap alone: a longer one joins more sjukfall, so none gives more. */
const gaps = ["gap-0", "gap-5", "gap-7", "gap-14", "gap-30"].map((way, at) => `('${way}', ${at})`).join(", ");

/** Tables that count a part of what another counts, held against it by what each can be. */
export const boundAttacks: readonly Attack[] = [
  {
    name: "bounds sjukfall that start by those that are ongoing in the same month",
    learns: "that a cell of either cannot be some of what its rounding leaves",
    // 24 codes of diagnosis and 4 degrees, shown or not.
    sql: nearer("FROM started", "FROM ongoing", "month, region, sex, age", 24 * 4),
    expects: "finds nothing",
  },
  {
    name: "bounds the blocks of a chapter by its sjukfall by length",
    learns: "that a block cannot be some of what its rounding leaves",
    // Three sexes and eleven lengths.
    sql: nearer(blocks, "FROM durations", "year, region, diagnosis", 3 * 11),
    expects: "finds nothing",
  },
  {
    name: "bounds the recommended lengths of a chapter by its sjukfall by length",
    learns: "that a cell cannot be some of what its rounding leaves, since both count the same sjukfall",
    sql: nearer("FROM recommended_lengths", "FROM durations", "year, region, diagnosis", 3 * 11),
    expects: "finds nothing",
  },
  {
    name: "bounds the sjukfall by length of a chapter by its recommended lengths",
    learns: "the same the other way round",
    // None, within, between and beyond.
    sql: nearer("FROM durations", "FROM recommended_lengths", "year, region, diagnosis", 4),
    expects: "finds nothing",
  },
  {
    name: "bounds sjukfall that start at a unit by its certificates",
    learns: "that a unit's sjukfall cannot be some of what their rounding leaves",
    sql: nearer(
      "FROM unit_started WHERE care_unit NOT LIKE 'ovriga-%'",
      "FROM unit_certificates",
      "year, region, care_unit",
      2,
    ),
    expects: "finds nothing",
  },
  {
    name: "takes the sjukfall with a longer gap from those with a shorter one",
    learns: "how many sjukfall a longer gap joins, to a count or two",
    sql: `
      WITH ways AS (
        SELECT c.year, w.at, c.n FROM counting_ways c JOIN (VALUES ${gaps}) AS w(counting_way, at) USING (counting_way)
      )
      SELECT a.year, a.at, b.at AS longer, a.n - b.n AS published
      FROM ways a JOIN ways b ON a.year = b.year AND a.at < b.at
      WHERE a.n - b.n + 8 - greatest(0, a.n - b.n - 8) < 3`,
    expects: "finds nothing",
  },
];

import {readReference} from "./reference.ts";

/** A figure that someone has published, or arithmetic on such figures. */
export interface PublishedFigure {
  readonly id: string;
  /** What was measured. English. */
  readonly measure: string;
  readonly value: number;
  /** "%", "sjukfall", "days per person 16-64" … as in the table. */
  readonly unit: string;
  /** A year, a month, a day, or years with a hyphen. */
  readonly period: string;
  readonly population: string;
  readonly source: string;
  /** Printed in the source, or derived from what is printed there. */
  readonly status: "seen" | "derived";
  /** The sum it is derived by, or what the source says in words. May be empty. */
  readonly note: string;
}

/**
 * The published figures on sjukfall, completions and certificates that the synthetic country is held against.
 * Source: `data/reference/published-figures.csv`, with a source in each row.
 */
export function publishedFigures(): PublishedFigure[] {
  return readReference("published-figures.csv").map((row) => ({
    id: row["id"] ?? "",
    measure: row["measure"] ?? "",
    value: Number(row["value"]),
    unit: row["unit"] ?? "",
    period: row["period"] ?? "",
    population: row["population"] ?? "",
    source: row["source"] ?? "",
    status: row["status"] === "derived" ? "derived" : "seen",
    note: row["note"] ?? "",
  }));
}

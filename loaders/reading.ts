import type {Engine} from "./engine/engine.ts";
import type {Day} from "./model/day.ts";
import type {Delivery} from "./model/source.ts";
import {exclude} from "./normalise/exclude.ts";
import {normalise, type NormaliseOptions, type NormaliseSummary} from "./normalise/normalise.ts";

/** What was read: the same from a server that keeps its rows (`pushDown.ts`) as from rows that came here. */
export interface Reading {
  readonly summary: NormaliseSummary;
  readonly excluded: Readonly<Record<string, number>>;
  /** Certificates FK7804 that count, and the first and last day of signing among them, where there is one. */
  readonly counted: number;
  readonly first: Day | undefined;
  readonly last: Day | undefined;
}

/** Reads what a source delivers into the engine, where its staged tables are there and empty. */
export async function readHere(
  engine: Engine,
  deliveries: AsyncIterable<Delivery>,
  options: NormaliseOptions,
): Promise<Reading> {
  const summary = await normalise(deliveries, engine, options);
  await exclude(engine, options.settings);
  const [row] = await engine.rows(`SELECT count(*) AS n, min(signed_day) AS first, max(signed_day) AS last
    FROM certificate c WHERE NOT EXISTS (SELECT 1 FROM excluded x WHERE x.certificate = c.certificate)`);
  const reasons = await engine.rows("SELECT reason, count(*) AS n FROM excluded GROUP BY reason");
  const [first, last] = [row?.["first"], row?.["last"]].map((at) =>
    typeof at === "number" ? (at as Day) : undefined,
  );
  return {
    summary,
    excluded: Object.fromEntries(reasons.map(({reason, n}) => [String(reason), Number(n)])),
    counted: Number(row?.["n"]),
    ...{first, last},
  };
}

import {regions} from "../../model/places.ts";
import {readReference} from "../../model/reference.ts";
import {country} from "./country.ts";

/** Average stock of ongoing sjukfall in 2025 of one region and sex, by class: F43, the rest of F, M, all others. */
export type Stock = readonly [number, number, number, number];

const months = 12;

const rows = new Map(
  readReference("ongoing-sjukfall.csv")
    .filter((row) => row["first_month"] === "2025-01")
    .map((row) => [[row["region"], row["sex"], row["diagnosis"]].join(), row["sum_of_stocks"]]),
);

/** Published average stock at the ends of the months of 2025: region (or ALL), sex (K, M, ALL), diagnosis. */
export function publishedStock(region: string, sex: string, diagnosis: string): number {
  const text = rows.get([region, sex, diagnosis].join());
  if (text === undefined || text === "") throw new RangeError(`no stock of ${region} ${sex} ${diagnosis}`);
  return Number(text) / months;
}

/**
 * The stock that the country aims at, for each region in the order of their codes and each sex. Published are all
 * sjukfall and chapter F by region and sex, and F43 by region and by sex. What is computed:
 *
 * - men are all less women;
 * - F43 by region *and* sex: each sex's national share of F43 within F, in the region scaled by one factor so that
 *   both sexes together are the region's F43;
 * - M by region and sex: the sex's national share, in proportion to what is not F in the region.
 */
export function stockTargets(): readonly (readonly [Stock, Stock])[] {
  const nation = bySex("ALL");
  const nationalF43 = [publishedStock("ALL", "K", "F43"), publishedStock("ALL", "M", "F43")] as const;
  return regions().map(({code}) => {
    const here = bySex(code);
    const expected = here.map(({f}, sex) => (f * (nationalF43[sex] ?? 0)) / (nation[sex]?.f ?? 1));
    const factor = publishedStock(code, "ALL", "F43") / expected.reduce((a, b) => a + b, 0);
    const stock = (sex: 0 | 1): Stock => {
      const {all, f} = here[sex];
      const f43 = (expected[sex] ?? 0) * factor;
      const m =
        ((country.musculoskeletalShare[sex] / 1000) * (all - f)) / (1 - nation[sex].f / nation[sex].all);
      return [f43, f - f43, m, all - f - m];
    };
    return [stock(0), stock(1)];
  });
}

interface OfSex {
  readonly all: number;
  readonly f: number;
}

function bySex(region: string): readonly [OfSex, OfSex] {
  const of = (sex: string) => ({
    all: publishedStock(region, sex, "ALL"),
    f: publishedStock(region, sex, "F00-F99"),
  });
  const [both, women] = [of("ALL"), of("K")];
  return [women, {all: both.all - women.all, f: both.f - women.f}];
}

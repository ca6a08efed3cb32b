import {answeredBlock} from "../../../src/components/answeredBlock.js";
import type {Regions} from "../../../src/components/regions.js";
import {wayOf} from "../../../src/components/selection.js";
import type {Population} from "../../../src/contract/population.js";
import type {Manifest, Place} from "../../../src/contract/release.js";
import {monthsFrom, type View} from "../../../src/contract/view.js";
import {quarterOf} from "../../../src/measures/months.js";
import {manifestWithBlocks, population as ofTwo, table} from "./country.js";

/** The two regions of `country.ts` and nine more: deciles are told of ten at the least. */
const codes = ["05", "12", ...["03", "04", "06", "07", "08", "09", "10", "13", "14"]];
const more: readonly Place[] = codes.slice(2).map((code, at) => {
  const name = `Nya ${String.fromCharCode(65 + at)}`;
  return {slug: `nya-${"abcdefghi".charAt(at)}`, code, title: `Region ${name}`, short: name};
});

/** That country with eleven regions. */
export const manifest: Manifest = {...manifestWithBlocks, places: [...manifestWithBlocks.places, ...more]};

/** A thousand inhabitants of each sex and age in every region but the last, where nobody is known. */
const population: Population = {
  ...ofTwo,
  regions: codes,
  n: codes.flatMap((code) => new Array<number>(4).fill(code === "14" ? 0 : 1_000)),
};

const months = monthsFrom(manifest.firstMonth, manifest.lastMonth);
const quarters = [...new Set(months.map(quarterOf))];
/** Each region has a few more than the one before; the first has but one cell, and some are of no known region or sex. */
const rowsOf = (times: readonly string[], last: string): string[] =>
  times.flatMap((time) => [
    `${time} 05 K 0-30 F00-F99 ${last} 5`,
    ...codes
      .slice(1)
      .flatMap((region, at) => [
        `${time} ${region} K 0-30 F00-F99 ${last} ${20 + 5 * at}`,
        `${time} ${region} M 31- C00-D48 ${last} 5`,
      ]),
    `${time} 00 K 31- G00-G99 ${last} 10`,
    `${time} 12 U 31- none ${last} 15`,
  ]);

const byMonth = table(["month", "region", "sex", "age", "diagnosis", "degree"], rowsOf(months, "100"));
const byQuarter = table(["quarter", "region", "sex", "age", "diagnosis", "length"], rowsOf(quarters, "1-14"));
const byBlock = table(
  ["year", "region", "block"],
  codes.flatMap((region) => [
    `2024 ${region} F40-F48 200`,
    `2024 ${region} C50-C50 5`,
    `2025 ${region} F30-F39 50`,
  ]),
);

/** The counts of all regions that a view of them is made from. */
export function regionsFor(view: View): Regions {
  const block = answeredBlock(view, manifest);
  if (block !== undefined) return {manifest, population, table: byBlock, block};
  return {manifest, population, table: wayOf(view) === "avslutade" ? byQuarter : byMonth};
}

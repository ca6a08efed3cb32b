import {ongoingSjukfall} from "../model/ongoingSjukfall.ts";
import {regions} from "../model/places.ts";
import {publishedFigures} from "../model/publishedFigures.ts";
import {readReference} from "../model/reference.ts";

/** Published values: by code of region or category; under "" the nation's. */
export type Published = ReadonlyMap<string, number>;

const figures = new Map(publishedFigures().map(({id, value}) => [id, value]));
const ongoing = ongoingSjukfall().filter(({firstMonth}) => firstMonth === "2025-01");

/** A figure of `published-figures.csv`. Throws where there is none with this id. */
export function figure(id: string): number {
  const value = figures.get(id);
  if (value === undefined) throw new RangeError(`no published figure ${id}`);
  return value;
}

export const nation = (value: number): Published => new Map([["", value]]);

function stock(region: string, sex: string, diagnosis: string): number {
  const row = ongoing.find(
    (one) => one.region === region && one.sex === sex && one.diagnosis === diagnosis,
  )?.sumOfStocks;
  if (row === undefined) throw new RangeError(`no stock of ${region} ${sex} ${diagnosis}`);
  return row;
}

const byRegion = (value: (code: string) => number): Published =>
  new Map(regions().map(({code}) => [code, value(code)]));

/** Per cent of the län's ongoing sjukfall in 2025 that have the diagnosis, of one sex or of all. */
export const diagnosisShares = (diagnosis: string, sex = "ALL"): Published =>
  byRegion((code) => (100 * stock(code, sex, diagnosis)) / stock(code, sex, "ALL"));

/** Women's per cent of the län's ongoing sjukfall in 2025. */
export const womenShares = (): Published =>
  byRegion((code) => (100 * stock(code, "K", "ALL")) / stock(code, "ALL", "ALL"));

/** Each län's per cent of the ongoing sjukfall of all 21 in 2025. */
export function regionShares(): Published {
  const all = regions().reduce((sum, {code}) => sum + stock(code, "ALL", "ALL"), 0);
  return byRegion((code) => (100 * stock(code, "ALL", "ALL")) / all);
}

const started = readReference("started-sjukfall-by-length.csv").filter(({year}) => year === "2017");
const count = (diagnosis: string, length: string) =>
  Number(started.find((row) => row["diagnosis"] === diagnosis && row["length"] === length)?.["started"]);

/** The categories of ICD-10 whose lengths are published. */
export const publishedCategories: readonly string[] = [
  ...new Set(started.map(({diagnosis = ""}) => diagnosis)),
].filter((diagnosis) => diagnosis !== "ALL");

/** Per cent of the sjukfall over 14 days that last 90 days or more, for each category with published lengths. */
export function longShares(): Published {
  return new Map(
    publishedCategories.map((category) => {
      const short = count(category, "15-29") + count(category, "30-89");
      return [category, 100 * (1 - short / count(category, "ALL"))];
    }),
  );
}

/** Sub-units for each vårdenhet that the region runs. */
export function subUnits(): Published {
  return new Map(
    readReference("synthetic-regions.csv").map((row) => [
      row["code"] ?? "",
      Number(row["sub_units"]) / Number(row["care_units"]),
    ]),
  );
}

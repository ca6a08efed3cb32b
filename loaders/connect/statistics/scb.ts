import {InputError} from "../../errors.ts";
import {all, knownRegions} from "./codes.ts";
import {cubeCells} from "./jsonStat.ts";
import type {Answer, Publisher} from "./publisher.ts";
import {totalsThatDisagree} from "./totals.ts";

/** Folkmängden efter region, civilstånd, ålder och kön, 31 December of each year (BE0101, BefolkningNy). */
const tableId = "TAB638";
const population = "BE0101N1";

const sexes: Readonly<Record<string, string>> = {"1": "M", "2": "K"};

interface Count {
  readonly year: string;
  readonly region: string;
  readonly sex: string;
  /** Whole years; "100-" is 100 and over, `ALL` every age. */
  readonly age: string;
  readonly count: number;
}

/**
 * Statistics Sweden, PxWebApi 2: the population at 31 December by län, sex and single year of age. One question a
 * year, some 4,500 cells (150,000 is the most). Civil status is left out of the question, and so summed over.
 */
export const scb: Publisher = {
  id: "scb",
  title: "SCB",
  baseUrl: "https://statistikdatabasen.scb.se/api/v2/",
  licence: "CC0, källa: SCB",
  // The limit is 30 calls in ten seconds for an address, which others in the same house may share.
  pace: {calls: 15, milliseconds: 10_000},
  async *tables({years, regions}, ask) {
    const answers: Answer<Count[]>[] = [];
    for (const year of years) {
      const path = `tables/${tableId}/data?${queryOf(year, regions)}`;
      answers.push(await ask(path, (json, where) => counts(json, where, year, regions)));
    }
    const read = answers.flatMap(({value}) => value);
    yield {
      name: "scb-population",
      title: "Folkmängd den 31 december per län, kön och ålder i hela år",
      columns: ["year", "region", "sex", "age", "population"],
      rows: read.map(({year, region, sex, age, count}) => [year, region, sex, age, String(count)]),
      answers: answers.map(({source}) => source),
      warnings: disagreements(read, regions),
    };
  },
};

function queryOf(year: number, regions: readonly string[]): string {
  const selection = {
    Region: ["00", ...regions].join(","),
    Alder: "*",
    Kon: Object.keys(sexes).join(","),
    ContentsCode: population,
    Tid: String(year),
  };
  const chosen = Object.entries(selection).map(([name, codes]) => `valueCodes[${name}]=${codes}`);
  return ["lang=sv", "outputFormat=json-stat2", ...chosen].join("&");
}

function counts(json: unknown, where: string, year: number, regions: readonly string[]): Count[] {
  const read = cubeCells(json, where).map(({codes, value}): Count => {
    const {Region: place, Kon: sexCode, Alder: ageCode, ContentsCode: contents, Tid: time} = codes;
    if (contents !== population || time !== String(year))
      throw new InputError(
        `${where}: svaret gäller ${contents ?? "?"} ${time ?? "?"}, frågan ${population} ${year}`,
      );
    const region = place === "00" ? all : place;
    if (region === undefined || (region !== all && !regions.includes(region)))
      throw new InputError(`${where}: okänd region ${JSON.stringify(place)}`);
    const sex = sexes[sexCode ?? ""];
    if (sex === undefined) throw new InputError(`${where}: okänt kön ${JSON.stringify(sexCode)}`);
    const age = ageOf(ageCode ?? "");
    if (age === undefined) throw new InputError(`${where}: okänd ålder ${JSON.stringify(ageCode)}`);
    if (value === null || !Number.isInteger(value) || value < 0)
      throw new InputError(`${where}: folkmängden i region ${region} är inget antal`);
    return {year: String(year), region, sex, age, count: value};
  });
  const missing = [all, ...regions].filter((code) => !read.some(({region}) => region === code));
  if (missing.length > 0) throw new InputError(`${where}: regionerna ${missing.join(", ")} saknas i svaret`);
  return read.sort((a, b) => compare(keyOf(a), keyOf(b)));
}

/** SCB's code of an age, as here: "tot" is all, "100+" has no upper end. */
function ageOf(code: string): string | undefined {
  if (code === "tot") return all;
  if (code === "100+") return "100-";
  return /^\d{1,2}$/.test(code) ? code : undefined;
}

/** People counted once are neither more nor fewer than their parts: no tolerance. */
function disagreements(read: readonly Count[], regions: readonly string[]): string[] {
  const byRegion = read.map((row) => ({
    cell: `${row.year}, ${row.sex}, ålder ${row.age}`,
    part: row.region,
    count: row.count,
  }));
  const byAge = read.map((row) => ({
    cell: `${row.year}, ${row.region}, ${row.sex}`,
    part: row.age,
    count: row.count,
  }));
  const ages = [...new Set(read.map(({age}) => age))].filter((age) => age !== all);
  const whole = knownRegions().every((code) => regions.includes(code));
  return [
    ...(whole ? totalsThatDisagree(byRegion, knownRegions(), 0, "scb-population: länen") : []),
    ...totalsThatDisagree(byAge, ages, 0, "scb-population: åldrarna"),
  ];
}

function keyOf({region, sex, age}: Count): string {
  const place = region === all ? "" : region;
  return `${place} ${sex} ${age === all ? "" : age.padStart(4, "0")}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

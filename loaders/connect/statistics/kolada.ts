import {z} from "zod";
import {InputError} from "../../errors.ts";
import {all, knownRegions} from "./codes.ts";
import {inShape, type Answer, type Ask, type Publisher} from "./publisher.ts";
import type {AnswerSource} from "./cache.ts";

/** What v3 says of the next page; v2 called it `next_page`. */
const Next = {next_url: z.string().nullish(), next_page: z.string().nullish()};

const KeyFigures = z.object({values: z.array(z.object({id: z.string(), title: z.string()}))});

const Page = z.object({
  ...Next,
  values: z.array(
    z.object({
      kpi: z.string(),
      municipality: z.string(),
      period: z.int(),
      values: z.array(
        z.object({
          gender: z.enum(["T", "K", "M"]),
          status: z.string().nullish(),
          value: z.number().nullish(),
        }),
      ),
    }),
  ),
});

type Rows = readonly (readonly string[])[];

/** The most places, and the most years, of one question. */
const most = 20;
/** A list that never ends is a fault of the answer. */
const mostPages = 100;

const sexes = {T: all, K: "K", M: "M"} as const;

/**
 * Kolada v3 (RKA): key figures a year by region and sex. A region's id is its län code with two zeros before it, riket
 * is 0000. The publisher's `status` (missing, private) is kept; a value that is not there is empty.
 */
export const kolada: Publisher = {
  id: "kolada",
  title: "Kolada",
  baseUrl: "https://api.kolada.se/v3/",
  licence: "öppna data, källa: Kolada (RKA)",
  pace: {calls: 5, milliseconds: 5_000},
  async *tables({kpis, years, regions}, ask) {
    const sources: AnswerSource[] = [];
    const titles: string[] = [];
    const rows: (readonly string[])[] = [];
    for (const kpi of kpis) {
      const {value: title, source} = await ask(`kpi/${kpi}`, (json, where) => titleOf(json, where, kpi));
      sources.push(source);
      titles.push(`${kpi} ${title}`);
      const found = await valuesOf(kpi, years, regions, ask);
      rows.push(...found.flatMap(({value}) => value).sort((a, b) => compare(keyOf(a), keyOf(b))));
      sources.push(...found.map((answer) => answer.source));
    }
    yield {
      name: "kolada",
      title: titles.join("; "),
      columns: ["kpi", "year", "region", "sex", "value", "status"],
      rows,
      answers: sources,
      warnings: [],
    };
  },
};

function titleOf(json: unknown, where: string, kpi: string): string {
  const found = inShape(KeyFigures, json, where).values.find(({id}) => id === kpi);
  if (!found) throw new InputError(`${where}: nyckeltalet ${kpi} finns inte`);
  return found.title;
}

async function valuesOf(
  kpi: string,
  years: readonly number[],
  regions: readonly string[],
  ask: Ask,
): Promise<Answer<Rows>[]> {
  const answers: Answer<Rows>[] = [];
  for (const places of inParts(["0000", ...regions.map((code) => `00${code}`)])) {
    for (const period of inParts(years)) {
      const first = `data/kpi/${kpi}/municipality/${places.join(",")}/year/${period.join(",")}`;
      let path: string | undefined = first;
      for (let page = 0; path !== undefined; page++) {
        if (page >= mostPages) throw new InputError(`Kolada, ${first}: fler än ${mostPages} sidor`);
        const answer: Answer<{rows: Rows; next: string | undefined}> = await ask(path, (json, where) =>
          readPage(json, where, {kpi, places, years: period}, ask),
        );
        answers.push({value: answer.value.rows, source: answer.source});
        path = answer.value.next;
      }
    }
  }
  if (answers.every(({value}) => value.length === 0)) {
    throw new InputError(
      `Kolada, nyckeltal ${kpi}: inga värden för ${years.join(", ")} i de valda regionerna (är det ett nyckeltal för kommuner?)`,
    );
  }
  return answers;
}

function readPage(
  json: unknown,
  where: string,
  {
    kpi,
    places,
    years,
  }: {readonly kpi: string; readonly places: readonly string[]; readonly years: readonly number[]},
  ask: Ask,
): {rows: Rows; next: string | undefined} {
  const {values, next_url, next_page} = inShape(Page, json, where);
  const known = new Set(knownRegions());
  const rows = values.flatMap((row) => {
    if (row.kpi !== kpi || !places.includes(row.municipality) || !years.includes(row.period))
      throw new InputError(
        `${where}: svaret har ${row.kpi}, ${row.municipality}, ${row.period}, som ingen har frågat efter`,
      );
    const region = row.municipality === "0000" ? all : row.municipality.slice(2);
    if (region !== all && !known.has(region))
      throw new InputError(`${where}: okänd region ${row.municipality}`);
    return row.values.map(({gender, status, value}) => [
      kpi,
      String(row.period),
      region,
      sexes[gender],
      value === null || value === undefined ? "" : String(value),
      status ?? "",
    ]);
  });
  const next = next_url ?? next_page ?? undefined;
  return {rows, next: next === undefined ? undefined : ask.pathOf(next, where)};
}

function inParts<T>(list: readonly T[]): T[][] {
  return Array.from({length: Math.ceil(list.length / most)}, (_, part) =>
    list.slice(part * most, (part + 1) * most),
  );
}

function keyOf([kpi = "", year = "", region = "", sex = ""]: readonly string[]): string {
  const first = (code: string) => (code === all ? "" : code);
  return [kpi, year, first(region), first(sex)].join(" ");
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

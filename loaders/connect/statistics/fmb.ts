import {z} from "zod";
import {InputError} from "../../errors.ts";
import {inShape, type Answer, type Ask, type Publisher} from "./publisher.ts";

/** ICD-10-SE among code systems. */
const icd10 = "1.2.752.116.1.1.1.3.2";

const Coded = z.object({kod: z.string(), kodsystem: z.string(), beskrivning: z.string().nullish()});

const Cases = z.object({
  links: z.object({next: z.string().nullish()}).nullish(),
  data: z.array(
    z.object({
      id: z.string().regex(/^\d+$/),
      attributes: z.object({
        giltighetsperiod: z.object({start: z.string().nullish(), slut: z.string().nullish()}).nullish(),
        status: Coded,
        fmbtillstand: z.object({diagnoskod: z.array(Coded)}),
        rekommenderadsjukskrivning: z.object({
          maximalsjukskrivningstid: z.string().regex(/^\d+$/, "ska vara ett heltal").nullish(),
          maximalsjukskrivningsenhet: z.enum(["d", "wk", "mo", "a"]).nullish(),
          maximalsjukskrivningsgrad: Coded.nullish(),
        }),
      }),
    }),
  ),
});

/** Days of the publisher's units; a month is 30 days and a year 365, as in `data/reference/fmb-cases.csv`. */
const daysIn = {d: 1, wk: 7, mo: 30, a: 365} as const;

const degrees: Readonly<Record<string, string>> = {heltid: "full", deltid: "part"};

type Rows = readonly (readonly string[])[];

/**
 * Socialstyrelsen's decision support (FMB): the longest recommended sick leave of every case (typfall) in force, by
 * diagnosis, without its sentences. A recommendation without a length ("individuell bedömning") has none here.
 */
export const fmb: Publisher = {
  id: "fmb",
  title: "Socialstyrelsen (FMB)",
  baseUrl: "https://api.socialstyrelsen.se/fmb/",
  licence: "öppna data, källa: Socialstyrelsen",
  pace: {calls: 5, milliseconds: 5_000},
  async *tables(_question, ask) {
    const answers: Answer<{rows: Rows; next: string | undefined}>[] = [];
    let path: string | undefined = "typfall";
    while (path !== undefined) {
      const answer: Answer<{rows: Rows; next: string | undefined}> = await ask(path, (json, where) =>
        readCases(json, where, ask),
      );
      answers.push(answer);
      path = answer.value.next;
      if (answers.length > 100) throw new InputError("Socialstyrelsen (FMB), typfall: fler än 100 sidor");
    }
    const rows = answers.flatMap(({value}) => value.rows).sort((a, b) => order(a, b));
    yield {
      name: "fmb-cases",
      title: "Längsta rekommenderade sjukskrivning per typfall och diagnos, i dagar",
      columns: ["case", "diagnosis", "max_days", "max_length", "unit", "max_degree", "valid_from"],
      rows,
      answers: answers.map(({source}) => source),
      warnings: [],
    };
    yield {
      name: "fmb-recommended-days",
      title: "Kortaste och längsta rekommenderade sjukskrivning per diagnos, i dagar",
      columns: ["diagnosis", "cases", "min_days", "max_days"],
      rows: daysByDiagnosis(rows),
      answers: answers.map(({source}) => source),
      warnings: [],
    };
  },
};

function readCases(json: unknown, where: string, ask: Ask): {rows: Rows; next: string | undefined} {
  const {data, links} = inShape(Cases, json, where);
  if (data.length === 0) throw new InputError(`${where}: svaret har inga typfall`);
  const rows = data.flatMap(({id, attributes}) => {
    const {status, fmbtillstand, rekommenderadsjukskrivning: advice, giltighetsperiod: valid} = attributes;
    if (status.kod !== "giltig") return [];
    const length = advice.maximalsjukskrivningstid ?? undefined;
    const unit = advice.maximalsjukskrivningsenhet ?? undefined;
    if ((length === undefined) !== (unit === undefined))
      throw new InputError(`${where}: typfall ${id} har en längd utan enhet, eller en enhet utan längd`);
    const days = length === undefined || unit === undefined ? "" : String(Number(length) * daysIn[unit]);
    const degree = advice.maximalsjukskrivningsgrad?.beskrivning ?? "";
    const codes = fmbtillstand.diagnoskod
      .filter(({kodsystem}) => kodsystem === icd10)
      .map(({kod}) => kod.trim());
    for (const code of codes)
      if (!/^[A-Z]\d{2}[0-9A-Z]{0,3}$/.test(code))
        throw new InputError(`${where}: typfall ${id} har diagnoskoden ${JSON.stringify(code.slice(0, 20))}`);
    return [...new Set(codes)].map((code) => [
      id,
      code,
      days,
      length ?? "",
      unit ?? "",
      degree === "" ? "" : (degrees[degree] ?? unknownDegree(where, id)),
      valid?.start ?? "",
    ]);
  });
  const next = links?.next ?? undefined;
  return {rows, next: next === undefined ? undefined : ask.pathOf(next, where)};
}

function unknownDegree(where: string, id: string): never {
  throw new InputError(`${where}: typfall ${id} har en grad som varken är heltid eller deltid`);
}

function daysByDiagnosis(rows: Rows): Rows {
  const found = new Map<string, number[]>();
  for (const [, code = "", days = ""] of rows)
    if (days !== "") found.set(code, [...(found.get(code) ?? []), Number(days)]);
  return [...found]
    .map(([code, days]) => [code, String(days.length), String(Math.min(...days)), String(Math.max(...days))])
    .sort(([a = ""], [b = ""]) => (a < b ? -1 : a > b ? 1 : 0));
}

function order([caseA = "", a = ""]: readonly string[], [caseB = "", b = ""]: readonly string[]): number {
  return Number(caseA) - Number(caseB) || (a < b ? -1 : a > b ? 1 : 0);
}

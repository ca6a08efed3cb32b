import {InputError} from "../../errors.ts";
import {formatDay, parseDay, type Day} from "../../model/day.ts";
import type {AnswerCache, AnswerSource} from "./cache.ts";
import {jsonFetcher, parseJson, type FetchLimits, type Web} from "./fetchJson.ts";
import type {Answer, Ask, Publisher} from "./publisher.ts";

/** How answers are had. */
export interface AskOptions {
  readonly cache: AnswerCache;
  /** Answers from the cache only; nothing is asked of anyone. */
  readonly offline: boolean;
  /** Days that an answer in the cache may be old and still do. 0: of today only. */
  readonly maxAge: number;
  readonly today: Day;
  /** Where the publisher is asked: its own address, or a mirror's. Ends in a slash. */
  readonly baseUrl: string;
  readonly limits: Omit<FetchLimits, "pace">;
  readonly web: Web;
  /** Called when a good answer is there, from wherever. */
  answered(): void;
}

/**
 * Asks one publisher: from the cache where that is fresh enough, otherwise over the network. An answer is kept only
 * when `read` has accepted it, so one that is wrong never takes the place of a good one.
 */
export function asker(publisher: Publisher, options: AskOptions): Ask {
  const {cache, today, web} = options;
  const base = new URL(options.baseUrl);
  const fetchJson = jsonFetcher({...options.limits, pace: publisher.pace}, web);
  const ask = async <T>(path: string, read: (json: unknown, where: string) => T): Promise<Answer<T>> => {
    const where = `${publisher.title}, ${path}`;
    const found = cache.find(publisher.id, path);
    if (found.is === "damaged") {
      const what = `${where}: svaret i cachen är skadat (${found.file})`;
      if (options.offline)
        throw new InputError(`${what}. Ta bort filen och hämta svaret igen utan --offline`);
      web.log(`${what}. Det hämtas på nytt.`);
    }
    if (found.is === "answer" && (options.offline || age(found.source, today) <= options.maxAge)) {
      const value = read(parseJson(found.body, where), where);
      options.answered();
      return {value, source: found.source};
    }
    if (options.offline)
      throw new InputError(`${where}: svaret finns inte i cachen. Hämta det först, utan --offline`);
    const url = new URL(path, base);
    const {bytes, json} = await fetchJson(url);
    const value = read(json, where);
    const source = cache.keep(publisher.id, path, url.href, formatDay(today), bytes);
    options.answered();
    return {value, source};
  };
  return Object.assign(ask, {
    pathOf: (address: string, where: string) =>
      pathBelow([publisher.baseUrl, options.baseUrl], address, where),
  });
}

/** The part of a full address that is below one of the addresses: a next page is asked for where the first was. */
function pathBelow(bases: readonly string[], address: string, where: string): string {
  const base = bases.find((candidate) => address.startsWith(candidate));
  if (base !== undefined) return address.slice(base.length);
  const host = URL.canParse(address) ? new URL(address).host : "en adress som inte går att läsa";
  throw new InputError(`${where}: nästa sida ligger hos ${host}. Bara utgivaren själv följs`);
}

/** Whole days since an answer was given; one of tomorrow is as old as can be. */
function age(source: AnswerSource, today: Day): number {
  const given = parseDay(source.date);
  return given === undefined || given > today ? Infinity : today - given;
}

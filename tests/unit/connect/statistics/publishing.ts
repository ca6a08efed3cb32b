import {asker} from "../../../../loaders/connect/statistics/ask.ts";
import type {AnswerCache} from "../../../../loaders/connect/statistics/cache.ts";
import {digest} from "../../../../loaders/connect/statistics/cache.ts";
import type {Publisher, Question, StatisticsTable} from "../../../../loaders/connect/statistics/publisher.ts";
import {day} from "../../../../loaders/model/day.ts";
import {counties} from "../../../fixtures/statisticsAnswers.ts";
import {statisticsServer, stillWeb, type Reply} from "../../../fixtures/statisticsServer.ts";

/** Keeps nothing: every question reaches the publisher. */
const forgetful: AnswerCache = {
  find: () => ({is: "none"}),
  keep: (publisher, path, url, date, body) => ({
    publisher,
    path,
    url,
    date,
    sha256: digest(body),
    bytes: body.length,
  }),
};

/** A publisher's tables from a server on this machine that answers as told, and what it was asked. */
export async function tablesOf(
  publisher: Publisher,
  reply: (path: string) => Reply,
  own: Partial<Question> = {},
): Promise<{tables: ReadonlyMap<string, StatisticsTable>; asked: readonly string[]}> {
  const server = await statisticsServer(reply);
  try {
    const ask = asker(publisher, {
      cache: forgetful,
      offline: false,
      maxAge: 0,
      today: day("2026-11-22"),
      baseUrl: server.url,
      limits: {timeout: 4000, maxBytes: 64e6, retries: 0},
      web: stillWeb(),
      answered: () => undefined,
    });
    const question = {years: [2025], regions: counties, diagnoses: undefined, kpis: ["N00957"], ...own};
    const tables = new Map<string, StatisticsTable>();
    for await (const table of publisher.tables(question, ask)) tables.set(table.name, table);
    return {tables, asked: server.asked};
  } finally {
    await server.close();
  }
}

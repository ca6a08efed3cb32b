import {mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {asker} from "../../../../loaders/connect/statistics/ask.ts";
import {answerCache} from "../../../../loaders/connect/statistics/cache.ts";
import type {Publisher} from "../../../../loaders/connect/statistics/publisher.ts";
import {InputError} from "../../../../loaders/errors.ts";
import {day} from "../../../../loaders/model/day.ts";
import {
  statisticsServer,
  stillWeb,
  type Reply,
  type StatisticsServer,
} from "../../../fixtures/statisticsServer.ts";

let folder: string;
let server: StatisticsServer;
let answer: Reply;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "underlag-statistics-"));
  answer = {body: {n: 1}};
  server = await statisticsServer(() => answer);
});
afterEach(async () => {
  rmSync(folder, {recursive: true, force: true});
  await server.close();
});

const publisher: Publisher = {
  id: "prov",
  title: "Provet",
  baseUrl: "https://provet.example.se/v1/",
  licence: "fri",
  pace: {calls: 10, milliseconds: 1},
  // oxlint-disable-next-line typescript/require-await -- a publisher without tables
  async *tables() {
    yield* [];
  },
};

const lines: string[] = [];

function asking({today = "2026-11-22", offline = false, maxAge = 0, baseUrl = server.url} = {}) {
  const web = stillWeb();
  lines.length = 0;
  web.log = (line) => lines.push(line);
  return asker(publisher, {
    cache: answerCache(folder),
    offline,
    maxAge,
    today: day(today),
    baseUrl,
    limits: {timeout: 2000, maxBytes: 1e6, retries: 0},
    web,
    answered: () => undefined,
  });
}

/** Accepts `{n}`, and nothing below 0. */
function readN(json: unknown, where: string): number {
  const {n} = json as {n: number};
  if (n < 0) throw new InputError(`${where}: n är under 0`);
  return n;
}

const answerFiles = () => readdirSync(join(folder, "answers")).map((file) => join(folder, "answers", file));

describe("asker(publisher, options)", () => {
  it("asks once a day, and says where and when the answer was given", async () => {
    const first = await asking()("tal", readN);
    const second = await asking()("tal", readN);
    expect(server.asked).toEqual(["tal"]);
    expect(second).toEqual(first);
    expect(first.source).toMatchObject({
      publisher: "prov",
      path: "tal",
      url: `${server.url}tal`,
      date: "2026-11-22",
      bytes: 7,
      // printf '{"n":1}' | sha256sum
      sha256: "2bfd14f43d17fc7cea24e0917a8879b4b2f880b8baeec1b9d90fbaad655e71bd",
    });
  });

  it("asks again the day after, or after as many days as an answer may be old", async () => {
    await asking({today: "2026-11-20"})("tal", readN);
    answer = {body: {n: 2}};
    expect((await asking({today: "2026-11-22", maxAge: 2})("tal", readN)).value).toBe(1);
    expect((await asking({today: "2026-11-23", maxAge: 2})("tal", readN)).value).toBe(2);
    expect(server.asked).toHaveLength(2);
  });

  it("asks again where an answer claims to be of tomorrow", async () => {
    await asking({today: "2026-11-23"})("tal", readN);
    await asking({today: "2026-11-22", maxAge: 30})("tal", readN);
    expect(server.asked).toHaveLength(2);
  });

  it("keeps the good answer when the next one is refused", async () => {
    await asking({today: "2026-11-20"})("tal", readN);
    answer = {body: {n: -1}};
    await expect(asking()("tal", readN)).rejects.toThrow("Provet, tal: n är under 0");
    answer = {type: "text/html", body: "<p>"};
    await expect(asking()("tal", readN)).rejects.toThrow("HTML");
    const kept = await asking({offline: true})("tal", readN);
    expect(kept.value).toBe(1);
    expect(kept.source.date).toBe("2026-11-20");
    expect(answerFiles()).toHaveLength(1);
  });

  it("reads only the cache when offline, however old", async () => {
    await asking({today: "2020-01-01"})("tal", readN);
    await server.close();
    expect((await asking({offline: true})("tal", readN)).value).toBe(1);
    await expect(asking({offline: true})("annat", readN)).rejects.toThrow(
      "Provet, annat: svaret finns inte i cachen. Hämta det först, utan --offline",
    );
  });

  it("gives the same answer from the cache whichever mirror it came through", async () => {
    await asking()("tal", readN);
    const other = await asking({baseUrl: "https://en.annan.spegel.example.se/"})("tal", readN);
    expect(other.source.url).toBe(`${server.url}tal`);
  });

  it("fetches a damaged answer anew, and offline says which file is damaged", async () => {
    await asking()("tal", readN);
    const [file = ""] = answerFiles();
    truncateSync(file, 3);
    await expect(asking({offline: true})("tal", readN)).rejects.toThrow(
      `svaret i cachen är skadat (${file})`,
    );
    expect((await asking()("tal", readN)).value).toBe(1);
    expect(lines[0]).toContain("Det hämtas på nytt.");
    expect((await asking({offline: true})("tal", readN)).value).toBe(1);
  });

  it("takes a question file that is cut or of another question for damaged", async () => {
    await asking()("tal", readN);
    const [name = ""] = readdirSync(join(folder, "questions"));
    writeFileSync(join(folder, "questions", name), '{"publisher": "prov"');
    await expect(asking({offline: true})("tal", readN)).rejects.toThrow("skadat");
    rmSync(answerFiles()[0] ?? "");
    await asking()("tal", readN);
    rmSync(answerFiles()[0] ?? "");
    await expect(asking({offline: true})("tal", readN)).rejects.toThrow("skadat");
  });

  it("takes next pages from the publisher and from the mirror, and from nobody else", () => {
    const ask = asking({baseUrl: "http://spegel/prov/"});
    expect(ask.pathOf("https://provet.example.se/v1/tal?sida=2", "Provet")).toBe("tal?sida=2");
    expect(ask.pathOf("http://spegel/prov/tal?sida=2", "Provet")).toBe("tal?sida=2");
    expect(() => ask.pathOf("https://annan.example.se/v1/tal", "Provet")).toThrow(
      "Provet: nästa sida ligger hos annan.example.se",
    );
  });
});

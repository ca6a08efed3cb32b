import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import type {CommandEffects} from "../../../loaders/commands/command.ts";
import {command} from "../../../loaders/commands/statistics.ts";
import {digest} from "../../../loaders/connect/statistics/cache.ts";
import {EnvironmentError, InputError, UsageError} from "../../../loaders/errors.ts";
import {day} from "../../../loaders/model/day.ts";
import {fkMonth, fmbAnswer, fmbCase, koladaPage, scbCube} from "../../fixtures/statisticsAnswers.ts";
import {statisticsServer, type Reply, type StatisticsServer} from "../../fixtures/statisticsServer.ts";

// Nobody waits for the pace of a publisher on this machine.
vi.mock("node:timers/promises", () => ({setTimeout: () => Promise.resolve()}));

let folder: string;
let server: StatisticsServer;
let overrides: Readonly<Record<string, Reply>>;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "underlag-statistics-"));
  overrides = {};
  server = await statisticsServer(everyPublisher);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  rmSync(folder, {recursive: true, force: true});
  await server.close();
});

/** All four publishers, each below its own folder. */
function everyPublisher(path: string): Reply {
  const own = Object.entries(overrides).find(([start]) => path.startsWith(start));
  if (own) return own[1];
  const year = /(?:ar=|Tid]=|year\/)(\d{4})/.exec(path)?.[1] ?? "";
  if (path.startsWith("scb/")) return {body: scbCube(year)};
  if (path.startsWith("kolada/kpi/")) return {body: {values: [{id: path.slice(-6), title: "Ett tal"}]}};
  if (path.startsWith("kolada/"))
    return {
      body: koladaPage(/N\d{5}/.exec(path)?.[0] ?? "", [
        [/municipality\/(\d{4})/.exec(path)?.[1] ?? "", Number(year), 22],
      ]),
    };
  if (path.startsWith("fmb/")) return {body: fmbAnswer([fmbCase("1", ["F43"], "2", "wk")])};
  const measure = path.includes("SJPsjptal") ? "spt" : path.includes("SJPohttal") ? "oht" : "antal";
  const months = fkMonth(year, "12", 50) as {
    dimensions: Record<string, string>;
    observations: Record<string, unknown>;
  }[];
  return {
    body: months.map(({dimensions, observations}) => ({
      dimensions: {...dimensions, kommun_kod: `ALL_${dimensions["lan_kod"] ?? ""}`},
      observations: {[measure]: observations["antal"]},
    })),
  };
}

/** Runs the command against the publishers of this machine, and gives what it said. */
async function run(line: string, today = "2026-11-22") {
  const said = {printed: "", logged: [] as string[], steps: new Set<string>(), error: undefined as unknown};
  const effects: CommandEffects = {
    log: (text) => said.logged.push(text),
    progress: (step) => said.steps.add(step),
    stop: () => undefined,
    print: (text) => {
      said.printed += text;
    },
    keepErrorsIn: () => undefined,
    today: day(today),
    codeVersion: "0.0.0",
  };
  const places = ["--out", join(folder, "tables"), "--cache", join(folder, "answers")];
  try {
    await command.run(
      [...line.split(" "), ...(line.startsWith("list") ? places.slice(0, 2) : places)],
      effects,
    );
  } catch (error) {
    said.error = error;
  }
  return said;
}

const mirrors = () =>
  ["fk", "scb", "kolada", "fmb"].map((id) => `--base-url ${id}=${server.url}${id}/`).join(" ");
const table = (name: string) => readFileSync(join(folder, "tables", `${name}.csv`), "utf8");

describe("underlag statistics fetch", () => {
  it("writes every publisher's tables, and beside each where its figures are from", async () => {
    const {error, logged, steps} = await run(`fetch --years 2025 ${mirrors()}`);
    expect(error).toBeUndefined();
    expect([...steps]).toEqual(["Försäkringskassan", "SCB", "Kolada", "Socialstyrelsen (FMB)"]);
    const files = readdirSync(join(folder, "tables"));
    expect(files.filter((file) => file.endsWith(".csv"))).toEqual([
      "fk-ohalsotal.csv",
      "fk-ongoing-diagnosis.csv",
      "fk-ongoing-f43.csv",
      "fk-sjukpenningtal.csv",
      "fk-started-diagnosis.csv",
      "fk-started-f43.csv",
      "fmb-cases.csv",
      "fmb-recommended-days.csv",
      "kolada.csv",
      "scb-population.csv",
    ]);
    expect(files).toHaveLength(20);
    expect(table("fmb-cases")).toBe(
      "case,diagnosis,max_days,max_length,unit,max_degree,valid_from\n1,F43,14,2,wk,full,2017-01-30\n",
    );
    const source = JSON.parse(
      readFileSync(join(folder, "tables", "scb-population.source.json"), "utf8"),
    ) as object;
    expect(source).toMatchObject({
      publisher: "SCB",
      licence: "CC0, källa: SCB",
      date: "2026-11-22",
      rows: 176,
      sha256: digest(table("scb-population")),
      warnings: [],
    });
    expect(logged.some((line) => line.includes("scb-population.csv: 176 rader. Folkmängd"))).toBe(true);
    expect(server.askers.every((asker) => asker === "underlag/0.0.0")).toBe(true);
  });

  it("asks nobody when offline, and writes the same bytes", async () => {
    await run(`fetch scb fmb --years 2024-2025 ${mirrors()}`);
    const before = table("scb-population");
    const asked = server.asked.length;
    rmSync(join(folder, "tables"), {recursive: true});
    const {error} = await run("fetch scb fmb --years 2024-2025 --offline", "2030-01-01");
    expect(error).toBeUndefined();
    expect(server.asked).toHaveLength(asked);
    expect(table("scb-population")).toBe(before);
  });

  it("says what is missing when offline without a cache", async () => {
    const {error, logged} = await run("fetch scb --years 2025 --offline");
    expect(error).toBeInstanceOf(InputError);
    expect((error as InputError).exitCode).toBe(3);
    expect(logged[0]).toContain("svaret finns inte i cachen");
  });

  it("goes on to the others when one publisher fails, and leaves its earlier table alone", async () => {
    await run(`fetch scb --years 2025 ${mirrors()}`, "2026-11-20");
    const before = table("scb-population");
    overrides = {"scb/": {body: []}, "fk/": {type: "text/html", body: "<h1>Underhåll</h1>"}};
    const {error, logged} = await run(`fetch --years 2025 ${mirrors()}`);
    expect((error as Error).message).toBe(
      "Försäkringskassan, SCB: alla tabeller kunde inte hämtas. Det som fanns tidigare är orört.",
    );
    expect(logged.some((line) => line.includes("en webbsida (HTML)"))).toBe(true);
    expect(table("scb-population")).toBe(before);
    expect(table("kolada")).toContain("N00938,2025,ALL,ALL,22,\n");
  });

  it("asks for the places and key figures that are chosen, each once and in order", async () => {
    const chosen = "--years 2025 --region 20,01,20 --kpi N00957,N00938,N00957 --timeout 5 --max-age 1";
    const {error} = await run(`fetch kolada ${chosen} ${mirrors()}`);
    expect(error).toBeUndefined();
    expect(server.asked).toEqual(
      ["N00938", "N00957"].flatMap((kpi) => [
        `kolada/kpi/${kpi}`,
        `kolada/data/kpi/${kpi}/municipality/0000,0001,0020/year/2025`,
      ]),
    );
  });

  it("says which file the disk does not let it write", async () => {
    writeFileSync(join(folder, "answers"), "a file where a folder should be");
    const {error} = await run(`fetch fmb ${mirrors()}`);
    expect(error).toBeInstanceOf(EnvironmentError);
    expect((error as EnvironmentError).message).toMatch(
      /answers\/\w+\.json: gick inte att skriva \(ENOTDIR\)$/,
    );
  });

  it("tells of warnings, and keeps them beside the table", async () => {
    const cube = scbCube("2025");
    cube.value[0] = 1;
    overrides = {"scb/": {body: cube}};
    const {logged} = await run(`fetch scb --years 2025 ${mirrors()}`);
    expect(logged.filter((line) => line.startsWith("Observera: scb-population: länen"))).toHaveLength(1);
    expect((await run("list")).printed).toContain("    Observera: scb-population: länen stämmer inte");
  });

  it("takes the address of a mirror from the environment, and a flag before it", async () => {
    vi.stubEnv("UNDERLAG_FMB_URL", `${server.url}fmb`);
    expect((await run("fetch fmb")).error).toBeUndefined();
    expect(server.asked).toEqual(["fmb/typfall"]);
    vi.stubEnv("UNDERLAG_FMB_URL", "https://fel.example.se/");
    await run(`fetch fmb ${mirrors()}`, "2026-11-23");
    expect(server.asked).toHaveLength(2);
  });

  it("fetches five whole years unless told, the last one only when its population is out", async () => {
    const years = async (today: string) => {
      const before = server.asked.length;
      await run(`fetch scb ${mirrors()}`, today);
      return server.asked
        .slice(before)
        .map((path) => path.slice(-4))
        .join();
    };
    expect(await years("2026-03-31")).toBe("2020,2021,2022,2023,2024");
    expect(await years("2026-04-01")).toBe("2021,2022,2023,2024,2025");
  });

  it.each([
    ["fetch skatteverket", "okänd utgivare: skatteverket"],
    ["fetch --years 2025-2024", "--years"],
    ["fetch --years 1967", "--years"],
    ["fetch --years 2027", "--years"],
    ["fetch --region 01,02", "--region: okänd kod 02"],
    ["fetch --diagnosis F00-F98", "--diagnosis: okänd kod F00-F98"],
    ["fetch --kpi 00957", "--kpi"],
    ["fetch --base-url scb", "--base-url"],
    ["fetch --base-url skv=https://example.se/", "--base-url"],
    ["fetch --base-url scb=ftp://example.se/", "--base-url"],
    ["fetch --base-url scb=https://vem:vad@example.se/", "namn och lösenord"],
    ["fetch --timeout 0", "--timeout"],
    ["fetch --max-age x", "--max-age"],
    ["fetch --snabbt", "snabbt"],
    ["hämta", "ange vad"],
    ["list fk", "ange vad"],
  ])("refuses %s", async (line, message) => {
    const {error} = await run(line);
    expect(error).toBeInstanceOf(UsageError);
    expect((error as UsageError).message).toContain(message);
    expect(server.asked).toEqual([]);
  });
});

describe("underlag statistics list", () => {
  it("tells of the tables of the program and of those fetched, with source, date and age", async () => {
    const empty = await run("list");
    expect(empty.printed).toContain("published-figures.csv");
    expect(empty.printed).toContain("inga: underlag statistics fetch hämtar dem");
    await run(`fetch fmb ${mirrors()}`, "2026-11-20");
    const {printed} = await run("list");
    expect(printed).toContain("2026-11-20 (2 dagar gammal) · Socialstyrelsen (FMB) · 1 rader");
  });

  it("names a file beside a table that is not the program's", async () => {
    await run(`fetch fmb ${mirrors()}`);
    const file = join(folder, "tables", "fmb-cases.source.json");
    writeFileSync(file, "{");
    expect((await run("list")).error).toEqual(
      new InputError(`${file}: är inte en källfil som underlag har skrivit`),
    );
  });
});

describe("underlag statistics --help", () => {
  it("names every flag and publisher", () => {
    for (const word of [
      "--out",
      "--cache",
      "--offline",
      "--max-age",
      "--years",
      "--region",
      "--diagnosis",
      "--kpi",
      "--base-url",
      "--timeout",
      "UNDERLAG_SCB_URL",
      "Exempel",
      "Slutkoder",
    ])
      expect(command.help).toContain(word);
  });
});

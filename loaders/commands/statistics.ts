import {join} from "node:path";
import {setTimeout as sleep} from "node:timers/promises";
import {asker} from "../connect/statistics/ask.ts";
import {answerCache} from "../connect/statistics/cache.ts";
import {publishers} from "../connect/statistics/publishers.ts";
import {savedTables, saveTable} from "../connect/statistics/savedTables.ts";
import {InputError, UsageError} from "../errors.ts";
import {parseDay, type Day} from "../model/day.ts";
import {referenceSources} from "../model/referenceSources.ts";
import type {Command, CommandEffects} from "./command.ts";
import {
  baseUrls,
  defaultKpis,
  publisherIds,
  questionOf,
  readFlags,
  wantedPublishers,
  wholeNumber,
  type StatisticsFlags,
} from "./statisticsFlags.ts";

const defaultOut = join("data", "work", "statistics", "tables");
const defaultCache = join("data", "work", "statistics", "answers");
/** Försäkringskassan's largest answer that is asked for is one year of all chapters: about four megabytes. */
const maxBytes = 64e6;
const retries = 4;

const help = `underlag statistics: officiell statistik som små tabeller

Användning
  underlag statistics fetch [${publisherIds.join("|")}|all] …   hämta tabeller (standard: all)
  underlag statistics list                      visa vilka tabeller som finns, varifrån och hur gamla

Utgivare
${publishers.map(({id, title, baseUrl}) => `  ${id.padEnd(8)}${title.padEnd(24)}${baseUrl}`).join("\n")}

Flaggor
  --out MAPP             mappen för tabellerna (standard: ${defaultOut})
  --cache MAPP           mappen för svaren (standard: ${defaultCache})
  --offline              läs bara svaren i cachen; fråga ingen
  --max-age DAGAR        hur gammalt ett svar i cachen får vara (standard: 0, alltså från i dag)
  --years ÅÅÅÅ-ÅÅÅÅ      åren (standard: de fem senaste som alla utgivare bör ha)
  --region 01,20         länskoder (standard: alla 21; riket följer alltid med)
  --diagnosis F00-F99    diagnoskapitel, ALL eller F43 hos Försäkringskassan (standard: alla)
  --kpi N00938           nyckeltal hos Kolada (standard: ${defaultKpis.join(",")})
  --base-url ID=ADRESS   annan adress till en utgivare, till exempel en spegel; kan anges flera gånger
  --timeout SEKUNDER     längsta tid för ett svar (standard: 60)

En adress kan också stå i miljövariabeln UNDERLAG_FK_URL, UNDERLAG_SCB_URL, UNDERLAG_KOLADA_URL eller
UNDERLAG_FMB_URL. Bakom en proxy: sätt HTTPS_PROXY och NODE_USE_ENV_PROXY=1 (Node 22.21 eller senare).

En utgåva och en webbplats hämtar aldrig något. De läser bara data/reference.

Exempel
  underlag statistics fetch
  underlag statistics fetch fk --years 2020-2025 --diagnosis ALL,F00-F99,F43
  underlag statistics fetch scb --base-url scb=https://spegel.example.se/scb/api/v2/
  underlag statistics fetch --offline --out tabeller
  underlag statistics list

Slutkoder
  0 klart   2 fel i kommandot   3 en utgivare svarade inte, eller svarade fel (övriga tabeller är skrivna)
  5 en mapp går inte att skriva i
`;

/** `underlag statistics`: official statistics as small tables, over the publishers' open APIs with a cache. */
export const command: Command = {
  name: "statistics",
  usage: [
    ["underlag statistics fetch [UTGIVARE]", "hämta officiell statistik: FK, SCB, Kolada, FMB"],
    ["underlag statistics list", "visa vilka tabeller som finns, varifrån och hur gamla"],
  ],
  help,
  async run(argv, effects) {
    const {values, positionals} = readFlags(argv);
    const [what, ...wanted] = positionals;
    const out = values.out ?? defaultOut;
    if (what === "list" && wanted.length === 0) effects.print(listText(out, effects.today));
    else if (what === "fetch") await fetchAll(wanted, values, out, effects);
    else
      throw new UsageError("ange vad: underlag statistics fetch [UTGIVARE] eller underlag statistics list");
  },
};

async function fetchAll(
  wanted: readonly string[],
  values: StatisticsFlags,
  out: string,
  effects: CommandEffects,
): Promise<void> {
  const chosen = wantedPublishers(wanted);
  const question = questionOf(values, effects.today);
  const addresses = baseUrls(values["base-url"] ?? [], process.env);
  const common = {
    cache: answerCache(values.cache ?? defaultCache),
    offline: values.offline ?? false,
    maxAge: wholeNumber("max-age", values["max-age"], 0, 0),
    today: effects.today,
    limits: {timeout: wholeNumber("timeout", values.timeout, 60, 1) * 1000, maxBytes, retries},
    web: {
      userAgent: `underlag/${effects.codeVersion}`,
      now: () => performance.now(),
      sleep: (milliseconds: number) => sleep(milliseconds),
      log: (line: string) => {
        effects.log(line);
      },
    },
  };
  const failures: string[] = [];
  for (const publisher of chosen) {
    let answers = 0;
    const ask = asker(publisher, {
      ...common,
      baseUrl: addresses.get(publisher.id) ?? publisher.baseUrl,
      answered: () => {
        effects.progress(publisher.title, ++answers, undefined, "svar");
      },
    });
    try {
      for await (const table of publisher.tables(question, ask)) {
        const saved = saveTable(out, table, publisher);
        effects.log(`${join(out, `${saved.table}.csv`)}: ${saved.rows} rader. ${saved.title}.`);
        for (const warning of saved.warnings) effects.log(`Observera: ${warning}.`);
      }
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      effects.log(`${error.message}.`);
      failures.push(publisher.title);
    }
    effects.stop();
  }
  if (failures.length > 0) {
    throw new InputError(
      `${failures.join(", ")}: alla tabeller kunde inte hämtas. Det som fanns tidigare är orört.`,
    );
  }
}

function listText(out: string, today: Day): string {
  const reference = referenceSources().map(({file, source, date}) => `  ${file}\n    ${date} · ${source}`);
  const fetched = savedTables(out).map(({table, title, publisher, date, rows, warnings}) =>
    [
      `  ${table}.csv: ${title}`,
      `    ${date} (${ageInWords(date, today)}) · ${publisher} · ${rows} rader`,
      ...warnings.map((warning) => `    Observera: ${warning}`),
    ].join("\n"),
  );
  return `Tabeller som följer med programmet (data/reference)
${reference.join("\n")}

Hämtade tabeller (${out})
${fetched.length === 0 ? "  inga: underlag statistics fetch hämtar dem" : fetched.join("\n")}
`;
}

function ageInWords(date: string, today: Day): string {
  const days = today - (parseDay(date) ?? today);
  return days === 0 ? "i dag" : days === 1 ? "1 dag gammal" : `${days} dagar gammal`;
}

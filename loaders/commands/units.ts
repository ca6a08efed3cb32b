import {join} from "node:path";
import {parseArgs} from "node:util";
import {UsageError} from "../errors.ts";
import {flagFault} from "../flagFault.ts";
import {type Day, formatDay, parseDay} from "../model/day.ts";
import {regions} from "../model/places.ts";
import {registryQuality} from "../model/registryQuality.ts";
import {makeUnitType, unitTypes} from "../model/unitTypes.ts";
import {inQuarantine, quarantineLines} from "../quarantine.ts";
import type {Command, CommandEffects} from "./command.ts";
import {changesCsv, changesText, qualityText} from "./units/accounts.ts";
import {changes} from "./units/changes.ts";
import {type Coverage, history, stateOn} from "./units/history.ts";
import {keepSnapshot, readHistory, readSnapshots} from "./units/keptRegistry.ts";
import type {KeptUnit} from "./units/keptUnit.ts";
import type {ReadOptions, ReadUnits} from "./units/readUnitFiles.ts";
import {csvLine} from "./units/unitCsv.ts";

const defaultWork = join("data", "work");

/** The greatest share of the open units that a whole registry may lack without its being said that it is whole. */
const greatestLoss = 0.2;

const options = {
  date: {type: "string"},
  on: {type: "string"},
  registry: {type: "string"},
  work: {type: "string"},
  covers: {type: "string"},
  columns: {type: "string"},
  quarantine: {type: "string"},
  region: {type: "string"},
  unmatched: {type: "boolean"},
  json: {type: "boolean"},
  csv: {type: "boolean"},
} as const;

type Values = ReturnType<typeof readFlags>["values"];

function readFlags(argv: readonly string[]) {
  try {
    return parseArgs({args: [...argv], options, allowPositionals: true});
  } catch (error) {
    throw flagFault(error);
  }
}

/** The flags that each way of using the command takes: another one is a mistake, not something to pass over. */
const takes: Readonly<Record<string, readonly (keyof typeof options)[]>> = {
  add: ["date", "registry", "work", "covers", "columns", "quarantine"],
  diff: ["registry", "work", "columns", "json", "csv"],
  list: ["on", "registry", "work", "region", "unmatched"],
  quality: ["on", "registry", "work", "columns", "json"],
};

let typeOfKind: ReturnType<typeof makeUnitType> | undefined;

/** The type that the registry tells, else the one that the rules give. */
function typeOf(unit: KeptUnit): string | undefined {
  typeOfKind ??= makeUnitType(unitTypes());
  return unit.type ?? typeOfKind(unit);
}

function dayOf(flag: string, text: string): Day {
  const day = parseDay(text);
  if (day === undefined) throw new UsageError(`${flag}: ska vara en dag som ÅÅÅÅ-MM-DD, inte ${text}`);
  return day;
}

function coverageOf(text: string): Coverage {
  if (text === "all" || text === "none") return text;
  const codes = [...new Set(text.split(","))].sort();
  const unknown = codes.find((code) => !regions().some((region) => region.code === code));
  if (unknown !== undefined)
    throw new UsageError(
      `--covers: ska vara all, none eller länskoder med komma emellan; ${unknown} är ingen`,
    );
  return codes;
}

/** Reads files with the engine, which is not loaded for what the kept registry can answer. */
async function readUnits(paths: readonly string[], options: ReadOptions): Promise<ReadUnits> {
  const {readUnitFiles} = await import("./units/readUnitFiles.ts");
  return await readUnitFiles(paths, options);
}

const registryFolder = (values: Values) => values.registry ?? join(values.work ?? defaultWork, "units");

async function add(paths: readonly string[], values: Values, effects: CommandEffects): Promise<void> {
  if (paths.length === 0) throw new UsageError("underlag units add: ange minst en fil eller mapp");
  if (values.date === undefined)
    throw new UsageError("--date: ange dagen som uppgifterna gäller, ÅÅÅÅ-MM-DD");
  const date = dayOf("--date", values.date);
  if (date > effects.today) throw new UsageError(`--date: ${values.date} har inte varit än`);
  const folder = registryFolder(values);
  const {rows, rejected} = await readUnits(paths, {
    ...{columns: values.columns, quarantine: values.quarantine, today: effects.today, effects},
  });
  for (const line of quarantineLines(rejected)) effects.log(line);
  const isRegistry = rows.some(({toldBy}) => toldBy === "registry");
  const covers = coverageOf(values.covers ?? (isRegistry ? "all" : "none"));
  const snapshot = {date, covers, rows};
  const snapshots = readSnapshots(folder);
  const before = stateOn(history(snapshots), date);
  const after = stateOn(history([...snapshots.filter((other) => other.date !== date), snapshot]), date);
  const gone = [...before.keys()].filter((unit) => !after.has(unit)).length;
  if (values.covers === undefined && gone > greatestLoss * before.size) {
    throw new UsageError(
      `uttaget saknar ${gone} av registrets ${before.size} enheter: ange --covers all om de har upphört, annars de län som uttaget är komplett för (--covers 10,21) eller --covers none`,
    );
  }
  const isNew = keepSnapshot(folder, snapshot, snapshots);
  effects.log(
    isNew
      ? `Uttaget för ${values.date}: ${rows.length} rader om ${new Set(rows.map(({unit}) => unit)).size} enheter, ${inQuarantine(rejected)} i karantän.`
      : `Uttaget för ${values.date} fanns redan med samma innehåll. Inget ändrades.`,
  );
  if (isNew && before.size > 0) effects.print(changesText(changes(before, after, typeOf)));
}

/** The state that a word means: a day of the kept registry, or a file or folder, perhaps with `@day`. */
async function stateOf(
  word: string,
  values: Values,
  effects: CommandEffects,
): Promise<Map<string, KeptUnit>> {
  const day = parseDay(word);
  if (day !== undefined) return stateOn(readHistory(registryFolder(values)), day);
  const [, path = word, at] = /^(.*)@(\d{4}-\d{2}-\d{2})$/.exec(word) ?? [];
  const {rows} = await readUnits([path], {columns: values.columns, today: effects.today, effects});
  return stateOn(rows, at === undefined ? effects.today : dayOf("@", at));
}

async function diff(words: readonly string[], values: Values, effects: CommandEffects): Promise<void> {
  const [a, b, ...more] = words;
  if (a === undefined || b === undefined || more.length > 0)
    throw new UsageError("underlag units diff: ange två dagar eller två filer");
  const found = changes(await stateOf(a, values, effects), await stateOf(b, values, effects), typeOf);
  if (values.json === true) effects.print(`${JSON.stringify(found, undefined, 2)}\n`);
  else effects.print(values.csv === true ? changesCsv(found) : changesText(found));
}

/** The day that is asked about; without one, today. */
function dayAsked(values: Values, effects: CommandEffects): Day {
  return values.on === undefined ? effects.today : dayOf("--on", values.on);
}

function list(words: readonly string[], values: Values, effects: CommandEffects): void {
  if (words.length > 0) throw new UsageError(`för många argument: ${words.join(" ")}`);
  const state = stateOn(readHistory(registryFolder(values)), dayAsked(values, effects));
  const rows = [...state.values()]
    .filter(({region}) => values.region === undefined || region === values.region)
    .map((unit) => ({...unit, harmonised: typeOf(unit)}))
    .filter(({harmonised}) => values.unmatched !== true || harmonised === undefined)
    .sort((x, y) => (x.unit < y.unit ? -1 : 1));
  const lines = rows.map((row) => {
    const listed = row.listed ?? "";
    const places = [row.careUnit ?? "", row.headUnit ?? "", row.provider ?? "", row.region ?? ""];
    const days = [row.from, row.to].map((day) => (day === undefined ? "" : formatDay(day)));
    return csvLine([row.unit, row.name ?? "", row.harmonised ?? "", ...places, listed, ...days]);
  });
  const header =
    "hsa_id,namn,typ,vardenhet_hsa_id,huvudenhet_hsa_id,vardgivare_hsa_id,lanskod,listade,start,slut";
  effects.print(`${[header, ...lines].join("\n")}\n`);
}

async function quality(paths: readonly string[], values: Values, effects: CommandEffects): Promise<void> {
  const rows =
    paths.length === 0
      ? readHistory(registryFolder(values))
      : (await readUnits(paths, {columns: values.columns, today: effects.today, effects})).rows;
  const state = stateOn(rows, dayAsked(values, effects));
  const found = registryQuality([...state.values()].map((unit) => ({...unit, type: typeOf(unit)})));
  effects.print(values.json === true ? `${JSON.stringify(found, undefined, 2)}\n` : qualityText(found));
}

const help = `underlag units: registret över vårdenheter, med historia

Användning
  underlag units add FILER --date ÅÅÅÅ-MM-DD   lägg ett uttag till registret
  underlag units diff A B                      visa vad som har ändrats mellan två dagar eller två filer
  underlag units list                          skriv enheterna som CSV
  underlag units quality [FILER]               visa vårdenheter per region och hur många som fått en typ

Filer
  hsaunits.xml, en tabell ur HSA (CSV), svar från GetUnit, GetHealthCareUnit och GetHealthCareUnitMembers (XML, med eller
  utan SOAP-kuvert), och regionens egen lista (CSV med HSA-id och listade patienter, huvudenhet eller typ). Mappar läses
  med sina filer. Flera filer i samma kommando är ett uttag.

Flaggor
  --date ÅÅÅÅ-MM-DD   dagen som uttaget gäller
  --covers VAD        det som uttaget är komplett för: all (standard för HSA:s filer), none (standard för svar och listor)
                      eller länskoder, 10,21. En enhet där, som uttaget saknar, har upphört
  --columns FIL       YAML med rubrikerna i regionens lista: hsa_id: HSA-id, namn: Enhet, listade: Antal …
  --registry MAPP     registret (standard: units i mappen för mikrodata)
  --work MAPP         mappen för mikrodata (standard: ${defaultWork})
  --quarantine FIL    lista det som inte togs emot, med fil, rad och regel
  --on ÅÅÅÅ-MM-DD     dagen som visas (standard: i dag)
  --region KOD        visa bara ett län
  --unmatched         visa bara enheter som ingen regel ger en typ
  --json, --csv       svara med JSON eller CSV på stdout

I diff är A och B två dagar i registret, eller två filer eller mappar. fil@ÅÅÅÅ-MM-DD läser filen som den dagen.
Historien skrivs aldrig över: ett uttag gäller från sin dag, och samma uttag två gånger ändrar inget. Ett äldre uttag kan
läggas till i efterhand; registret blir då som om alla hade kommit i ordning. Använd registret: underlag release --units MAPP

Exempel
  underlag units add hsaunits.xml --date 2026-01-31
  underlag units add svar/ listade.csv --date 2026-02-28
  underlag units diff 2026-01-31 2026-02-28
  underlag units diff hsa-2025.csv@2025-12-31 hsa-2026.csv@2026-12-31 --csv
`;

/** `underlag units`: keeps the unit registry as dated rows, and says what changed and how good it is. */
export const command: Command = {
  name: "units",
  usage: [
    ["underlag units add FILER --date DAG", "lägg ett uttag till registret över vårdenheter"],
    ["underlag units diff A B", "visa vad som ändrats mellan två dagar eller två filer"],
    ["underlag units list | quality", "visa enheterna, och hur de är registrerade"],
  ],
  help,
  async run(argv, effects) {
    const {values, positionals} = readFlags(argv);
    const [way = "", ...words] = positionals;
    const taken = takes[way];
    if (!taken)
      throw new UsageError(
        `underlag units: ange ${Object.keys(takes).join(", ")}, inte ${way || "ingenting"}`,
      );
    const wrong = Object.keys(values).find((flag) => !taken.some((known) => known === flag));
    if (wrong !== undefined) throw new UsageError(`underlag units ${way}: --${wrong} hör inte dit`);
    effects.keepErrorsIn(values.work ?? defaultWork);
    if (way === "add") await add(words, values, effects);
    else if (way === "diff") await diff(words, values, effects);
    else if (way === "list") list(words, values, effects);
    else await quality(words, values, effects);
  },
};

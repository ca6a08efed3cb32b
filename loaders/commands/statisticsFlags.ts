import {parseArgs} from "node:util";
import {knownDiagnoses, knownRegions} from "../connect/statistics/codes.ts";
import type {Publisher, Question} from "../connect/statistics/publisher.ts";
import {publishers} from "../connect/statistics/publishers.ts";
import {UsageError} from "../errors.ts";
import {flagFault} from "../flagFault.ts";
import {formatDay, type Day} from "../model/day.ts";

const flags = {
  out: {type: "string"},
  cache: {type: "string"},
  offline: {type: "boolean"},
  "max-age": {type: "string"},
  years: {type: "string"},
  region: {type: "string"},
  diagnosis: {type: "string"},
  kpi: {type: "string"},
  "base-url": {type: "string", multiple: true},
  timeout: {type: "string"},
} as const;

/** Kolada's key figures for sjukpenningtal and ohälsotal; the answer's own titles stand in the source file. */
export const defaultKpis: readonly string[] = ["N00938", "N00957"];

/** What publishers are called on the command line. */
export const publisherIds: readonly string[] = publishers.map(({id}) => id);

/** The words after `underlag statistics`. Throws a UsageError for a flag that there is none of. */
export function readFlags(argv: readonly string[]) {
  try {
    return parseArgs({args: [...argv], options: flags, allowPositionals: true});
  } catch (error) {
    throw flagFault(error);
  }
}

/** The flags of `underlag statistics` as they were written. */
export type StatisticsFlags = ReturnType<typeof readFlags>["values"];

/** The publishers that are named, or all. Throws a UsageError for one that there is none of. */
export function wantedPublishers(wanted: readonly string[]): readonly Publisher[] {
  for (const id of wanted)
    if (id !== "all" && !publisherIds.includes(id))
      throw new UsageError(`okänd utgivare: ${id}. Utgivare: ${publisherIds.join(", ")}, all`);
  return wanted.length === 0 || wanted.includes("all")
    ? publishers
    : publishers.filter(({id}) => wanted.includes(id));
}

/** What is asked for. Throws a UsageError that names a year, code or key figure that there is none of. */
export function questionOf(values: StatisticsFlags, today: Day): Question {
  return {
    years: years(values.years, today),
    regions: knownCodes("region", values.region, knownRegions()) ?? knownRegions(),
    diagnoses: knownCodes("diagnosis", values.diagnosis, knownDiagnoses()),
    kpis: kpis(values.kpi),
  };
}

function years(text: string | undefined, today: Day): number[] {
  const [thisYear = 0, month = 0] = formatDay(today).split("-").map(Number);
  // The population at the turn of the year is published in late February.
  const lastWhole = month >= 4 ? thisYear - 1 : thisYear - 2;
  const match = /^(\d{4})(?:-(\d{4}))?$/.exec(text ?? `${lastWhole - 4}-${lastWhole}`);
  const first = Number(match?.[1]);
  const last = Number(match?.[2] ?? match?.[1]);
  if (!match || first > last || first < 1968 || last > thisYear)
    throw new UsageError(
      `--years: ska vara ett år eller två med bindestreck, 1968–${thisYear}, inte ${text ?? ""}`,
    );
  return Array.from({length: last - first + 1}, (_, step) => first + step);
}

function knownCodes(flag: string, text: string | undefined, known: readonly string[]): string[] | undefined {
  if (text === undefined) return undefined;
  const asked = new Set(text.split(",").map((code) => code.trim()));
  for (const code of asked)
    if (!known.includes(code))
      throw new UsageError(`--${flag}: okänd kod ${code}. Koder: ${known.join(", ")}`);
  return known.filter((code) => asked.has(code));
}

function kpis(text: string | undefined): string[] {
  if (text === undefined) return [...defaultKpis];
  const asked = [...new Set(text.split(",").map((id) => id.trim()))];
  for (const id of asked)
    if (!/^[A-Z]\d{5}$/.test(id))
      throw new UsageError(`--kpi: ett nyckeltal är en bokstav och fem siffror (N00938), inte ${id}`);
  return asked.sort();
}

/** The addresses that differ from the publishers' own: of flags, then of the environment. Each ends in a slash. */
export function baseUrls(
  given: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): ReadonlyMap<string, string> {
  const addresses = new Map<string, string>();
  for (const id of publisherIds) {
    const variable = `UNDERLAG_${id.toUpperCase()}_URL`;
    const address = environment[variable];
    if (address !== undefined && address !== "") addresses.set(id, baseUrl(variable, address));
  }
  for (const text of given) {
    const [id = "", ...rest] = text.split("=");
    if (!publisherIds.includes(id))
      throw new UsageError(
        `--base-url: ska ha formen ID=ADRESS, där ID är ett av ${publisherIds.join(", ")}, inte ${text}`,
      );
    addresses.set(id, baseUrl("--base-url", rest.join("=")));
  }
  return addresses;
}

function baseUrl(where: string, address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.search !== "" || url.hash !== "")
    throw new UsageError(`${where}: ska vara en adress som börjar med https:// eller http://, utan ? och #`);
  if (url.username !== "" || url.password !== "")
    throw new UsageError(`${where}: namn och lösenord får inte stå i adressen`);
  return url.href.endsWith("/") ? url.href : `${url.href}/`;
}

/** A whole number from `least` and up, or `standard` where the flag is not given. */
export function wholeNumber(flag: string, text: string | undefined, standard: number, least: number): number {
  if (text === undefined) return standard;
  if (!/^\d{1,5}$/.test(text) || Number(text) < least)
    throw new UsageError(`--${flag}: ska vara ett heltal från ${least}, inte ${text}`);
  return Number(text);
}

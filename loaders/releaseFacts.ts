import {z} from "zod";
import {duckDbVersion} from "./engine/duckdb.ts";
import {formatDay} from "./model/day.ts";
import {exclusionReasons} from "./model/exclusion.ts";
import {flags as qualityFlags} from "./model/flags.ts";
import type {Protected} from "./model/protected.ts";
import {rules} from "./normalise/rules.ts";
import {reportGroups} from "./protect/groupDisclosure.ts";
import {dominance} from "./protect/isSmall.ts";
import {protectCount, type Protection} from "./protect/protect.ts";
import type {Request} from "./request.ts";
import {Settings} from "./settings.ts";
import type {Stock} from "./stock.ts";

/** What the manifest says beside the tables. Counts outside the tables are rounded like the rest. */
export function releaseFacts(
  stock: Stock,
  request: Request,
  protection: Protection,
  tables: readonly Protected[],
) {
  const {source, summary, excluded, counted} = stock;
  const count = (kind: string, id: string, title: string, n: number) => ({
    ...{id, title},
    n: protectCount(n, `${kind}|${id}`, protection),
  });
  // The dates of the settings stand in the manifest as they came out, beside the other settings.
  const dates = new Set(["extractDate", "firstMonth", "lastMonth"]);
  const settings: Record<string, string | number | boolean> = {};
  const detailed: Record<string, z.core.util.JSONType> = {};
  const untouched: Readonly<Record<string, unknown>> = Settings.parse({});
  for (const [name, value] of Object.entries(request.settings)) {
    if (dates.has(name) || value === undefined) continue;
    if (typeof value !== "object") settings[name] = value;
    else if (JSON.stringify(value) !== JSON.stringify(untouched[name]))
      detailed[name] = z.json().parse(value);
  }
  return {
    synthetic: source.synthetic,
    source: {id: source.id, title: source.title, parameters: {...source.parameters?.(request.flags)}},
    extractDate: formatDay(stock.extractDay),
    ...(stock.isAssumed && {extractDateIsAssumed: true as const}),
    firstMonth: stock.firstMonth,
    lastMonth: stock.lastMonth,
    settings,
    ...(Object.keys(detailed).length > 0 && {detailedSettings: detailed}),
    tools: {
      ...{underlag: request.codeVersion, duckdb: duckDbVersion},
      ...(request.codeDigest !== undefined && {code: request.codeDigest}),
    },
    quality: {
      accepted: protectCount(counted, "accepted", protection),
      excluded: exclusionReasons.map(({id, title}) => count("excluded", id, title, excluded[id] ?? 0)),
      rejected: rules
        .map(({id, title}) => count("rejected", id, title, summary.rejected[id] ?? 0))
        // By the published count: a rule that is listed at 0 would tell 1–4 from 0.
        .filter(({n}) => n > 0),
      flags: qualityFlags.map(({id, title}) => count("flag", id, title, summary.flags[id] ?? 0)),
    },
    disclosure: {
      method: "small-count rounding of the joint inner cells" as const,
      base: protection.base,
      keyIsPublic: source.synthetic,
      keyId: request.keys(source).id,
      ...(request.settings.roundingPasses > 0 && {control: {passes: request.settings.roundingPasses}}),
      dominance,
      group: reportGroups(tables),
    },
  };
}

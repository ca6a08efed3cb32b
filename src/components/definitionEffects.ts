import type {UnitDefinitions} from "../contract/unitDefinitions.js";
import {funnelZone, shareLimits, type FunnelZone} from "../measures/funnelLimits.js";
import {limitsWithSpread} from "../measures/limitsWithSpread.js";
import {overdispersion, shareError, type Overdispersion} from "../measures/overdispersion.js";
import {wilsonInterval} from "../measures/wilsonInterval.js";
import {decapitalise, formatCount, formatPercent} from "../measures/swedish.js";
import {dataTable} from "./dataTable.js";
import type {DataTable, Value} from "./diagramModel.js";
import {element} from "./element.js";
import {unitsOfType, zoneWords} from "./unitWords.js";

type Definition = UnitDefinitions["definitions"][number];
type OfType = Definition["types"][number];

const names: Readonly<Record<Definition["id"], string>> = {
  "care-unit": "Vårdenheten i HSA",
  "head-unit": "Huvudenheten, annars enheten",
  harmonised: "Harmoniserad",
};

/** What the funnel of one type says under a definition. The counts are true ones, so nothing is rounded. */
export interface DefinitionFunnel {
  readonly target: number;
  readonly spread: Overdispersion | null;
  readonly zones: readonly FunnelZone[];
}

/** The funnel of shares of one type; null where nothing, or everything, is completed. */
export function definitionFunnel({certificates, completed}: OfType): DefinitionFunnel | null {
  const target = sum(completed) / sum(certificates);
  if (!(target > 0 && target < 1)) return null;
  const units = certificates.map((n, at) => ({
    value: (completed[at] ?? 0) / n,
    standardError: shareError(target, n),
  }));
  const spread = overdispersion(units, target);
  const zones = units.map(({value, standardError}, at) => {
    const exact = shareLimits(target, certificates[at] ?? 0);
    const limits = limitsWithSpread(exact, target, standardError, spread?.tau ?? 0);
    return funnelZone([value, value], limits);
  });
  return {target, spread, zones};
}

const sum = (list: readonly number[]): number => list.reduce((total, n) => total + n, 0);

/** Where the comparison comes from, or why there is none. */
export function definitionsInWords(definitions: UnitDefinitions | null): HTMLElement {
  if (definitions === null)
    return element("p", {class: "underlag-empty"}, "Utgåvan gjordes innan jämförelsen fanns.");
  return element(
    "p",
    {},
    element("strong", {}, "Påhittade data. "),
    `Tabellerna är räknade på demolandets intyg från ${definitions.year}, med de sanna antalen: där finns inga personer att skydda. Enheter med färre än ${formatCount(definitions.smallest)} intyg är inte med. Allt annat är lika. Bara vad som är en enhet skiljer. Lägst och högst är ett 95-procentigt intervall för slumpen, som om varje komplettering kom för sig. Ingen avrundning ingår, eftersom antalen är sanna.`,
  );
}

/** What the funnels of notebook *Vårdenheter* come to under each definition, type by type. */
export function definitionEffects(definitions: UnitDefinitions | null): HTMLElement {
  return definitions === null ? element("div") : dataTable(effectsTable(definitions));
}

/** The same as a table: each type under each definition, its share with the interval of chance. */
export function effectsTable(definitions: UnitDefinitions): DataTable {
  const types = [
    ...new Map(
      definitions.definitions.flatMap(({types: list}) => list.map(({id, title}) => [id, title] as const)),
    ),
  ];
  const rows = types.flatMap(([type, title]) =>
    definitions.definitions.flatMap((definition): Value[][] => {
      const own = definition.types.find(({id}) => id === type);
      const funnel = own && definitionFunnel(own);
      if (!own || !funnel) return [];
      const {spread, zones, target} = funnel;
      const sizes = [...own.certificates].sort((a, b) => a - b);
      const beyond = zones.filter((zone) => zone === "beyond 99.8").length;
      return [
        [
          ...[`${title}, ${decapitalise(names[definition.id])}`, zones.length, beyond, target],
          ...wilsonInterval(sum(own.completed), sum(own.certificates)),
          ...[spread?.phi ?? null, spread === null ? null : spread.tau * 100],
          sizes[Math.floor(sizes.length / 2)] ?? 0,
        ],
      ];
    }),
  );
  return {
    caption: `Andel intyg som kompletteras ${definitions.year}: tratten under tre sätt att bestämma en enhet`,
    columns: [
      {name: "typ_och_satt", title: "Typ och sätt", kind: "text"},
      {name: "enheter", title: "Enheter", kind: "count"},
      {name: "avviker", title: "Avviker från förväntad variation", kind: "count"},
      {name: "andel", title: "Andel", kind: "share"},
      {name: "lagst", title: "Lägst", kind: "share"},
      {name: "hogst", title: "Högst", kind: "share"},
      {name: "overspridning", title: "Överspridning φ", kind: "decimal"},
      {name: "tau", title: "Spridning τ, procentenheter", kind: "decimal"},
      {name: "intyg_median", title: "Intyg per enhet (median)", kind: "count"},
    ],
    rows,
  };
}

/** What becomes of the unit that was given many completions, under each definition. */
export function followedUnit(definitions: UnitDefinitions | null): HTMLElement {
  const planted = definitions?.planted;
  if (!definitions || !planted) return element("div");
  const {own} = planted;
  return element(
    "div",
    {},
    element("h3", {}, "En enhet genom tre sätt att räkna"),
    element(
      "p",
      {},
      `I demolandet är ett utfall inlagt med avsikt: ${decapitalise(planted.what.replace(/:.*$/, ""))}. Enheten är ${planted.title}, där ${formatPercent(own.completed / Math.max(1, own.certificates))} av ${formatCount(own.certificates)} intyg kompletterades. Om den syns beror på vad den räknas ihop med.`,
    ),
    dataTable(followedTable(definitions, planted.title)),
  );
}

/** The same unit as a table: what it is counted as under each definition, the share with the interval of chance, and where that lies. */
export function followedTable(definitions: UnitDefinitions, title: string): DataTable {
  const rows = definitions.definitions.map((definition): Value[] => {
    const at = definition.planted;
    const type = definition.types.find(({id}) => id === at?.type);
    const funnel = type && definitionFunnel(type);
    if (!at || !type || !funnel) return [names[definition.id], "för få intyg", null, null, null, null, "–"];
    const [n, completed] = [type.certificates[at.at] ?? 0, type.completed[at.at] ?? 0];
    const zone = funnel.zones[at.at];
    return [
      ...[names[definition.id], `${at.title} (${unitsOfType(at.type)})`, n],
      ...[completed / n, ...wilsonInterval(completed, n), zone === undefined ? "–" : zoneWords[zone]],
    ];
  });
  return {
    caption: `${title} under tre sätt att bestämma en enhet, ${definitions.year}`,
    columns: [
      {name: "satt", title: "Sätt", kind: "text"},
      {name: "raknas_som", title: "Räknas som", kind: "text"},
      {name: "intyg", title: "Intyg", kind: "count"},
      {name: "andel", title: "Andel", kind: "share"},
      {name: "lagst", title: "Lägst", kind: "share"},
      {name: "hogst", title: "Högst", kind: "share"},
      {name: "lage", title: "Läge", kind: "text"},
    ],
    rows,
  };
}

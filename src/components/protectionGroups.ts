import type {Manifest} from "../contract/release.js";
import {formatCount, joinSwedish} from "../measures/swedish.js";
import type {DataTable} from "./diagramModel.js";
import {element} from "./element.js";
import {reportTable} from "./reportTable.js";

const periods = new Set(["month", "quarter", "year"]);

/** What has been taken out of a category, and why. */
export function withheldGroups(manifest: Manifest): HTMLElement {
  const {disclosure, families} = manifest;
  const {group, base} = disclosure;
  if (!group) return element("p", {}, "Utgåvan håller inte inne några hela grupper.");
  const table = withheldTable(manifest);
  const events = group.withheld.reduce((sum, one) => sum + one.events, 0);
  const named = (ids: readonly string[]): string[] =>
    ids.map((id) => inSentence(manifest.dimensions[id]?.title ?? id));
  const sensitive = joinSwedish(named(group.sensitive));
  const identifying = joinSwedish(named(group.identifying.filter((id) => !periods.has(id))));
  return element(
    "div",
    {},
    element(
      "p",
      {},
      `Om alla i en grupp med minst ${formatCount(base)} personer är lika i en känslig uppgift röjer talet något om var och en, hur stor gruppen än är. Känsliga är de här indelningarna: ${sensitive}. En grupp är de som är lika i fråga om period och en eller flera av ${identifying}. Sådana händelser står i raden ”Redovisas inte” (${group.code}). Summorna ändras inte.`,
    ),
    events === 0
      ? element("p", {}, `Det har inte behövts i någon av utgåvans ${formatCount(families.length)} tabeller.`)
      : reportTable("redovisas-inte", table, manifest),
  );
}

/** The title of a dimension as it stands in a sentence, where a comma parts one from the next: `ålder i två grupper`. */
function inSentence(title: string): string {
  return title.toLocaleLowerCase("sv-SE").replace(/, (\S+ grupper)$/, " i $1");
}

/** The rows of {@link withheldGroups}. */
export function withheldTable({disclosure, families, dimensions}: Manifest): DataTable {
  const titles = new Map(families.map(({id, title}) => [id, title]));
  return {
    caption: "Händelser som redovisas utan indelning",
    columns: [
      {name: "tabell", title: "Tabell", kind: "text"},
      {name: "indelning", title: "Indelning som inte visas", kind: "text"},
      {name: "celler", title: "Celler", kind: "count"},
      {name: "handelser", title: "Händelser", kind: "count"},
    ],
    rows: (disclosure.group?.withheld ?? []).map(({family, dimension, cells, events}) => [
      titles.get(family) ?? family,
      dimensions[dimension]?.title ?? dimension,
      cells,
      events,
    ]),
  };
}

/** How coarse the tables are: the values of each dimension, and in which tables it stands. */
export function grainTable({families, dimensions}: Pick<Manifest, "families" | "dimensions">): DataTable {
  return {
    caption: "Hur fint tabellerna är indelade",
    columns: [
      {name: "indelning", title: "Indelning", kind: "text"},
      {name: "varden", title: "Antal värden", kind: "count"},
      {name: "tabeller", title: "Finns i", kind: "text"},
    ],
    rows: Object.entries(dimensions).map(([id, {title, codes}]) => [
      title,
      // A page loads no list of thousands of units.
      codes.length === 0 ? null : codes.length,
      joinSwedish(
        families
          .filter((family) => family.dimensions.includes(id))
          .map((family) => family.title.toLocaleLowerCase("sv-SE")),
      ),
    ]),
  };
}

/** {@link grainTable} with its downloads. */
export function grain(manifest: Manifest): HTMLElement {
  return reportTable("indelning", grainTable(manifest), manifest);
}

/** What was made coarser before the tables were protected, in sentences. */
export function coarsenedInWords(
  manifest: Pick<Manifest, "coarsened" | "families" | "dimensions">,
): HTMLElement {
  return element("ul", {}, ...coarsenedSentences(manifest).map((sentence) => element("li", {}, sentence)));
}

/** What {@link coarsenedInWords} says, a sentence each. */
export function coarsenedSentences({
  coarsened,
  families,
  dimensions,
}: Pick<Manifest, "coarsened" | "families" | "dimensions">): string[] {
  if (!coarsened)
    return ["Utgåvan gjordes av en äldre version, som inte redovisar vad som har gjorts grövre."];
  const titles = new Map(families.map(({id, title}) => [id, title]));
  const levels = coarsened.flatMap((one) => {
    if (one.kind !== "level") return [];
    const title = inSentence(dimensions[one.as]?.title ?? one.as);
    return [
      `Tabellen ”${titles.get(one.family) ?? one.family}” har en grövre indelning än den kunde ha haft: ${title}.`,
    ];
  });
  const units = coarsened.flatMap((one) =>
    one.kind === "units"
      ? [
          `I tabellen ”${titles.get(one.family) ?? one.family}” har ${formatCount(one.own)} enheter egna rader. Enheter med intyg för färre än ${formatCount(one.smallest)} personer under ett år är det året sammanslagna med andra: ${formatCount(one.byType)} grupper av samma typ i en region, och ${formatCount(one.byRegion)} för det som sedan är kvar i en region.`,
        ]
      : [],
  );
  return [
    ...(levels.length > 0 ? levels : ["Ingen tabell har en grövre indelning än den finaste som finns."]),
    ...units,
  ];
}

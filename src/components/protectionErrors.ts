import type {FamilyDescription, Manifest} from "../contract/release.js";
import {formatCount, joinSwedish} from "../measures/swedish.js";
import type {DataTable, Value} from "./diagramModel.js";
import {element} from "./element.js";
import {reportTable} from "./reportTable.js";

/** How many cells of each kind every table has, and how much rounding has moved. */
export function cellKinds(manifest: Manifest): HTMLElement {
  return reportTable("celler", cellKindTable(manifest), manifest);
}

/** The rows of {@link cellKinds}. */
export function cellKindTable({families, disclosure: {base, keyIsPublic}}: Manifest): DataTable {
  return {
    caption: "Celler och ändringar i varje tabell",
    columns: [
      {name: "tabell", title: "Tabell", kind: "text"},
      {name: "celler", title: "Inte 0", kind: "count"},
      {name: "exakta", title: keyIsPublic ? "Som de är" : `Ingen multipel av ${base}`, kind: "count"},
      {name: "avrundade", title: keyIsPublic ? "Avrundade" : `Multipel av ${base}`, kind: "count"},
      {name: "vid_basen", title: `Är ${base}`, kind: "count"},
      ...(keyIsPublic ? [{name: "till_noll", title: "Blev 0", kind: "count" as const}] : []),
      {name: "andel_i_sma", title: "Andel i små celler", kind: "share"},
      {name: "andel_andrad", title: "Ändrat", kind: "share"},
    ],
    rows: families.map(({title, report: {cells, cellsAtBase, errors}}) => [
      ...[title, cells, errors?.exact ?? null, errors?.rounded ?? null, cellsAtBase],
      ...(keyIsPublic ? [errors?.toZero ?? null] : []),
      errors ? errors.smallShare / 100 : null,
      errors ? errors.changedShare / 100 : null,
    ]),
  };
}

/** Sums of this weight are those that readers look at first: totals, regions and units. */
const weightOfPlaces = 10;

/**
 * How far the published counts lie from the true ones: the small cells and the sums that weigh most; behind a fold all sums
 * that are kept close.
 */
export function errorsByTable(manifest: Manifest): HTMLElement {
  const table = errorTable(manifest, weightOfPlaces);
  const whole = errorTable(manifest);
  return table.rows.length > 0
    ? element(
        "div",
        {},
        reportTable("avrundningsfel", table, manifest),
        element(
          "details",
          {},
          element("summary", {}, `Visa alla ${formatCount(whole.rows.length)} slag av summor`),
          reportTable("avrundningsfel-alla", {...whole, caption: `${whole.caption}, alla slag`}, manifest),
        ),
      )
    : element(
        "p",
        {class: "underlag-empty"},
        "Utgåvan redovisar inga fel mot de sanna talen: den gjordes av en äldre version, eller tabellerna är för små för att felen ska få berättas.",
      );
}

/** Periods that a table is added up to and not divided by. */
const coarser: Readonly<Record<string, string>> = {quarter: "kvartal", year: "år"};

/** The rows of {@link errorsByTable}: sums of at least a weight. */
export function errorTable(
  {families, dimensions}: Pick<Manifest, "families" | "dimensions">,
  leastWeight = 0,
): DataTable {
  const named = (id: string): string => {
    const [dimension = id, parent] = id.split(":");
    if (parent !== undefined) return "diagnosgrupp";
    return (dimensions[dimension]?.title ?? coarser[dimension] ?? dimension).toLocaleLowerCase("sv-SE");
  };
  const line = (
    title: string,
    of: string,
    count: number | null,
    error: {mean: number; rmse: number; greatest?: number | undefined} | undefined,
  ): Value[] => [title, of, count, error?.mean ?? null, error?.rmse ?? null, error?.greatest ?? null];
  return {
    caption: "Skillnad mellan publicerade och sanna tal",
    columns: [
      {name: "tabell", title: "Tabell", kind: "text"},
      {name: "galler", title: "Gäller", kind: "text"},
      {name: "summor", title: "Antal summor", kind: "count"},
      {name: "medelfel", title: "Fel i genomsnitt", kind: "decimal"},
      {name: "rmse", title: "Kvadratiskt medelfel", kind: "decimal"},
      {name: "storsta_fel", title: "Största fel", kind: "count"},
    ],
    rows: families.flatMap(({title, report: {errors}}) =>
      errors
        ? [
            line(title, "små celler, var för sig", null, errors.cells),
            ...errors.margins
              .filter(({weight}) => weight >= leastWeight)
              .map(({over, sums, error}) =>
                line(title, `summor efter ${joinSwedish(over.map(named))}`, sums, error),
              ),
          ]
        : [],
    ),
  };
}

/** Tables of the same events, and how they are tied together. */
export function tiesInWords({families, dimensions, disclosure: {base}}: Manifest): HTMLElement {
  const titles = new Map(families.map(({id, title}) => [id, title]));
  const sentence = (family: FamilyDescription): string[] => {
    const {tied, title, remainder} = family;
    if (!tied) return [];
    const over = tied.over.map((id) => (dimensions[id]?.title ?? id).toLocaleLowerCase("sv-SE"));
    const rest =
      remainder === undefined || remainder.cells === 0
        ? []
        : [
            `I ”${title}” har därför ${formatCount(remainder.cells)} celler fått ta en rest, och skiljer sig med högst ${formatCount(remainder.greatest)} från det sanna, också när talet inte är en multipel av ${base}.`,
          ];
    return [
      `Tabellerna ”${title}” och ”${titles.get(tied.family) ?? tied.family}” räknar samma händelser. De är avrundade så att summorna efter ${joinSwedish(over)} är lika i båda.`,
      ...rest,
    ];
  };
  const sentences = families.flatMap(sentence);
  return element(
    "p",
    {},
    sentences.length > 0
      ? sentences.join(" ")
      : "Tabellerna i den här utgåvan är avrundade var för sig. Två tabeller över samma händelser kan ge olika summor.",
  );
}

import type {FamilyDescription, Manifest} from "../contract/release.js";
import {possibleCount, possiblePersons, type Range} from "../measures/possibleCount.js";
import {formatCount, joinSwedish} from "../measures/swedish.js";
import {dataTable} from "./dataTable.js";
import type {DataTable, Value} from "./diagramModel.js";
import {element} from "./element.js";
import {reportTable} from "./reportTable.js";

const between = ([least, greatest]: Range): string =>
  least === greatest ? formatCount(least) : `${formatCount(least)}–${formatCount(greatest)}`;

/** What a reader may conclude from a published inner cell. */
export function conclusionTable({disclosure: {base}}: Pick<Manifest, "disclosure">): HTMLElement {
  const row = (published: number, why: string): Value[] => [
    formatCount(published),
    between(possibleCount(published, base)),
    between(possiblePersons(published, base)),
    why,
  ];
  return dataTable({
    caption: "Vad en cell lämnar öppet",
    columns: [
      {name: "publicerat", title: "Du ser", kind: "text"},
      {name: "handelser", title: "Sjukfall eller intyg", kind: "text"},
      {name: "personer", title: "Personer", kind: "text"},
      {name: "darfor", title: "Därför att", kind: "text"},
    ],
    rows: [
      row(0, "cellen är tom, eller liten och avrundad nedåt"),
      row(base, `cellen är liten och avrundad, eller har precis ${base}`),
      row(2 * base, "talet är oftast exakt; någon person kan ha många och cellen därför vara avrundad"),
      [
        `till exempel ${formatCount(2 * base + 2)}`,
        formatCount(2 * base + 2),
        `minst ${base}`,
        `talet är exakt: det är ingen multipel av ${base}`,
      ],
    ],
  });
}

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
      {name: "exakta", title: "Som de är", kind: "count"},
      {name: "avrundade", title: "Avrundade", kind: "count"},
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

/** What the audit went through. */
export function auditFigures(manifest: Manifest): HTMLElement {
  const {audit} = manifest;
  if (!audit) return element("p", {class: "underlag-empty"}, "Utgåvan redovisar inte sin granskning.");
  return reportTable("granskning", auditTable(audit), manifest);
}

/** The rows of {@link auditFigures}. */
export function auditTable(audit: NonNullable<Manifest["audit"]>): DataTable {
  return {
    caption: "Granskningen i siffror",
    columns: [
      {name: "steg", title: "Steg", kind: "text"},
      {name: "vad", title: "Vad som räknas", kind: "text"},
      {name: "antal", title: "Antal", kind: "count"},
    ],
    rows: [
      ["Uppräkning", "publicerade celler som prövades mot reglerna", audit.cells],
      ["Uppräkning", "tabeller", audit.tables],
      ["Uppräkning", "summor som jämfördes med sina delar", audit.margins],
      ["Ekvationer", "sanna tal som läsaren inte får veta", audit.unknowns],
      ["Ekvationer", "samband mellan dem, över tabeller och utgåvor", audit.equations],
      ["Ekvationer", "oberoende samband (rang)", audit.rank],
      ["Ekvationer", "tal som sambanden ensamma bestämmer", audit.derivable],
      ["Gränser", "lösta optimeringsproblem", audit.solves],
      ["Gränser", "öppna celler utan bevis i heltal", audit.withoutWholeProof],
      ["Insider", "enheter vars personal kan känna enhetens alla tal", audit.units],
      ["Insider", "samband mellan en enhets tal och andras", audit.unitEquations],
      ["Insider", "andras celler som ett sådant samband gör snävare", audit.narrowed],
      ["Jämförelse", "andra utgåvor av samma data", audit.releases],
      ["Jämförelse", "celler jämförda med dem", audit.compared],
      ["Läckor", "filer genomsökta", audit.files],
      ["Fynd", "fynd som är kvar: varje fynd stoppar utgåvan", 0],
    ],
  };
}

/** What the audit remarked on without stopping the release. */
export function auditRemarks(manifest: Pick<Manifest, "audit" | "families">): HTMLElement {
  const remarks = remarkSentences(manifest);
  if (remarks.length === 0) return element("p", {}, "Granskningen hade inga anmärkningar.");
  return element("ul", {}, ...remarks.map((remark) => element("li", {}, remark)));
}

/** The remarks, with the titles of tables where the audit names their files. */
export function remarkSentences({audit, families}: Pick<Manifest, "audit" | "families">): string[] {
  const titles = new Map(families.map(({id, title}) => [id, title]));
  return (audit?.remarks ?? []).map((remark) =>
    remark.replaceAll(/tables\/(\w+)\.parquet/g, (path, id: string) => {
      const title = titles.get(id);
      return title === undefined ? path : `”${title}”`;
    }),
  );
}

/** How often a guess about a small cell would be right: told only where the truth is no secret. */
export function guessTable({audit, families, disclosure: {base}}: Manifest): HTMLElement {
  const titles = new Map(families.map(({id, title}) => [id, title]));
  const guesses = audit?.guesses ?? [];
  if (guesses.length === 0)
    return element(
      "p",
      {},
      "Hur ofta en gissning skulle bli rätt är en uppgift om de sanna talen. Den redovisas bara för demolandet.",
    );
  const table = dataTable({
    caption: `Den bästa gissningen om en cell med 1–${base - 1} personer`,
    columns: [
      {name: "tabell", title: "Tabell", kind: "text"},
      {name: "celler", title: "Små celler", kind: "count"},
      {name: "ratt", title: "Rätt med tabellerna", kind: "share"},
      {name: "ratt_utan", title: "Rätt utan dem", kind: "share"},
    ],
    rows: guesses.map(({family, cells, right, rightBlind}) => [
      ...[titles.get(family) ?? family, cells],
      ...[right, rightBlind].map((count) => (cells === 0 ? null : count / cells)),
    ]),
  });
  return element(
    "div",
    {},
    element(
      "p",
      {},
      "Hur mycket säkrare blir en gissning av tabellerna? Den bästa gissningen om en liten cell är det vanligaste sanna antalet bakom det publicerade. Utan tabellerna är det bästa att alltid gissa det vanligaste av alla.",
    ),
    table,
  );
}

const periods = new Set(["month", "quarter", "year"]);

/** What has been taken out of a category, and why. */
export function withheldGroups(manifest: Manifest): HTMLElement {
  const {disclosure, families} = manifest;
  const {group, base} = disclosure;
  if (!group) return element("p", {}, "Utgåvan håller inte inne några hela grupper.");
  const table = withheldTable(manifest);
  const events = group.withheld.reduce((sum, one) => sum + one.events, 0);
  const words = (ids: readonly string[]): string =>
    joinSwedish(ids.map((id) => (manifest.dimensions[id]?.title ?? id).toLocaleLowerCase("sv-SE")));
  return element(
    "div",
    {},
    element(
      "p",
      {},
      `Om alla i en grupp med minst ${formatCount(base)} personer har samma ${words(group.sensitive)} röjer talet något om var och en, hur stor gruppen än är. En grupp är de som har samma period och samma ${words(group.identifying.filter((id) => !periods.has(id)))}, eller några av dem. Sådana händelser står i raden ”Redovisas inte” (${group.code}). Summorna ändras inte.`,
    ),
    events === 0
      ? element("p", {}, `Det har inte behövts i någon av utgåvans ${formatCount(families.length)} tabeller.`)
      : reportTable("redovisas-inte", table, manifest),
  );
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
    const title = (dimensions[one.as]?.title ?? one.as).toLocaleLowerCase("sv-SE");
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

import type {Description} from "./description.js";
import type {FamilyDescription, Manifest, OfficialDescription} from "./release.js";

/** One column of one table, as the data dictionary tells it. */
export interface DictionaryRow {
  readonly table: string;
  readonly column: string;
  readonly title: string;
  readonly definition: string;
  /** `text`, `heltal` or `sant eller falskt`. */
  readonly type: string;
  readonly unit: string;
  /** The codes in short: all of a few, the number of many. */
  readonly codes: string;
  /** Where in form FK7804, or in which message, the value stands. */
  readonly source: string;
  /** What disclosure control may have done to the values. */
  readonly protection: string;
  /** Version of the program that first published the column. */
  readonly since: string;
}

/** What a reader is told of a cell of an official table, with what each word means. */
export const cellStatuses = {
  visad: "antalet visas, exakt",
  tom: "ingen händelse: antalet är 0",
  skyddad: "antalet visas inte av röjandeskäl: det är litet, eller ett litet antal går att räkna ut med det",
} as const;

/** More codes than this are not listed one by one. */
const fewCodes = 12;

/**
 * The data dictionary of a release: a row for each column of each table, in their order, official tables last. `n` and `at_base` are columns of
 * every rounded table and stand with it; `at_base` is in the tables of places alone.
 */
export function dictionaryRows(manifest: Manifest, {fields}: Pick<Description, "fields">): DictionaryRow[] {
  const {dimensions, disclosure, families, official = []} = manifest;
  const rounded = families.flatMap((family) => [
    ...family.dimensions.map((id): DictionaryRow => {
      const {title = id, codes = []} = dimensions[id] ?? {};
      const field = fields[id];
      return {
        ...{table: family.id, column: id, title, type: "text", unit: "", protection: ""},
        definition: field?.definition ?? title,
        codes: codesInShort(codes),
        source: field?.source ?? "",
        since: field?.since ?? "",
      };
    }),
    ...countColumns(family, disclosure.base),
  ]);
  return [...rounded, ...official.flatMap((table) => officialColumns(table, fields))];
}

/** The columns of an official table: its dimensions with the codes of every level, the count, and what is told of it. */
function officialColumns(
  {id, title, unit, description, threshold, dimensions}: OfficialDescription,
  fields: Description["fields"],
): DictionaryRow[] {
  const shared = {table: id, type: "text", unit: "", codes: "", source: "", protection: "", since: "0.1.0"};
  return [
    ...dimensions.map((one): DictionaryRow => {
      const {definition = one.title, source = ""} = fields[one.id] ?? {};
      return {
        ...shared,
        column: one.id,
        title: one.title,
        definition,
        source,
        codes: codesInShort(one.codes),
      };
    }),
    {
      ...{...shared, column: "n", title: "Antal", type: "heltal", unit},
      definition: `${title}: ${description}`,
      protection: `Exakt, eller spärrat: celler med 1 till ${threshold - 1} personer, och de som små celler går att räkna ut med. I CSV står då .., i Parquet inget.`,
    },
    {
      ...{...shared, column: "status", title: "Om antalet visas, och varför inte"},
      definition: `${title}: vad läsaren får veta om cellens antal`,
      codes: Object.entries(cellStatuses)
        .map(([code, meaning]) => `${code}: ${meaning}`)
        .join("; "),
      protection: "Ett ord för allt som är spärrat: om ett antal självt är litet sägs inte.",
    },
    {
      ...{...shared, column: "withheld", title: "Spärrad", type: "sant eller falskt"},
      definition: `${title}: sant där status är skyddad; bara i Parquet`,
    },
  ];
}

function countColumns(
  {id, title, unit, description, roundsAll}: FamilyDescription,
  b: number,
): DictionaryRow[] {
  const shared = {table: id, type: "heltal", codes: "", source: "", since: "0.1.0"};
  return [
    {
      ...{...shared, column: "n", title: "Antal", unit},
      definition: `${title}: ${description}`,
      protection: roundsAll
        ? `Alla tal är avrundade till multiplar av ${b}.`
        : `Celler med färre än ${b} personer är avrundade till 0 eller en multipel av ${b}.`,
    },
    {
      ...{...shared, column: "at_base", title: `Celler som är ${b}`, unit: "celler"},
      definition: `Bara i tabellerna för en plats: hur många av de innersta cellerna bakom talet som är ${b}. Det behövs för att räkna osäkerheten.`,
      protection: "Räknat ur det publicerade.",
    },
  ];
}

function codesInShort(codes: Manifest["dimensions"][string]["codes"]): string {
  if (codes.length === 0) return "";
  if (codes.length <= fewCodes)
    return codes.map(({code, title}) => (code === title ? code : `${code} ${title}`)).join("; ");
  const [first, last] = [codes[0]?.code ?? "", codes.at(-1)?.code ?? ""];
  return `${codes.length} koder, från ${first} till ${last}, med klartext i manifest.json`;
}

import type {Description} from "./description.js";
import type {FamilyDescription, Manifest} from "./release.js";

/** One column of one table, as the data dictionary tells it. */
export interface DictionaryRow {
  readonly table: string;
  readonly column: string;
  readonly title: string;
  readonly definition: string;
  /** `text` or `heltal`. */
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

/** More codes than this are not listed one by one. */
const fewCodes = 12;

/**
 * The data dictionary of a release: a row for each column of each table, in their order. `n` and `at_base` are columns of every table and
 * stand with it; `at_base` is in the tables of places alone.
 */
export function dictionaryRows(manifest: Manifest, {fields}: Pick<Description, "fields">): DictionaryRow[] {
  const {dimensions, disclosure, families} = manifest;
  return families.flatMap((family) => [
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

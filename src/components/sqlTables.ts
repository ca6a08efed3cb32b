import type {Code, Manifest} from "../contract/release.js";

/** A column as a reader of the dictionary meets it. */
export interface SqlColumn {
  readonly name: string;
  readonly type: "text" | "heltal" | "sant eller falskt";
  readonly title: string;
  /** The table that tells what its codes mean, if any. */
  readonly codes?: string;
}

/** A table that can be asked with SQL. */
export interface SqlTable {
  readonly name: string;
  /** `counts`: protected counts; `official`: exact counts with cells withheld; `codes`: what codes mean; `population`: inhabitants. */
  readonly kind: "counts" | "official" | "codes" | "population";
  readonly title: string;
  readonly description: string;
  readonly columns: readonly SqlColumn[];
  /** Where its Parquet file lies in the built site; tables of codes and of inhabitants are made from what the page has. */
  readonly file: string | null;
}

/** What the page of SQL reads of a release. */
type Release = Pick<Manifest, "families" | "official" | "dimensions">;

/** The name of the table of a dimension's codes. */
export const codesTable = (dimension: string): string => `codes_${dimension}`;

/** Every table of a release with its columns: counts first, then official tables, codes, inhabitants. */
export function sqlTables(manifest: Release): SqlTable[] {
  const {families, official = [], dimensions} = manifest;
  return [
    ...families.map((family): SqlTable => {
      const {id, title, description, unit} = family;
      const columns = family.dimensions.map((dimension) => codeColumn(dimension, dimensions));
      return {
        ...{name: id, kind: "counts", title, description, file: `data/tables/${id}.parquet`},
        columns: [...columns, {name: "n", type: "heltal", title: `Antal ${unit}, små tal avrundade`}],
      };
    }),
    ...official.map((table): SqlTable => {
      const {id, title, description, unit} = table;
      return {
        ...{name: id, kind: "official", title, description, file: `data/official/${id}.parquet`},
        columns: [
          ...table.dimensions.map((one): SqlColumn => ({name: one.id, type: "text", title: one.title})),
          {name: "n", type: "heltal", title: `Antal ${unit}, exakt; tomt där cellen är spärrad`},
          {
            ...{name: "withheld", type: "sant eller falskt"},
            title:
              "Om cellen är spärrad: antalet är litet, eller så går ett litet antal att räkna ut med det. Vilket av de två sägs inte, eftersom det skulle röja vilka antal som är små",
          },
          {
            ...{name: "status", type: "text"},
            title: "visad: antalet är exakt. tom: antalet är 0. skyddad: cellen är spärrad",
          },
        ],
      };
    }),
    ...Object.entries(dimensions).map(([id, {title}]): SqlTable => ({
      name: codesTable(id),
      kind: "codes",
      title: `Koder: ${title}`,
      description: `Vad koderna i kolumnen ${id} betyder.`,
      file: null,
      columns: [
        {name: "code", type: "text", title: "Koden som den står i tabellerna"},
        {name: "title", type: "text", title: "Vad koden betyder"},
        {name: "parent", type: "text", title: "Kod för gruppen som den hör till, om någon"},
        {name: "parent_title", type: "text", title: "Vad gruppen heter"},
      ],
    })),
    {
      name: "population",
      kind: "population",
      title: "Invånare",
      description:
        "Invånare den 31 december, som andelar per invånare räknas på. ALL betyder att uppgiften inte är uppdelad.",
      file: null,
      columns: [
        {name: "year", type: "text", title: "År"},
        codeColumn("region", dimensions),
        codeColumn("sex", dimensions),
        codeColumn("age", dimensions),
        {name: "n", type: "heltal", title: "Antal invånare"},
      ],
    },
  ];
}

function codeColumn(dimension: string, dimensions: Manifest["dimensions"]): SqlColumn {
  const title = dimensions[dimension]?.title ?? dimension;
  return {
    ...{name: dimension, type: "text", title},
    ...(dimension in dimensions && {codes: codesTable(dimension)}),
  };
}

/** The rows of the tables of codes, by table: code, title, parent and the parent's title; null where a code has no parent. */
export function codeRows({
  dimensions,
}: Pick<Manifest, "dimensions">): ReadonlyMap<string, readonly (readonly (string | null)[])[]> {
  return new Map(
    Object.entries(dimensions).map(([id, {codes, parents = []}]) => {
      const titles = new Map(parents.map(({code, title}) => [code, title]));
      const row = ({code, title, parent}: Code): (string | null)[] => {
        return [code, title, parent ?? null, parent === undefined ? null : (titles.get(parent) ?? null)];
      };
      return [codesTable(id), codes.map(row)];
    }),
  );
}

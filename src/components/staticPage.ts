import {deckNotebooks, type DeckNotebookId} from "../contract/deckNotebooks.js";
import type {Manifest} from "../contract/release.js";
import {shown} from "./dataTable.js";
import {deckDiagram, type ReleaseFiles} from "./deckDiagrams.js";
import type {DeckChart} from "./deckModel.js";
import type {DiagramModel} from "./diagramModel.js";
import {inPlace} from "./inPlace.js";
import {firstThings} from "./readFirst.js";
import {revisedRows} from "./revisedRows.js";
import {standingWords} from "./standingWords.js";
import {definitionWords, unitsOfType} from "./unitWords.js";
import {initialView} from "./viewState.js";

/** More rows than this are a file to load down, not a table to read; the page says how many are left. */
const mostRows = 60;

/** A table as texts: what `dataTable` makes an element of. */
export interface StaticTable {
  readonly caption: string;
  readonly columns: readonly {readonly title: string; readonly isNumber: boolean}[];
  readonly rows: readonly (readonly string[])[];
  /** Rows that are left out. */
  readonly left: number;
}

/** A diagram without its picture, as it stands before anything is chosen. */
export interface StaticDiagram {
  readonly title: string;
  readonly selection: string;
  readonly standing: string;
  readonly notes: readonly string[];
  readonly table: StaticTable;
}

/** What a page has to say where no script runs. */
export interface StaticPage {
  /** The box that must be read first. */
  readonly readFirst: readonly string[];
  /** What expressions in the text of the page may name, and their values. */
  readonly names: Readonly<Record<string, unknown>>;
  /** The first diagram, on pages that have one of a notebook. */
  readonly diagram: StaticDiagram | null;
}

/** What the page at `path` (`/langd/skane`) says without scripts, from the files of a release. */
export async function staticPage(release: ReleaseFiles, path: string): Promise<StaticPage> {
  const {manifest} = release;
  const {base} = manifest.disclosure;
  const [, folder = "", of] = path.split("/");
  const id = (Object.keys(deckNotebooks) as DeckNotebookId[]).find((one) => one === folder);
  const place = manifest.places.find(({slug}) => slug === of);
  const about = folder.startsWith("vardenhet") ? "enheter" : "platser";
  return {
    readFirst: firstThings(base, about),
    names: {
      ...{manifest, b: base, inPlace, unitsOfType, definitionWords},
      ...(place && {place}),
      ...(about === "enheter" && {table: {type: {id: of}}}),
    },
    diagram: await firstDiagram(release, path, id, of),
  };
}

async function firstDiagram(
  release: ReleaseFiles,
  path: string,
  id: DeckNotebookId | undefined,
  of: string | undefined,
): Promise<StaticDiagram | null> {
  const {manifest} = release;
  const view = initialView(manifest);
  const make = async (notebook: DeckNotebookId, place: string | null, slug: string) => {
    const [name = ""] = deckNotebooks[notebook].diagrams;
    return staticDiagram(await deckDiagram(release, notebook, place, view, name), manifest, slug);
  };
  // The start page shows the first diagram of the nation.
  if (path === "/") return await make("sjukskrivningsmonster", "riket", "riket");
  // Nobody has chosen a unit yet.
  if (id === undefined || id === "vardenhet") return null;
  return await make(id, of ?? null, of ?? (id === "regionernas-bild" ? "regionerna" : id));
}

/** What can be read of a diagram: all but its picture. */
export function staticDiagram(
  model: DiagramModel<DeckChart>,
  manifest: Manifest,
  slug: string,
): StaticDiagram {
  const {title, selection, notes, table} = model;
  const revised = revisedRows(table, manifest, slug, initialView(manifest));
  const rows = table.rows.slice(0, mostRows).map((row, at) =>
    table.columns.map(({kind}, i) => {
      const text = shown(row[i] ?? null, kind);
      return i === 0 && revised?.marked?.rows.has(at) === true ? `${text} (${revised.marked.meaning})` : text;
    }),
  );
  return {
    ...{title, selection, standing: standingWords(model, manifest) ?? ""},
    notes: [...notes, ...(revised ? [revised.note] : [])],
    table: {
      caption: table.caption,
      columns: table.columns.map((column) => ({
        title: column.title,
        isNumber: column.kind !== "text" && column.kind !== "month",
      })),
      rows,
      left: table.rows.length - rows.length,
    },
  };
}

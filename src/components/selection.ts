import {blockTitle, chosenBlock, withoutBlock} from "../contract/diagnosisChoices.js";
import {
  allParameters,
  type ComparisonId,
  comparisons,
  everything,
  type MeasureId,
  measures,
  monthsFrom,
  type View,
  viewParameters,
  type Way,
  ways,
} from "../contract/view.js";
import type {Manifest} from "../contract/release.js";
import {hasDimension, levelIn, type Selection, type Table} from "../measures/table.js";
import {decapitalise, joinSwedish} from "../measures/swedish.js";

/** The parameters of a view that choose values of a dimension, in canonical order. */
export const chosenDimensions = ["sex", "age", "diagnosis", "degree", "length", "span"] as const;
export type ChosenDimension = (typeof chosenDimensions)[number];

const named: Readonly<Record<ChosenDimension, string>> = {
  sex: "kön",
  age: "ålder",
  diagnosis: "diagnos",
  degree: "sjukskrivningsgrad",
  length: "längd",
  span: "längd",
};

/** Words for the ways of counting, as they stand in running text. */
export const wayWords: Readonly<Record<Way, {verb: string; adjective: string; definite: string}>> = {
  startade: {verb: "startade", adjective: "startade sjukfall", definite: "de startade sjukfallen"},
  pagaende: {verb: "pågick", adjective: "pågående sjukfall", definite: "de pågående sjukfallen"},
  avslutade: {verb: "avslutades", adjective: "avslutade sjukfall", definite: "de avslutade sjukfallen"},
};

/** The way of counting of a view: the schema and the parser let nothing else through. */
export function wayOf(view: View): Way {
  return view.way === "pagaende" || view.way === "avslutade" ? view.way : "startade";
}

/** The measure of a view: the schema and the parser let nothing else through. */
export function measureOf(view: View): MeasureId {
  return measures.find((id) => id === view.measure) ?? "antal";
}

/** What a view lays a place beside: the schema and the parser let nothing else through. */
export function comparisonOf(view: View): ComparisonId {
  return comparisons.find((id) => id === view.comparison) ?? "riket";
}

/** The family that holds the counts of a view's way of counting. */
export function familyOf(view: View): "started" | "ongoing" | "ended" {
  return ways[wayOf(view)];
}

/** The months of a view's period, in order. */
export function monthsOf(view: View): string[] {
  return monthsFrom(view.first, view.last);
}

/**
 * The rows of a table that a view asks for, without its period. A dimension in `except` is what the chart itself
 * shows, so a choice there is left out; a dimension the table lacks cannot be chosen. Both are to be told. Of a chosen block
 * the rows of its chapter: tables by block have diagrams of their own.
 */
export function selectRows(
  wanted: View,
  manifest: Manifest,
  table: Table,
  except: readonly ChosenDimension[],
): Map<string, Set<string>> {
  const view = withoutBlock(wanted, manifest);
  const selection = new Map<string, Set<string>>();
  for (const dimension of applied(view, manifest, table, except)) {
    selection.set(dimension, new Set(codesIn(manifest, table, dimension, view[dimension])));
  }
  return selection;
}

/** A selection with one more dimension, replacing a choice there. */
export function withValues(selection: Selection, dimension: string, values: Iterable<string>): Selection {
  return new Map([...selection, [dimension, new Set(values)]]);
}

/**
 * The codes of a table behind a chosen value: the value itself, or all chapters of a diagnosis group. None where the table
 * lacks the dimension, or has it at a level too coarse to tell the value.
 */
function codesIn(manifest: Manifest, table: Table, dimension: string, value: string): string[] {
  const codes = manifest.dimensions[levelIn(table, dimension) ?? ""]?.codes ?? [];
  if (codes.some(({code}) => code === value)) return [value];
  return codes.filter(({parent}) => parent === value).map(({code}) => code);
}

/** `kön: kvinnor; ålder: 31–40 år` in the words of the manifest; `all` of them when nothing is chosen. */
export function describeSelection(
  wanted: View,
  manifest: Manifest,
  table: Table,
  except: readonly ChosenDimension[],
  all = "alla sjukfall",
): string {
  const view = withoutBlock(wanted, manifest);
  const parts = applied(view, manifest, table, except).map((dimension) => {
    return `${named[dimension]}: ${decapitalise(titleOf(view, manifest, dimension))}`;
  });
  return parts.length === 0 ? all : parts.join("; ");
}

/** What a reader sees of a chosen value. */
function titleOf(view: View, manifest: Manifest, dimension: ChosenDimension): string {
  const parameter = [...viewParameters, ...allParameters].find(({id}) => id === dimension);
  const choices = parameter?.choices(manifest) ?? [];
  return choices.find(({value}) => value === view[dimension])?.title ?? view[dimension];
}

/** What a chart must say about choices that it does not follow. */
export function choicesLeftOut(
  wanted: View,
  manifest: Manifest,
  table: Table,
  except: readonly ChosenDimension[],
  tableTitle: string,
): string[] {
  const view = withoutBlock(wanted, manifest);
  const block = chosenBlock(wanted, manifest);
  const set = chosenDimensions.filter((dimension) => view[dimension] !== everything);
  const shown = set.filter((dimension) => except.includes(dimension)).map((dimension) => named[dimension]);
  const followed = applied(view, manifest, table, except);
  const unfollowed = set.filter((dimension) => !except.includes(dimension) && !followed.includes(dimension));
  const missing = unfollowed
    .filter((dimension) => !hasDimension(table, dimension))
    .map((dimension) => named[dimension]);
  const coarse = unfollowed
    .filter((dimension) => hasDimension(table, dimension))
    .map((dimension) => named[dimension]);
  const notes: string[] = [];
  if (block !== undefined && followed.includes("diagnosis")) {
    notes.push(
      `Avsnittet ${blockTitle(block)} går inte att välja i det här diagrammet. Diagrammet visar det närmaste som finns: ${titleOf(view, manifest, "diagnosis")}.`,
    );
  }
  if (shown.length > 0) {
    notes.push(
      `Ditt val av ${joinSwedish(shown)} gäller inte här: diagrammet jämför just ${joinSwedish(shown)}.`,
    );
  }
  if (missing.length > 0) {
    notes.push(
      `Ditt val av ${joinSwedish(missing)} går inte att använda här: ${tableTitle} är inte uppdelade på ${joinSwedish(missing)}. Diagrammet visar alla.`,
    );
  }
  if (coarse.length > 0) {
    notes.push(
      `Ditt val av ${joinSwedish(coarse)} går inte att använda här: ${tableTitle} räknas i grövre grupper. Diagrammet visar alla.`,
    );
  }
  return notes;
}

function applied(
  view: View,
  manifest: Manifest,
  table: Table,
  except: readonly ChosenDimension[],
): ChosenDimension[] {
  return chosenDimensions.filter(
    (dimension) =>
      view[dimension] !== everything &&
      !except.includes(dimension) &&
      codesIn(manifest, table, dimension, view[dimension]).length > 0,
  );
}

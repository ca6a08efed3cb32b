import type {Manifest} from "../contract/release.js";
import {everything, type View} from "../contract/view.js";
import {hasRegions, wholeOf} from "../contract/whole.js";
import {addCounts, noCount, type Count} from "../measures/count.js";
import {roundingInterval} from "../measures/roundingInterval.js";
import {shareInterval} from "../measures/shareInterval.js";
import {formatCount} from "../measures/swedish.js";
import {forSelectedRows, type Table} from "../measures/table.js";
import type {Interval} from "../measures/wilsonInterval.js";
import {comparisonLeftOut, withoutComparison} from "./comparisonLeftOut.js";
import type {DiagramModel} from "./diagramModel.js";
import {familyYears} from "./familyYears.js";
import {nationSeries} from "./placeSeries.js";
import {choicesLeftOut, withValues} from "./selection.js";
import {shareRows, type ShareRow} from "./shareRows.js";
import {nothingPublished, shareNote, unsureNote} from "./uncertainty.js";

/** So many changes are listed. */
const mostRows = 12;

/**
 * The commonest changes from the block of the first diagnosis to that of the last, in all the country: of the sjukfall that began in the
 * one, the share that ended in the other. A chosen group or chapter is that of the first diagnosis.
 */
export function blockChanges(table: Table, wanted: View, manifest: Manifest): DiagramModel {
  const view = withoutComparison(wanted);
  const whole = wholeOf(manifest);
  const {values: years, period, notes} = familyYears(view, table, manifest);
  const blocks = new Map((manifest.dimensions["block"]?.codes ?? []).map((code) => [code.code, code]));
  const groupOf = new Map(
    (manifest.dimensions["diagnosis"]?.codes ?? []).map(({code, parent}) => [code, parent]),
  );
  const isChosen = (block: string): boolean => {
    const chapter = blocks.get(block)?.parent ?? "";
    return [block, chapter, groupOf.get(chapter)].includes(view.diagnosis);
  };
  const pairs = pairsOf(table, years);
  const all = [...pairs.values()].some(({from}) => isChosen(from));
  const kept = [...pairs.values()].filter(({from}) => !all || isChosen(from));
  const wholes = new Map<string, Count>();
  for (const {from, count} of kept) wholes.set(from, addCounts([wholes.get(from) ?? noCount, count]));
  const name = (code: string): string => code.replace("-", "–");
  const changed = kept.filter(({from, to}) => from !== to).sort((a, b) => b.count.n - a.count.n);
  const rows = changed.slice(0, mostRows).map(({from, to, count: part}): ShareRow => {
    const whole = wholes.get(from) ?? noCount;
    return {
      label: `${name(from)} till ${name(to)} ${blocks.get(to)?.title ?? ""}`.trim(),
      shares: [{part, whole, ...shareInterval(part, whole, manifest.disclosure.base)}],
    };
  });
  const [most, next] = changed;
  const within = ({count}: Pair): Interval => roundingInterval(count, manifest.disclosure.base);
  return shareRows({
    id: "mellan-avsnitt",
    sides: [{...nationSeries(manifest), style: "own", table, sex: null}],
    rows,
    muted: [],
    kept: {categories: rows.map(({label}) => label), words: "vanligaste"},
    measure: "Andel av sjukfallen i det första avsnittet som tog slut i det andra",
    selection: `${whole.title}, avslutade sjukfall${all && view.diagnosis !== everything ? " med vald första diagnos" : ""}`,
    period: `sjukfall som tog slut ${period}`,
    headline:
      most === undefined
        ? {title: "Byten mellan avsnitt: för få för att redovisas", uncertainty: unsureNote}
        : {
            title: `Vanligaste bytet mellan avsnitt ${whole.where} är från ${name(most.from)} till ${name(most.to)}: ${formatCount(most.count.n)} sjukfall${next !== undefined && within(next)[1] >= within(most)[0] ? ". Skillnaden mot näst vanligaste byte är osäker" : ""}`,
            uncertainty: `Antalet är avrundat och ligger mellan ${betweenCounts(within(most))}.`,
          },
    column: {name: "byte", title: "Från och till"},
    counts: [
      {of: "whole", name: "forsta", title: "Började i avsnittet"},
      {of: "part", name: "bytte", title: "Tog slut i det andra"},
    ],
    nothing: nothingPublished,
    notes: [
      ...notes,
      // A chosen diagnosis is that of the first block.
      ...choicesLeftOut({...view, diagnosis: everything}, manifest, table, [], "byten mellan avsnitt"),
      ...comparisonLeftOut(wanted, `${whole.short}, ${period}`),
      ...(all || view.diagnosis === everything
        ? []
        : [
            "Inga sjukfall med den valda diagnosen redovisas efter avsnitt. Här visas därför alla diagnoser.",
          ]),
      ...(hasRegions(manifest)
        ? [
            `Byten mellan avsnitt finns bara för ${whole.country}: i en region är de flesta enstaka personers.`,
          ]
        : []),
      `De ${mostRows} vanligaste bytena visas, i ordning efter antal. Bara sjukfall där både den första och den sista diagnosen ligger i ett avsnitt är med.`,
      shareNote,
      "Alla tal i tabellen är avrundade, inte bara de små.",
    ],
  });
}

function betweenCounts([low, high]: Interval): string {
  return `${formatCount(Math.floor(low))} och ${formatCount(Math.ceil(high))}`;
}

interface Pair {
  readonly from: string;
  readonly to: string;
  readonly count: Count;
}

/** The sjukfall of some years by their first and last block. */
function pairsOf(table: Table, years: readonly string[]): Map<string, Pair> {
  const pairs = new Map<string, Pair>();
  const [first, last] = [table.columns.get("block_first"), table.columns.get("block")];
  forSelectedRows(table, withValues(new Map(), "year", years), (row) => {
    const from = first?.codes[first.at[row] ?? 0] ?? "";
    const to = last?.codes[last.at[row] ?? 0] ?? "";
    const key = `${from} ${to}`;
    const own: Count = {n: table.n[row] ?? 0, atBase: table.atBase[row] ?? 0};
    pairs.set(key, {from, to, count: addCounts([pairs.get(key)?.count ?? noCount, own])});
  });
  return pairs;
}

import {blockTitle, chosenBlock, withoutBlock} from "../contract/diagnosisChoices.js";
import type {Code} from "../contract/release.js";
import {type View, withheldCode} from "../contract/view.js";
import {wholeOf} from "../contract/whole.js";
import {addCounts, noCount, subtractCount, type Count} from "../measures/count.js";
import {shareInterval} from "../measures/shareInterval.js";
import {joinSwedish} from "../measures/swedish.js";
import {countBy} from "../measures/table.js";
import {blockYears, yearsOf} from "./blockYears.js";
import type {DiagramModel} from "./diagramModel.js";
import {placeSides} from "./familySides.js";
import {inPlace} from "./inPlace.js";
import {partHeadline} from "./partHeadline.js";
import type {PlaceFamily} from "./placeFamily.js";
import {rowOrderNote} from "./rowOrderNote.js";
import {choicesLeftOut, withValues} from "./selection.js";
import {shareRows, type RowShare, type ShareRow} from "./shareRows.js";
import {nothingPublished, shareNote, withinNationNote} from "./uncertainty.js";

/** So many blocks have rows of their own; the others are told together. */
const mostRows = 12;

const others = "Övriga avsnitt";

/** The blocks that a chosen diagnosis has: those of a chapter, those of a group's chapters, or all; and what they are the blocks of. */
function blocksOf({manifest}: PlaceFamily, chosen: string): {blocks: readonly Code[]; whole: string} {
  const {codes: all = [], parents: chapters = []} = manifest.dimensions["block"] ?? {};
  const told = all.filter(({code}) => code !== withheldCode);
  const groups = manifest.dimensions["diagnosis"];
  const chapter = chapters.find(({code}) => code === chosen);
  if (chapter)
    return {blocks: told.filter(({parent}) => parent === chosen), whole: `kapitlet ${chapter.title}`};
  const group = groups?.parents?.find(({code}) => code === chosen);
  const members = new Set(groups?.codes.filter(({parent}) => parent === chosen).map(({code}) => code));
  const within = told.filter(({parent}) => parent !== undefined && members.has(parent));
  if (group && within.length > 0) return {blocks: within, whole: `gruppen ${group.title}`};
  return {blocks: told, whole: "alla kapitel"};
}

/**
 * Started sjukfall by the block of their first diagnosis: the third step after groups and chapters. The commonest blocks of the chosen
 * chapter or group, as shares of all its sjukfall, over the whole years of the period. A chosen block is seen among those of its chapter,
 * even where it is not one of the commonest.
 */
export function byBlock(family: PlaceFamily, view: View): DiagramModel {
  const {manifest, place, own, nation} = family;
  const chosen = chosenBlock(view, manifest);
  const {blocks, whole: scope} = blocksOf(family, withoutBlock(view, manifest).diagnosis);
  const {values: years, notes: yearNotes} = blockYears(view, yearsOf(nation));
  const sides = placeSides(family);
  const bySide = sides.map(({table}) => countBy(table, "block", withValues(new Map(), "year", years)));
  const shareOf = (part: Count, side: number): RowShare => {
    const whole = addCounts(blocks.map(({code}) => bySide[side]?.get(code) ?? noCount));
    return {part, whole, ...shareInterval(part, whole, manifest.disclosure.base)};
  };
  const ranked = blocks
    .filter(({code}) => bySide.some((counts) => counts.has(code)))
    .sort((a, b) => (bySide[0]?.get(b.code)?.n ?? 0) - (bySide[0]?.get(a.code)?.n ?? 0));
  const told = ranked.filter((block, rank) => rank < mostRows || block === chosen);
  const rows = told.map((block): ShareRow => ({
    label: blockTitle(block),
    shares: bySide.map((counts, side) => shareOf(counts.get(block.code) ?? noCount, side)),
  }));
  const rest: ShareRow = {
    label: others,
    shares: sides.map((_, side) => {
      const all = addCounts(blocks.map(({code}) => bySide[side]?.get(code) ?? noCount));
      const listed = addCounts(rows.map(({shares}) => shares[side]?.part ?? noCount));
      return shareOf(subtractCount(all, listed), side);
    }),
  };
  const isMore = ranked.length > rows.length;
  return shareRows({
    id: "efter-avsnitt",
    sides,
    rows: isMore ? [...rows, rest] : rows,
    muted: isMore ? [others] : [],
    measure: `Andel av de startade sjukfallen inom ${scope}, efter avsnitt i ICD-10`,
    selection: `${sides.length > 1 ? `${place.title} och ${wholeOf(manifest).short}` : place.title}, startade sjukfall inom ${scope}`,
    period: `sjukfall som började ${joinSwedish(years)}`,
    headline: partHeadline("Vanligaste avsnitt", sides, rows, {
      ...{kind: "greatest", among: "parts"},
      ...{what: `är vanligast inom ${scope}`, rival: "nästa avsnitt"},
    }),
    column: {name: "avsnitt", title: "Avsnitt"},
    counts: [
      {of: "whole", name: "startade", title: "Startade sjukfall"},
      {of: "part", name: "med_diagnosen", title: "I avsnittet"},
    ],
    nothing: nothingPublished,
    notes: [
      ...(new Set(blocks.map(({parent}) => parent)).size < 2
        ? []
        : ["Välj ett kapitel ovan för att bara se dess avsnitt."]),
      "Tabellen är uppdelad på år och räknar startade sjukfall, hur du än räknar ovan. Sjukfall vars diagnos inte ligger i något avsnitt är inte med.",
      ...yearNotes,
      ...choicesLeftOut({...view, diagnosis: "alla"}, manifest, own, [], "sjukfallen efter avsnitt"),
      rowOrderNote(sides, inPlace(place)),
      ...withinNationNote({manifest, place}),
      shareNote,
      "Alla tal i tabellen är avrundade, inte bara de små.",
    ],
  });
}

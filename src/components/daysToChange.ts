import type {View} from "../contract/view.js";
import {groupedQuantile} from "../measures/groupedQuantile.js";
import {formatCount, joinSwedish} from "../measures/swedish.js";
import {
  changeLevelOf,
  comparableChanges,
  diagnosisChangeNote,
  diagnosisChangesCounted,
} from "./changeLevels.js";
import type {StepChart} from "./chartModels.js";
import type {DiagramModel} from "./diagramModel.js";
import {type HappenedSide, happenedWithin} from "./happenedWithin.js";
import {leftOutChanges} from "./leftOutChanges.js";
import type {PlaceFamily} from "./placeFamily.js";

/** In how large a share of the sjukfall the diagnosis has changed within so many days of the start, at the chosen level of change. */
export function daysToChange(family: PlaceFamily, view: View): DiagramModel<StepChart> {
  const level = changeLevelOf(view);
  return happenedWithin(family, view, {
    id: "tid-till-byte",
    measure: `Andel av sjukfallen där diagnosen har ändrats till ${level.to} inom så många dagar`,
    happened: `diagnosen ändrats till ${level.to} i`,
    within: {diagnosis_change: comparableChanges},
    days: "first_change",
    counts: {diagnosis_change: level.codes},
    counted: diagnosisChangesCounted,
    notes: (sides) => [
      ...medians(sides, family.manifest.disclosure.base),
      diagnosisChangeNote,
      "Dagarna räknas från sjukfallets första dag till den första dagen i det intyg där ändringen först syns. En diagnos som har ändrats tillbaka när sjukfallet tar slut räknas inte som ändrad. Andelen är av alla sjukfall, också dem med ett enda intyg. Därför stiger kurvan inte till 100 procent.",
      ...leftOutChanges(family, view),
    ],
  });
}

/** When half of the changes have come; nothing where a side has too few to tell. */
function medians(sides: readonly HappenedSide[], base: number): string[] {
  const told = sides.flatMap(({side: {where}, bands}) => {
    const median = groupedQuantile(bands, 0.5, base);
    if (median === null || !Number.isFinite(median.interval[1])) return [];
    const [low, high] = median.interval.map(formatCount);
    return [`${formatCount(median.value)} dagar ${where} (mellan ${low ?? ""} och ${high ?? ""})`];
  });
  return told.length < sides.length ? [] : [`Hälften av ändringarna kommer inom ${joinSwedish(told)}.`];
}

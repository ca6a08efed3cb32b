import type {View} from "../contract/view.js";
import type {Code} from "../contract/release.js";
import {wholeOf} from "../contract/whole.js";
import {countBy} from "../measures/table.js";
import {lastDiagnoses} from "./byFirstDiagnosis.js";
import {diagnosisChangeNote, diagnosisChangesCounted} from "./changeLevels.js";
import {withoutDiagnosis} from "./diagnosisCategories.js";
import type {DiagramModel} from "./diagramModel.js";
import {familyRows} from "./familyRows.js";
import {placeSides} from "./familySides.js";
import {leftOutChanges} from "./leftOutChanges.js";
import {partOfEach} from "./partOfEach.js";
import type {PlaceFamily} from "./placeFamily.js";

/** Chapters with rows of their own; there are over twenty, and few of them are ever changed to. */
const mostChapters = 10;
const otherChapters = "Övriga kapitel";
const changedChapter = {diagnosis_change: ["chapter"]};

/** The chapters that sjukfall end in when they have moved to another chapter than they began in. */
export function newChapters(family: PlaceFamily, view: View): DiagramModel {
  const dimension = lastDiagnoses(family);
  const largest = largestFirst(family, view, dimension?.codes ?? []);
  const few = largest.length <= mostChapters + 1;
  const own = few ? largest : largest.slice(0, mostChapters);
  const others = few ? [] : largest.slice(mostChapters);
  const rows = [
    ...own.map(({title, code}) => ({label: title, codes: [code]})),
    ...(few ? [] : [{label: otherChapters, codes: others.map(({code}) => code)}]),
  ];
  return partOfEach(family, view, {
    id: "byten-till-kapitel",
    rows: rows.map((row) => ({...row, within: changedChapter, dimension: "diagnosis_last"})),
    except: [],
    measure: "Andel av sjukfallen som har bytt kapitel, efter det kapitel de slutar i",
    counted: diagnosisChangesCounted,
    column: {name: "sista_diagnos", title: "Kapitel i sista intyget"},
    sorted: true,
    last: [otherChapters, ...withoutDiagnosis(dimension)],
    notes: [
      diagnosisChangeNote,
      ...leftOutChanges(family, view),
      "Bara sjukfall som slutar i ett annat kapitel än de började i är med. Andelarna summerar till 100 procent.",
      ...(few
        ? []
        : [
            `Bara de ${mostChapters} kapitel som flest ${wholeOf(family.manifest).where} byter till har egna rader. De andra räknas ihop.`,
          ]),
    ],
    subject: {
      ...{kind: "greatest", among: "parts"},
      ...{what: "är det kapitel som flest byter till", rival: "nästa kapitel"},
    },
  });
}

/** The chapters by how many in the nation change to them; those that nobody is published to change to are left out. */
function largestFirst(family: PlaceFamily, view: View, codes: readonly Code[]): Code[] {
  const nation = placeSides(family).at(-1);
  if (nation === undefined) return [];
  const counts = countBy(
    nation.table,
    "diagnosis_last",
    familyRows(family, view, nation, [], changedChapter),
  );
  const size = ({code}: Code): number => counts.get(code)?.n ?? 0;
  return codes.filter((code) => size(code) > 0).sort((a, b) => size(b) - size(a));
}

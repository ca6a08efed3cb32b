import type {Dimension} from "../contract/release.js";
import {dimensionOf} from "../contract/view.js";
import {levelIn, type Table} from "../measures/table.js";
import type {PlaceFamily} from "./placeFamily.js";

/**
 * The family of changed diagnoses with the first diagnosis as the one that a reader chooses: `diagnosis_first` becomes `diagnosis`, and
 * `diagnosis`, which is the last one in the release, `diagnosis_last`; also where that stands at a coarser level.
 */
export function byFirstDiagnosis(family: PlaceFamily): PlaceFamily {
  return {...family, own: renamed(family.own), nation: renamed(family.nation)};
}

/** The diagnoses that sjukfall end with, at the level that such a table has them. */
export function lastDiagnoses({manifest, own}: PlaceFamily): Dimension | undefined {
  const level = levelIn(own, "diagnosis_last")?.replace("diagnosis_last", "diagnosis");
  return dimensionOf(manifest, "diagnosis", level);
}

function renamed(table: Table): Table {
  const names: Readonly<Record<string, string>> = {
    diagnosis_first: "diagnosis",
    diagnosis: "diagnosis_last",
    diagnosis_group: "diagnosis_last_group",
  };
  return {
    ...table,
    columns: new Map([...table.columns].map(([name, column]) => [names[name] ?? name, column])),
  };
}

import type {View} from "../contract/view.js";
import {degreeChangeNote, degreeChangesCounted, reducedPaths, reducibleDegrees} from "./degreeWords.js";
import type {DiagramModel} from "./diagramModel.js";
import {partOfEach} from "./partOfEach.js";
import type {PlaceFamily} from "./placeFamily.js";

/** In how many of the sjukfall whose degree was lowered it was also raised, by the degree they began at. */
export function raisedAgain(family: PlaceFamily, view: View): DiagramModel {
  const degrees = (family.manifest.dimensions["degree_first"]?.codes ?? []).filter(({code}) =>
    reducibleDegrees.some((degree) => degree === code),
  );
  const label = (title: string): string => `Började på ${title}`;
  const full = degrees.find(({code}) => code === "100")?.title ?? "";
  return partOfEach(family, view, {
    id: "hojdes-igen",
    rows: degrees.map(({code, title}) => ({
      ...{label: label(title), within: {degree_first: [code], degree_path: reducedPaths}},
      ...{dimension: "degree_path", codes: ["varied"]},
    })),
    except: [],
    measure: "Andel av sjukfallen med sänkt grad där graden också har höjts",
    counted: degreeChangesCounted,
    column: {name: "forsta_grad", title: "Grad i början"},
    sorted: false,
    notes: [
      degreeChangeNote,
      "Den som började på 100 procent kan bara få graden höjd efter en sänkning. Den som började på 50 eller 75 procent kan ha fått den höjd först och sänkt sedan.",
    ],
    subject: {kind: "row", name: `Höjdes igen efter en sänkning från ${full}`, label: label(full)},
  });
}

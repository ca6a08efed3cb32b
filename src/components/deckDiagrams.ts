import type {DeckNotebookId, DiagramOf} from "../contract/deckNotebooks.js";
import type {Population} from "../contract/population.js";
import type {Manifest} from "../contract/release.js";
import type {View} from "../contract/view.js";
import {againstNation} from "./againstNation.js";
import {byAge} from "./byAge.js";
import {byDegree} from "./byDegree.js";
import {byDiagnosis} from "./byDiagnosis.js";
import {byFirstDiagnosis} from "./byFirstDiagnosis.js";
import {byLength} from "./byLength.js";
import {changedByLevel} from "./changedByLevel.js";
import {changedBySpan} from "./changedBySpan.js";
import {daysToAnswer} from "./daysToAnswer.js";
import {daysToRequest} from "./daysToRequest.js";
import type {DeckChart} from "./deckModel.js";
import {degreePaths} from "./degreePaths.js";
import {diagnosisFlows} from "./diagnosisFlows.js";
import {diagnosisMatrix} from "./diagnosisMatrix.js";
import type {DiagramModel} from "./diagramModel.js";
import {durationQuartiles} from "./durationQuartiles.js";
import {firstReduction} from "./firstReduction.js";
import {loadTable} from "./loadTable.js";
import {longByDiagnosis} from "./longByDiagnosis.js";
import {longBySex} from "./longBySex.js";
import {longByYear} from "./longByYear.js";
import {loweredInSteps} from "./loweredInSteps.js";
import {newChapters} from "./newChapters.js";
import {loadNotebook, type Notebook} from "./notebook.js";
import {bySexOverTime, inComparison, overTime} from "./overTime.js";
import {loadPlaceFamily, type PlaceFamily} from "./placeFamily.js";
import {questionOverTime} from "./questionOverTime.js";
import {questionsAsked} from "./questionsAsked.js";
import {raisedAgain} from "./raisedAgain.js";
import {reducedByDiagnosis} from "./reducedByDiagnosis.js";
import {regionDeciles} from "./regionDeciles.js";
import {regionDots} from "./regionDots.js";
import {regionFigures} from "./regionFigures.js";
import {regionMap} from "./regionMap.js";
import {regionPanels} from "./regionPanels.js";
import {requestMaturity} from "./requestMaturity.js";
import {requestsByGroup} from "./requestsByGroup.js";
import {requestsOverTime} from "./requestsOverTime.js";
import {requestsYearOnYear} from "./requestsYearOnYear.js";
import {familyOf} from "./selection.js";
import {stillOnSickLeave} from "./stillOnSickLeave.js";
import {yearAgainstYear} from "./yearAgainstYear.js";

/** A release as its files: the manifest, whom rates divide by, and the bytes of a table by its path. */
export interface ReleaseFiles {
  readonly manifest: Manifest;
  readonly population: Population;
  readonly read: (path: string) => Promise<ArrayBuffer>;
}

type Model = DiagramModel<DeckChart>;
/** A notebook's diagrams: from a release, a place and a view to the model of the named one. */
type Maker<Id extends DeckNotebookId> = (
  release: ReleaseFiles,
  place: string,
  view: View,
  diagram: DiagramOf<Id>,
) => Promise<Model>;

const makers: {readonly [Id in DeckNotebookId]: Maker<Id>} = {
  sjukskrivningsmonster: async (release, place, view, diagram) => {
    const tables = (slug: string) => ({
      started: tableOf(release, slug, "started"),
      ongoing: tableOf(release, slug, "ongoing"),
      ended: tableOf(release, slug, "ended"),
    });
    const {manifest, population} = release;
    const notebook = await loadNotebook(manifest, place, tables(place), tables("riket"), population);
    const models: Readonly<Record<typeof diagram, (notebook: Notebook, view: View) => Model>> = {
      "over-tid": overTime,
      jamforelse: inComparison,
      forandring: notebook.place.code === null ? yearAgainstYear : againstNation,
      "efter-grad": byDegree,
      "efter-langd": byLength,
      "efter-kon": bySexOverTime,
      "efter-alder": byAge,
      "efter-diagnos": byDiagnosis,
    };
    return models[diagram](notebook, view);
  },
  langd: async (release, place, view, diagram) => {
    const models: Readonly<Record<typeof diagram, (family: PlaceFamily, view: View) => Model>> = {
      kvar: stillOnSickLeave,
      kvartiler: durationQuartiles,
      "efter-diagnos": longByDiagnosis,
      "efter-kon": longBySex,
      "per-ar": longByYear,
    };
    return models[diagram](await familyIn(release, place, "durations"), view);
  },
  diagnosforandring: async (release, place, view, diagram) => {
    const models: Readonly<Record<typeof diagram, (family: PlaceFamily, view: View) => Model>> = {
      "efter-langd": changedBySpan,
      "efter-niva": changedByLevel,
      matris: diagnosisMatrix,
      vagar: diagnosisFlows,
      "nya-kapitel": newChapters,
    };
    return models[diagram](byFirstDiagnosis(await familyIn(release, place, "diagnosis_changes")), view);
  },
  omfattningsforandring: async (release, place, view, diagram) => {
    const models: Readonly<Record<typeof diagram, (family: PlaceFamily, view: View) => Model>> = {
      vagar: degreePaths,
      "i-steg": loweredInSteps,
      "forsta-sankning": firstReduction,
      "efter-diagnos": reducedByDiagnosis,
      "hojd-igen": raisedAgain,
    };
    return models[diagram](await familyIn(release, place, "degree_changes"), view);
  },
  kompletteringspraxis: async (release, place, view, diagram) => {
    const [certificates, requests, questions] = await Promise.all([
      familyIn(release, place, "certificates"),
      familyIn(release, place, "requests"),
      familyIn(release, place, "request_questions"),
    ]);
    const all = {certificates, requests, questions};
    const maturity = requestMaturity(requests);
    const models: Readonly<Record<typeof diagram, () => Model>> = {
      "over-tid": () => requestsOverTime(certificates, view, maturity),
      "per-ar": () => requestsYearOnYear(certificates, view, maturity),
      "efter-diagnos": () => requestsByGroup(certificates, view, maturity, "diagnosis"),
      "efter-grad": () => requestsByGroup(certificates, view, maturity, "degree"),
      "efter-kon": () => requestsByGroup(certificates, view, maturity, "sex"),
      "efter-alder": () => requestsByGroup(certificates, view, maturity, "age"),
      "fragor-1": () => questionsAsked(all, view, maturity, "1"),
      "fragor-2": () => questionsAsked(all, view, maturity, "2"),
      "fraga-over-tid": () => questionOverTime(all, view, maturity),
      "dagar-till-begaran": () => daysToRequest(requests, view),
      "dagar-till-svar": () => daysToAnswer(requests, view),
    };
    return models[diagram]();
  },
  "regionernas-bild": async ({manifest, population, read}, _, view, diagram) => {
    const bytes = await read(`tables/${familyOf(view)}.parquet`);
    const data = {manifest, population, table: await loadTable(bytes, manifest.disclosure.base)};
    const models: Readonly<Record<typeof diagram, () => Model>> = {
      karta: () => regionMap(data, view, regionFigures(data, view)),
      skillnader: () => regionDots(data, view, regionFigures(data, view)),
      "over-tid": () => regionPanels(data, view),
      deciler: () => regionDeciles(data, view),
    };
    return models[diagram]();
  },
};

/** The model of one of a notebook's diagrams, as the notebook makes it. A diagram that the notebook lacks is an error of the build. */
export async function deckDiagram(
  release: ReleaseFiles,
  notebook: DeckNotebookId,
  place: string | null,
  view: View,
  diagram: string,
): Promise<Model> {
  // The schema of decks lets no name through that the notebook lacks.
  const make = makers[notebook] as (...all: [ReleaseFiles, string, View, never]) => Promise<Model>;
  return await make(release, place ?? "riket", view, diagram as never);
}

function tableOf({read}: ReleaseFiles, slug: string, family: string): Promise<ArrayBuffer> {
  return read(`places/${slug}/${family}.parquet`);
}

async function familyIn(release: ReleaseFiles, place: string, family: string): Promise<PlaceFamily> {
  const {manifest} = release;
  return await loadPlaceFamily(
    manifest,
    place,
    tableOf(release, place, family),
    tableOf(release, "riket", family),
  );
}

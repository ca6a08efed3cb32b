import type {Countings} from "../contract/countings.js";
import type {DeckNotebookId, DiagramOf, UnitsByType} from "../contract/deckNotebooks.js";
import type {Population} from "../contract/population.js";
import type {Manifest} from "../contract/release.js";
import type {UnitTable} from "../contract/unitTable.js";
import type {View} from "../contract/view.js";
import type {Table} from "../measures/table.js";
import {afterRequest} from "./afterRequest.js";
import {againstNation} from "./againstNation.js";
import {answeredBlock} from "./answeredBlock.js";
import {beyondByCategory} from "./beyondByCategory.js";
import {beyondRecommended} from "./beyondRecommended.js";
import {blockChanges} from "./blockChanges.js";
import {byAge} from "./byAge.js";
import {byBlock} from "./byBlock.js";
import {byDegree} from "./byDegree.js";
import {byDiagnosis} from "./byDiagnosis.js";
import {byFirstDiagnosis} from "./byFirstDiagnosis.js";
import {byLength} from "./byLength.js";
import {changedByLevel} from "./changedByLevel.js";
import {changedBySpan} from "./changedBySpan.js";
import {chosenUnit, exampleNote, noExample} from "./chosenUnit.js";
import {contactWishesOverTime} from "./contactWishesOverTime.js";
import {coordinatedBySpan} from "./coordinatedBySpan.js";
import {coordinationCurve} from "./coordinationCurve.js";
import {countingWays} from "./countingWays.js";
import {daysToChange} from "./daysToChange.js";
import {daysToAnswer} from "./daysToAnswer.js";
import {daysToRequest} from "./daysToRequest.js";
import type {DeckChart} from "./deckModel.js";
import {degreePaths} from "./degreePaths.js";
import {diagnosisFlows} from "./diagnosisFlows.js";
import {diagnosisMatrix} from "./diagnosisMatrix.js";
import type {DiagramModel} from "./diagramModel.js";
import {durationQuartiles} from "./durationQuartiles.js";
import {firstReduction} from "./firstReduction.js";
import {loadRounded, loadTable} from "./loadTable.js";
import {longByDiagnosis} from "./longByDiagnosis.js";
import {longBySex} from "./longBySex.js";
import {longByYear} from "./longByYear.js";
import {loweredInSteps} from "./loweredInSteps.js";
import {measureOverTime} from "./measureOverTime.js";
import {measuresNamed} from "./measuresNamed.js";
import {newChapters} from "./newChapters.js";
import {loadNotebook, notebookFor, type Notebook} from "./notebook.js";
import {bySexOverTime, inComparison, overTime} from "./overTime.js";
import {loadPlaceFamily, type PlaceFamily} from "./placeFamily.js";
import {prognosesMade} from "./prognosesMade.js";
import {questionOverTime} from "./questionOverTime.js";
import {questionsAsked} from "./questionsAsked.js";
import {raisedAgain} from "./raisedAgain.js";
import {reducedByDiagnosis} from "./reducedByDiagnosis.js";
import {regionDeciles} from "./regionDeciles.js";
import {regionDots} from "./regionDots.js";
import {regionFigures} from "./regionFigures.js";
import {regionMap} from "./regionMap.js";
import {regionPanels} from "./regionPanels.js";
import type {Regions} from "./regions.js";
import {requestMaturity} from "./requestMaturity.js";
import {requestsByGroup} from "./requestsByGroup.js";
import {requestsByNumber} from "./requestsByNumber.js";
import {requestsOverTime} from "./requestsOverTime.js";
import {requestsYearOnYear} from "./requestsYearOnYear.js";
import {familyOf} from "./selection.js";
import {sjukfallMeasures} from "./sjukfallMeasures.js";
import {stillOnSickLeave} from "./stillOnSickLeave.js";
import {treatmentsStated} from "./treatmentsStated.js";
import {unitControlChart} from "./unitControlChart.js";
import {regionFocus, unitFunnel} from "./unitFunnel.js";
import {unitLongYears} from "./unitLongYears.js";
import {unitOverYears} from "./unitOverYears.js";
import {unitStartedYears} from "./unitStartedYears.js";
import {yearAgainstYear} from "./yearAgainstYear.js";

/** A release as its files: the manifest, whom rates divide by, its units, and the bytes of a file by its path. */
export interface ReleaseFiles {
  readonly manifest: Manifest;
  readonly population: Population;
  readonly units: UnitsByType;
  readonly read: (path: string) => Promise<ArrayBuffer>;
}

type Model = DiagramModel<DeckChart>;
/** For each diagram of a notebook what makes it of the notebook's own data; some of them load more. */
type Models<Name extends string, Data> = Readonly<
  Record<Name, (data: Data, view: View) => Model | Promise<Model>>
>;
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
      ongoing: async () => await tableOf(release, slug, "ongoing"),
      ended: tableOf(release, slug, "ended"),
    });
    const {manifest, population} = release;
    const loaded = await loadNotebook(manifest, place, tables(place), tables("riket"), population);
    const notebook = await notebookFor(view, loaded);
    const ofBlocks = async () => await familyIn(release, place, "started_blocks");
    const blocks = answeredBlock(view, manifest) && (await ofBlocks());
    const models: Models<typeof diagram, Notebook> = {
      "over-tid": () => overTime(notebook, view, blocks),
      jamforelse: () => inComparison(notebook, view, blocks),
      forandring: notebook.place.code === null ? yearAgainstYear : againstNation,
      "efter-grad": byDegree,
      "efter-langd": byLength,
      "efter-kon": bySexOverTime,
      "efter-alder": byAge,
      "efter-diagnos": byDiagnosis,
      "efter-avsnitt": async () => byBlock(blocks ?? (await ofBlocks()), view),
    };
    return await models[diagram](notebook, view);
  },
  langd: async (release, place, view, diagram) => {
    const models: Models<typeof diagram, PlaceFamily> = {
      kvar: stillOnSickLeave,
      kvartiler: durationQuartiles,
      "efter-diagnos": longByDiagnosis,
      "langre-an-rekommenderat": async () =>
        beyondRecommended(await familyIn(release, place, "recommended_lengths"), view),
      "rekommenderat-per-diagnos": async () =>
        beyondByCategory(await roundedIn(release, "recommended_categories"), view, release.manifest),
      "efter-kon": longBySex,
      "per-ar": longByYear,
    };
    return await models[diagram](await familyIn(release, place, "durations"), view);
  },
  diagnosforandring: async (release, place, view, diagram) => {
    const models: Models<typeof diagram, PlaceFamily> = {
      "efter-langd": changedBySpan,
      "dagar-till-byte": daysToChange,
      "efter-niva": changedByLevel,
      matris: diagnosisMatrix,
      vagar: diagnosisFlows,
      "nya-kapitel": newChapters,
      "mellan-avsnitt": async () =>
        blockChanges(await roundedIn(release, "block_changes"), view, release.manifest),
    };
    return await models[diagram](byFirstDiagnosis(await familyIn(release, place, "diagnosis_changes")), view);
  },
  omfattningsforandring: async (release, place, view, diagram) => {
    const models: Models<typeof diagram, PlaceFamily> = {
      vagar: degreePaths,
      "i-steg": loweredInSteps,
      "forsta-sankning": firstReduction,
      "efter-diagnos": reducedByDiagnosis,
      "hojd-igen": raisedAgain,
    };
    return await models[diagram](await familyIn(release, place, "degree_changes"), view);
  },
  kompletteringspraxis: async (release, place, view, diagram) => {
    const [certificates, requests, questions] = await Promise.all([
      familyIn(release, place, "certificates"),
      familyIn(release, place, "requests"),
      familyIn(release, place, "request_questions"),
    ]);
    const all = {certificates, requests, questions};
    const numbers = async () => await familyIn(release, place, "request_numbers");
    const maturity = requestMaturity(requests);
    const models: Readonly<Record<typeof diagram, () => Model | Promise<Model>>> = {
      "over-tid": () => requestsOverTime(certificates, view, maturity),
      "per-ar": () => requestsYearOnYear(certificates, view, maturity),
      "efter-diagnos": () => requestsByGroup(certificates, view, maturity, "diagnosis"),
      "efter-grad": () => requestsByGroup(certificates, view, maturity, "degree"),
      "efter-kon": () => requestsByGroup(certificates, view, maturity, "sex"),
      "efter-alder": () => requestsByGroup(certificates, view, maturity, "age"),
      "efter-intygets-plats": async () => requestsByNumber(await numbers(), view, maturity),
      "fragor-1": () => questionsAsked(all, view, maturity, "1"),
      "fragor-2": () => questionsAsked(all, view, maturity, "2"),
      "fraga-over-tid": () => questionOverTime(all, view, maturity),
      "dagar-till-begaran": () => daysToRequest(requests, view),
      "dagar-till-svar": () => daysToAnswer(requests, view),
      "efter-begaran": async () => afterRequest({numbers: await numbers(), requests}, view, maturity),
    };
    return await models[diagram]();
  },
  "regionernas-bild": async (release, _, view, diagram) => {
    const data = await regionsIn(release, view);
    const models: Readonly<Record<typeof diagram, () => Model>> = {
      karta: () => regionMap(data, view, regionFigures(data, view)),
      skillnader: () => regionDots(data, view, regionFigures(data, view)),
      "over-tid": () => regionPanels(data, view),
      deciler: () => regionDeciles(data, view),
    };
    return models[diagram]();
  },
  insatser: async (release, place, view, diagram) => {
    const [support, measures, sjukfall, coordination] = await Promise.all([
      familyIn(release, place, "return_support"),
      familyIn(release, place, "measures"),
      familyIn(release, place, "sjukfall_measures"),
      familyIn(release, place, "coordination"),
    ]);
    const models: Readonly<Record<typeof diagram, () => Model>> = {
      "atgarder-1": () => measuresNamed({support, measures}, view, "1"),
      "atgarder-2": () => measuresNamed({support, measures}, view, "2"),
      "atgard-over-tid": () => measureOverTime({support, measures}, view),
      "atgarder-i-sjukfall-1": () => sjukfallMeasures(sjukfall, view, "1"),
      "atgarder-i-sjukfall-2": () => sjukfallMeasures(sjukfall, view, "2"),
      "behandling-1": () => treatmentsStated(support, view, "1"),
      "behandling-2": () => treatmentsStated(support, view, "2"),
      "prognos-1": () => prognosesMade(support, view, "1"),
      "prognos-2": () => prognosesMade(support, view, "2"),
      "kontakt-over-tid": () => contactWishesOverTime(support, view),
      "mote-efter-langd": () => coordinatedBySpan(coordination, view, "first_meeting"),
      "mote-efter-dag": () => coordinationCurve(coordination, view, "first_meeting"),
      "kontakt-efter-langd": () => coordinatedBySpan(coordination, view, "first_contact"),
      "kontakt-efter-dag": () => coordinationCurve(coordination, view, "first_contact"),
    };
    return models[diagram]();
  },
  vardenheter: async (release, type, view) => {
    const table = await jsonIn<UnitTable>(release, `units/${type}.json`);
    return unitFunnel(table, release.manifest, view, regionFocus(release.manifest, view));
  },
  vardenhet: async (release, type, view, diagram) => {
    const {manifest} = release;
    const table = await jsonIn<UnitTable>(release, `units/${type}.json`);
    const unit = chosenUnit(table, manifest, view);
    if (unit === undefined) {
      const empty = noExample(table, manifest, view);
      if (empty === undefined) throw new RangeError("the release has no such unit");
      return empty;
    }
    const note = exampleNote(table, manifest, view);
    const models: Readonly<Record<typeof diagram, () => Model>> = {
      tratt: () => unitFunnel(table, manifest, view, {is: "unit", code: unit.code, title: unit.title}),
      "per-ar": () => unitOverYears(table, manifest, unit),
      styrdiagram: () => unitControlChart(table, manifest, unit),
      sjukfall: () => unitStartedYears(table, manifest, unit),
      "langa-sjukfall": () => unitLongYears(table, manifest, unit),
    };
    const model = models[diagram]();
    if (note === undefined) return model;
    // A room sees no notes: what stands above the diagram says what the unit is.
    const selection = `${model.selection}. Ett exempel: den första i namnordning`;
    return {...model, selection, notes: [note, ...model.notes]};
  },
  "varfor-skiljer": async (release, _, view) =>
    countingWays(await jsonIn<Countings>(release, "countings.json"), view, release.manifest),
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

async function jsonIn<T>({read}: ReleaseFiles, path: string): Promise<T> {
  return JSON.parse(new TextDecoder().decode(await read(path))) as T;
}

/** A whole table in which every cell is rounded. */
async function roundedIn({manifest, read}: ReleaseFiles, family: string): Promise<Table> {
  return await loadRounded(read(`tables/${family}.parquet`), manifest.disclosure.base);
}

async function regionsIn(release: ReleaseFiles, view: View): Promise<Regions> {
  const {manifest, population, read} = release;
  const block = answeredBlock(view, manifest);
  if (block !== undefined)
    return {manifest, population, table: await roundedIn(release, "started_blocks"), block};
  const bytes = await read(`tables/${familyOf(view)}.parquet`);
  return {manifest, population, table: await loadTable(bytes, manifest.disclosure.base)};
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

import type {Deck, DeckStep} from "../contract/deck.js";
import {deckParameters, readDeckAddress} from "../contract/deckNotebooks.js";
import type {Manifest} from "../contract/release.js";
import {deckDiagram, type ReleaseFiles} from "./deckDiagrams.js";
import type {DeckChart, DeckContents, DeckStepContents, ShownView} from "./deckModel.js";
import type {DiagramModel} from "./diagramModel.js";
import {lockAxes} from "./lockAxes.js";
import {markRevised, withRevised} from "./markRevised.js";
import {type ProposedAnalysis, proposedAnalysis} from "./proposedAnalysis.js";
import {allRegions, revisedRows} from "./revisedRows.js";
import {stepChanges, type StepView} from "./stepChanges.js";
import {readView, writeView} from "./viewState.js";

/** What a step shows, before its axes and changes are known. */
interface Made extends StepView {
  readonly step: DeckStep;
  readonly place: string | null;
  readonly href: string;
  readonly analysis: ProposedAnalysis | null;
  readonly model: DiagramModel<DeckChart>;
}

/**
 * A deck with the figures of a release. `published` is the address that participants reach the site at, `hypotheses` the numbers that the
 * register has given.
 */
export async function deckContents(
  deck: Deck,
  release: ReleaseFiles,
  published: DeckContents["published"],
  hypotheses: readonly string[],
): Promise<DeckContents> {
  const {manifest} = release;
  const made: Made[] = [];
  for (const step of deck.steps) {
    const one = await makeStep(step, release);
    if (one !== undefined) made.push(one);
  }
  const locked = lockAxes(
    made.map(({notebook, diagram, step, model}) => ({
      diagram: `${notebook} ${diagram}`,
      chart: model.chart,
      ownAxis: step.axis === "new",
    })),
  );
  const shownIn = new Map(
    made.map((one, i): [string, ShownView] => {
      const before = made[i - 1];
      const {chart = one.model.chart, newAxis = false} = locked[i] ?? {};
      return [
        one.step.id,
        {
          ...{notebook: one.notebook, diagram: one.diagram, placeTitle: one.placeTitle, href: one.href},
          name: `${deck.id}-${deck.steps.indexOf(one.step) + 1}`,
          changed: before === undefined ? [] : stepChanges(before, one, manifest),
          newAxis,
          highlight: one.step.highlight ?? null,
          analysis: one.analysis,
          ...revisedModel({...one.model, chart}, one, manifest),
        },
      ];
    }),
  );
  const steps = deck.steps.map((step): DeckStepContents => {
    const {id, title, question, text, notes, minutes, discussion} = step;
    return {id, title, question, text, notes, minutes, discussion, shown: shownIn.get(id) ?? null};
  });
  const minutes = deck.steps.reduce(
    (sum, step) => sum + step.minutes + step.discussion.reduce((all, one) => all + one.minutes, 0),
    0,
  );
  const {id, title, purpose, audience} = deck;
  const {version, extractDate, synthetic, disclosure} = manifest;
  return {
    ...{id, title, purpose, audience, minutes, version, extractDate, synthetic},
    ...{base: disclosure.base, published, hypotheses, steps},
  };
}

/** The diagram with a sign at every figure that the release has changed, and what the sign means. */
function revisedModel(
  model: DiagramModel<DeckChart>,
  {notebook, place, view}: Made,
  manifest: Manifest,
): Pick<ShownView, "model" | "revised"> {
  const slug = notebook === "regionernas-bild" ? allRegions : place;
  const revised =
    slug === null || model.published?.alone === true
      ? undefined
      : revisedRows(model.table, manifest, slug, view);
  const told = markRevised(model, revised);
  const against = manifest.revised?.against ?? "";
  return {
    model: {...told, table: withRevised(model.table, revised)},
    // A chart that has a place for the sign has a note of it too.
    revised:
      revised === undefined
        ? null
        : told.notes === model.notes
          ? `Reviderad: minst ett tal är ett annat än i utgåva ${against}.`
          : `r = reviderad: ett annat tal än i utgåva ${against}.`,
  };
}

async function makeStep(step: DeckStep, release: ReleaseFiles): Promise<Made | undefined> {
  const address = step.view === undefined ? undefined : readDeckAddress(step.view);
  if (address === undefined || step.diagram === undefined) return undefined;
  const {manifest, units} = release;
  const {notebook, place, search} = address;
  const parameters = deckParameters(address, units);
  const {view} = readView(search, manifest, parameters);
  const model = await deckDiagram(release, notebook, place, view, step.diagram);
  const found = manifest.places.find(({slug}) => slug === place);
  const path = place === null ? `/${notebook}` : `/${notebook}/${place}`;
  return {
    ...{step, notebook, place, parameters, view, diagram: step.diagram},
    placeTitle: found?.title ?? units.get(place ?? "")?.title ?? "Hela landet",
    href: `${path}${writeView(view, manifest, parameters)}`,
    analysis: proposedAnalysis(manifest, notebook, step.diagram, found ?? null, view),
    model: markRows(model, step),
  };
}

/** Puts what the deck highlights into the chart: a stretch of the time axis, or rows by their names. */
function markRows(model: DiagramModel<DeckChart>, {highlight}: DeckStep): DiagramModel<DeckChart> {
  const {chart} = model;
  if (chart === null || highlight === undefined) return model;
  if (chart.kind === "shares" && highlight.rows !== undefined)
    return {...model, chart: {...chart, marked: highlight.rows}};
  if (chart.kind !== "lines") return model;
  const last = chart.xs.length - 1;
  const inside = chart.xs.flatMap((time, x) => {
    const within =
      highlight.latest === undefined
        ? highlight.from !== undefined && time >= highlight.from && time <= (highlight.to ?? time)
        : x > last - highlight.latest;
    return within ? [x] : [];
  });
  const [from] = inside;
  const to = inside.at(-1);
  return from === undefined || to === undefined ? model : {...model, chart: {...chart, marked: [from, to]}};
}

import type {Highlight, Prompt} from "../contract/deck.js";
import type {DeckNotebookId} from "../contract/deckNotebooks.js";
import type {FlowChart, MatrixChart, StackChart, StepChart} from "./chartModels.js";
import type {DiagramModel, LineChart, ShareChart} from "./diagramModel.js";
import type {ProposedAnalysis} from "./proposedAnalysis.js";
import type {RegionChart} from "./regionChartModels.js";
import type {UnitChart} from "./unitChartModels.js";

/**
 * A deck as a room sees it, plain data: the texts of its file, and for every step the diagram that the notebook would draw, with
 * the figures of the release at hand. Made when the site is built; a page, a file on a USB stick and a PDF draw the same.
 */
export interface DeckContents {
  readonly id: string;
  readonly title: string;
  readonly purpose: string;
  readonly audience: string;
  /** Sum of the steps' minutes and those of their prompts. */
  readonly minutes: number;
  /** What release the figures come from. */
  readonly version: string;
  readonly extractDate: string;
  readonly synthetic: boolean;
  /** What small counts are rounded to: for what must be read first. */
  readonly base: number;
  /** Address of the published site, in two parts and without a final slash; `null` where nobody has said it. */
  readonly published: {readonly scheme: string; readonly rest: string} | null;
  /** Numbers that the register of hypotheses has given already. */
  readonly hypotheses: readonly string[];
  readonly steps: readonly DeckStepContents[];
}

/** Every kind of chart that a step may show. */
export type DeckChart =
  | LineChart
  | ShareChart
  | StepChart
  | MatrixChart
  | FlowChart
  | StackChart
  | RegionChart
  | UnitChart;

export interface DeckStepContents {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly text: readonly string[];
  readonly notes: string;
  readonly minutes: number;
  readonly discussion: readonly Prompt[];
  /** `null` for a step that shows no diagram. */
  readonly shown: ShownView | null;
}

/** The diagram of a step and where it comes from. */
export interface ShownView {
  readonly notebook: DeckNotebookId;
  readonly diagram: string;
  readonly placeTitle: string;
  /** Address in the site: `/langd/skane?v=1&…`. */
  readonly href: string;
  /** Name of the short address, `/v/<name>`. */
  readonly name: string;
  /** What differs from the diagram before: `Region: Riket → Skåne`. Empty for the first one. */
  readonly changed: readonly string[];
  /** True where the same diagram stood before with other axes. */
  readonly newAxis: boolean;
  readonly highlight: Highlight | null;
  /** What the sign of changed figures means; null where the release has changed none that are shown. */
  readonly revised: string | null;
  /** What is measured, for the draft of a hypothesis; null where it is nothing that the register can test. */
  readonly analysis: ProposedAnalysis | null;
  readonly model: DiagramModel<DeckChart>;
}

import type {Effect, Hypothesis, Outcome, Specification} from "../contract/hypothesis.js";
import {decapitalise, formatTenths, joinSwedish} from "../measures/swedish.js";
import type {DiagramModel} from "./diagramModel.js";

/** The estimates of all specifications in order of size, above a matrix of the options that each has chosen. */
export interface SpecificationChart {
  readonly kind: "specifications";
  readonly xLabel: string;
  /** In hundredths: percentage points of a share, or per cent of a count. */
  readonly points: readonly {
    readonly value: number;
    readonly low: number;
    readonly high: number;
    readonly isMain: boolean;
    /** Positions among `rows` of the options chosen. */
    readonly rows: readonly number[];
  }[];
  /** Every option of every choice, in order. */
  readonly rows: readonly string[];
  /** The effect that the hypothesis claims, in the same unit. */
  readonly claimed: number;
}

type Tested = Extract<Outcome, {is: "tested"}>;

/** What an effect is counted in: a difference of shares in percentage points, how much more a count is in per cent. */
export function unitOf({analysis}: Pick<Hypothesis, "analysis">): string {
  return analysis.measure === "share" ? "procentenheter" : "procent";
}

/** The signed margin of a hypothesis: what the effect is to lie beyond. */
export function claimedOf({analysis: {margin, expected}}: Pick<Hypothesis, "analysis">): number {
  return expected === "greater" ? margin : -margin;
}

/** The specification curve of a tested hypothesis: every way of making its choices, the least effect first. */
export function specificationModel(
  hypothesis: Hypothesis,
  {specifications, effect}: Pick<Tested, "specifications" | "effect">,
): DiagramModel<SpecificationChart> {
  const {choices, id} = hypothesis;
  const unit = unitOf(hypothesis);
  const found = specifications
    .filter((one): one is Specification & {effect: Effect} => one.effect !== null)
    .sort((a, b) => a.effect.value - b.effect.value);
  const same = found.filter((one) => Math.sign(one.effect.value) === Math.sign(effect.value)).length;
  const firstRow = choices.map((_, i) =>
    choices.slice(0, i).reduce((rows, {options}) => rows + options.length, 0),
  );
  const range = `mellan ${formatTenths(100 * (found[0]?.effect.value ?? 0))} och ${formatTenths(100 * (found.at(-1)?.effect.value ?? 0))} ${unit}`;
  const title = `I ${same} av ${found.length} specifikationer har skillnaden samma tecken som i huvudanalysen`;
  const empty = specifications.length - found.length;
  return {
    id: `specifikationer-${id}`,
    title,
    selection: `alla kombinationer av ${joinSwedish(choices.map((choice) => decapitalise(choice.title)))}`,
    alternative: `Specifikationskurva för ${id}. ${title}. Skillnaden ligger ${range}. Varje specifikation står i tabellen.`,
    series: [
      {id: "main", label: "huvudanalysen, med 95 procents intervall", style: "own"},
      {id: "other", label: "andra rimliga val", style: "nation"},
    ],
    chart: {
      ...{kind: "specifications", xLabel: `Skillnad i ${unit}, de minsta först`},
      points: found.map(({options, effect: {value, interval}}) => ({
        ...{value: 100 * value, low: 100 * interval[0], high: 100 * interval[1]},
        isMain: options.every((option) => option === 0),
        rows: options.map((option, i) => (firstRow[i] ?? 0) + option),
      })),
      rows: choices.flatMap((choice) => choice.options.map((option) => `${choice.title}: ${option.title}`)),
      claimed: 100 * claimedOf(hypothesis),
    },
    registered: id,
    nothing: "Det finns inget att jämföra.",
    notes: [
      `Skillnaden ligger ${range}. Specifikationerna bygger på samma uppgifter och är inte oberoende prövningar: det är huvudanalysen som avgör hypotesen.`,
      "Den streckade linjen är den minsta skillnad som hypotesen påstår.",
      ...(empty > 0
        ? [
            `${empty === 1 ? "En specifikation" : `${empty} specifikationer`} har inga fall att jämföra och är inte med.`,
          ]
        : []),
    ],
    table: {
      caption: `Specifikationer för ${id}`,
      columns: [
        {name: "nr", title: "Nr", kind: "text"},
        ...choices.map((choice) => ({name: choice.id, title: choice.title, kind: "text" as const})),
        {name: "skillnad", title: `Skillnad (${unit})`, kind: "decimal"},
        {name: "lagst", title: "Lägst", kind: "decimal"},
        {name: "hogst", title: "Högst", kind: "decimal"},
      ],
      rows: found.map(({options, effect: {value, interval}}, i) => [
        String(i + 1),
        ...options.map((option, choice) => choices[choice]?.options[option]?.title ?? ""),
        ...[100 * value, 100 * interval[0], 100 * interval[1]],
      ]),
    },
  };
}

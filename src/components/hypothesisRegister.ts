import type {
  Hypothesis,
  HypothesisOnPage,
  HypothesisRegister,
  Outcome,
  SideFigures,
} from "../contract/hypothesis.js";
import type {Manifest} from "../contract/release.js";
import {capitalise, formatCount, formatDay, formatTenths} from "../measures/swedish.js";
import {dataTable} from "./dataTable.js";
import {diagramOf, type Frame} from "./diagram.js";
import {drawSpecifications} from "./drawSpecifications.js";
import {element} from "./element.js";
import {specificationModel, unitOf} from "./specificationModel.js";

type Tested = Extract<Outcome, {is: "tested"}>;

const claims = new Intl.NumberFormat("sv-SE", {maximumFractionDigits: 1});

const verdicts: Readonly<Record<Tested["verdict"], string>> = {
  supported: "Stöds",
  "not-supported": "Stöds inte",
  undecided: "Går inte att avgöra",
};

/** What became of a hypothesis, in a word or two. */
export function outcomeInWords(outcome: Outcome): string {
  switch (outcome.is) {
    case "draft":
      return "Utkast";
    case "too-late":
      return "Väntar på en nyare utgåva";
    case "untestable":
      return "Går inte att pröva på den här utgåvan";
    case "tested":
      return verdicts[outcome.verdict];
  }
}

/** How sure a reader may be that the hypothesis was written first: the label of its figures. */
export function registrationInWords({registered, deviations}: Hypothesis, synthetic: boolean): string {
  if (registered === null) return "Utkast, inte registrerad";
  const how = synthetic ? "Exempel på en registrerad hypotes" : "Förhandsregistrerad";
  const changed =
    deviations.length === 0
      ? ""
      : `, med ${deviations.length === 1 ? "en avvikelse" : `${deviations.length} avvikelser`}`;
  return `${how}, låst ${formatDay(registered.on)}${changed}`;
}

/** An effect with its interval: `−5,9 procentenheter (mellan −8,2 och −3,5)`. */
export function effectInWords(
  hypothesis: Hypothesis,
  {effect: {value, interval}}: Pick<Tested, "effect">,
): string {
  const [low, high] = interval;
  return `${formatTenths(100 * value)} ${unitOf(hypothesis)} (mellan ${formatTenths(100 * low)} och ${formatTenths(100 * high)})`;
}

const noneYet = "Ingen hypotes är registrerad ännu.";

/** Every hypothesis with its outcome, as a table; in words where there is none. */
export function hypothesisTable({hypotheses}: HypothesisRegister): HTMLElement {
  if (hypotheses.length === 0)
    return element(
      "p",
      {class: "underlag-empty"},
      `${noneYet} `,
      element("a", {href: "#egen"}, "Så registrerar du en egen"),
      ".",
    );
  return dataTable({
    caption: "Hypoteserna och vad prövningen visade",
    columns: [
      {name: "id", title: "Nummer", kind: "text"},
      {name: "hypotes", title: "Hypotes", kind: "text"},
      {name: "utfall", title: "Utfall", kind: "text"},
      {name: "skillnad", title: "Skillnad, med 95 procents intervall", kind: "text"},
    ],
    rows: hypotheses.map(({hypothesis, outcome}) => [
      ...[hypothesis.id, hypothesis.title, outcomeInWords(outcome)],
      outcome.is === "tested" ? effectInWords(hypothesis, outcome) : null,
    ]),
  });
}

/** Each hypothesis with its outcome, its specification curve and everything that was written down before. */
export function hypothesisCards(
  register: HypothesisRegister,
  manifest: Manifest,
  width: number,
): HTMLElement {
  if (register.hypotheses.length === 0) return element("p", {class: "underlag-empty"}, noneYet);
  const frame: Frame = {manifest, slug: "hypoteser", width};
  return element("div", {}, ...register.hypotheses.map((one) => card(one, register.tested, frame)));
}

function card({hypothesis, outcome}: HypothesisOnPage, tested: number, frame: Frame): HTMLElement {
  const {id, title, choices} = hypothesis;
  const heading = element("h3", {id: `${id}-rubrik`}, `${id}: ${title}`);
  return element(
    "section",
    {class: "underlag-card", id, "aria-labelledby": `${id}-rubrik`},
    heading,
    element(
      "p",
      {class: "underlag-selection"},
      `${registrationInWords(hypothesis, frame.manifest.synthetic)}.`,
    ),
    element("p", {}, element("strong", {}, "Hypotes: "), hypothesis.hypothesis),
    element(
      "p",
      {},
      element("strong", {}, `${outcomeInWords(outcome)}. `),
      story(hypothesis, outcome, tested),
    ),
    ...(outcome.is === "tested" && choices.length > 0
      ? [diagramOf(specificationModel(hypothesis, outcome), frame, drawSpecifications)]
      : []),
    plan(hypothesis),
  );
}

/** What became of a hypothesis, and why, in sentences. */
export function story(hypothesis: Hypothesis, outcome: Outcome, tested: number): string {
  switch (outcome.is) {
    case "draft":
      return "Hypotesen är inte registrerad och prövas inte.";
    case "too-late":
      return outcome.because === "seen"
        ? "Författarna hade redan sett siffror ur den här utgåvan eller en nyare. Hypotesen prövas på en senare utgåva."
        : "Hypotesen, eller den senaste avvikelsen, låstes när uttaget redan var gjort. Den prövas på nästa utgåva.";
    case "untestable":
      return `Skälet är att ${outcome.why}.`;
    case "tested": {
      const side = ({title, n, of}: SideFigures): string =>
        `${title}: ${formatCount(n)}${of === null ? "" : ` av ${formatCount(of)}`}`;
      const margin = 100 * hypothesis.analysis.margin;
      const size = `${claims.format(margin)} ${margin === 1 ? unitOf(hypothesis).replace(/er$/, "") : unitOf(hypothesis)}`;
      const claim = `minst ${size} ${hypothesis.analysis.expected === "greater" ? "mer" : "mindre"}`;
      return `Skillnaden är ${effectInWords(hypothesis, outcome)}. Hypotesen säger ${claim}. ${capitalise(side(outcome.one))}. ${capitalise(side(outcome.other))}. Kravet är skärpt för att ${tested === 1 ? "en hypotes prövas" : `${tested} hypoteser prövas samtidigt`}.`;
    }
  }
}

/** The registered text, field by field in the order of the template. */
function plan(hypothesis: Hypothesis): HTMLElement {
  const {data, variables, knowledge, plan: analysis, registered, deviations, weaknesses} = hypothesis;
  const fields: readonly (readonly [string, string])[] = [
    ["Fråga", hypothesis.question],
    ["Författare", hypothesis.authors.join(", ")],
    ["Datamängd", data.dataset],
    ["Tillgång till data", data.access],
    ["Insamling", data.collection],
    ["Kodbok", data.codebook],
    ["Siffror som författarna hade sett", data.seen === null ? "Inga" : `Utgåva ${data.seen}`],
    ["Vad som mäts", variables.measured],
    ["Vilka som är med", variables.inclusion],
    ["Uppgifter som saknas", variables.missing],
    ["Avvikande värden", variables.outliers],
    ["Vikter", variables.weights],
    ["Tidigare arbeten", knowledge.previousWork],
    ["Vad författarna visste", knowledge.prior],
    ["Statistisk modell", analysis.model],
    ["Minsta skillnad av betydelse", analysis.effectSize],
    ["Styrka", analysis.power],
    ["Beslutsregel", analysis.inference],
    ["Antaganden", analysis.assumptions],
    ["Känslighet", analysis.sensitivity],
    ["Utforskande analyser", analysis.exploratory],
    ["Kända svagheter", weaknesses.join(" ")],
    ["Försäkran", hypothesis.integrity],
    ["Lås (SHA-256)", registered?.sha256 ?? "Inte låst"],
    ...deviations.map(({on, what, why}) => [`Avvikelse ${formatDay(on)}`, `${what} Skäl: ${why}`] as const),
    ...(hypothesis.replacedBy === null ? [] : [["Ersatt av", hypothesis.replacedBy] as const]),
  ];
  return element(
    "details",
    {},
    element("summary", {}, "Det som skrevs före prövningen"),
    element(
      "dl",
      {},
      ...fields.flatMap(([name, text]) => [element("dt", {}, name), element("dd", {}, text)]),
    ),
  );
}

import type {Analysis, Hypothesis} from "../contract/hypothesis.js";
import {toFillIn} from "../contract/toFillIn.js";
import {monthsFrom} from "../contract/view.js";
import type {CaptureRow} from "./captureRows.js";
import type {DeckContents} from "./deckModel.js";
import type {ProposedAnalysis} from "./proposedAnalysis.js";

/** What a room said that can become a hypothesis, and the workshop it was said in. */
export interface SaidHypothesis {
  /** Number that it gets: the first that the register has free. */
  readonly id: string;
  readonly row: CaptureRow;
  readonly contents: Pick<DeckContents, "title" | "synthetic" | "steps">;
  /** Complete address of the view; empty for a row about none. */
  readonly address: string;
}

/**
 * What a room said as a file of the register of hypotheses, `data/hypotheses/<id>.yaml`: a draft of the right form. What the room saw and
 * said, and the release that it had seen, stand in it; the analysis is proposed from the step's diagram, on the periods after that release. A
 * text that begins with {@link toFillIn} is for a human: nobody can register the draft before.
 */
export function hypothesisDraft(said: SaidHypothesis): string {
  const fields: Hypothesis = {
    ...told(said),
    ...{
      analysis: analysisOf(said),
      choices: [],
      weaknesses: [orFillIn(said.row.said.objection, "svagheter")],
    },
    integrity: `${toFillIn}: försäkra att ingen av er har sett siffror för den tid som prövningen gäller`,
    links: said.address === "" ? [] : [said.address],
    ...{registered: null, deviations: [], replacedBy: null},
  };
  return [
    `# Utkast till en hypotes, från en workshop. Spara filen som data/hypotheses/${said.id}.yaml (byt nummer om det är upptaget).`,
    `# Ersätt allt som börjar med ${toFillIn} och läs resten. Lås den sedan: npm run hypotheses -- register ${said.id}`,
    ...(said.contents.synthetic
      ? [
          "# about: synthetic betyder demolandet, som rummet såg. Ska hypotesen prövas på egna data: skriv own.",
        ]
      : []),
    "# analysis är ett förslag efter vyn: ändra det så att det prövar just hypotesen. Välj expected och margin innan siffrorna finns.",
    ...Object.entries(fields).flatMap(([name, value]) => written(name, value)),
    "",
  ].join("\n");
}

/** The first number that the register has free in the year of a release, counted on by `more`: `H-2026-005`. */
export function freeNumber(taken: readonly string[], version: string, more: number): string {
  const start = `H-${version.slice(0, 4)}-`;
  const last = Math.max(
    0,
    ...taken.filter((id) => id.startsWith(start)).map((id) => Number(id.slice(start.length))),
  );
  return `${start}${String(last + 1 + more).padStart(3, "0")}`;
}

/** What the room said and saw, and what nobody has said yet. */
function told({
  id,
  row,
  contents,
  address,
}: SaidHypothesis): Omit<
  Hypothesis,
  | ("analysis" | "choices" | "weaknesses" | "integrity" | "links")
  | ("registered" | "deviations" | "replacedBy")
> {
  const {said, version, question} = row;
  const heard = [
    ["Observation", said.observation],
    ["Tolkning", said.interpretation],
  ].flatMap(([name = "", text = ""]) => (text === "" ? [] : [` ${name}: ${text}`]));
  const seen = address === "" ? "" : ` Rummet såg vyn ${address} i utgåva ${version}.`;
  return {
    id,
    about: contents.synthetic ? "synthetic" : "own",
    title: said.hypothesis,
    question: `${toFillIn}: vilken fråga svarar hypotesen på?`,
    hypothesis: `${toFillIn} som ett påstående med riktning och storlek: ${said.hypothesis}`,
    authors: [`${toFillIn}: författare`],
    data: {
      dataset: `${toFillIn}: vilken tabell i utgåvan`,
      access: "Öppna tabeller.",
      collection: contents.synthetic
        ? "Påhittade intyg och meddelanden, gjorda av ett program."
        : "Läkarintyg för sjukpenning (FK7804) som skickats digitalt till Försäkringskassan, och meddelanden om dem.",
      codebook: "Sidorna Metod och Mått och definitioner.",
      seen: version,
    },
    variables: {
      measured: `${toFillIn}: vad som mäts`,
      inclusion: `${toFillIn}: vilka som är med`,
      missing: `${toFillIn}: vad som görs med uppgifter som saknas`,
      outliers: "Inga tas bort.",
      weights: "Inga.",
    },
    knowledge: {
      previousWork: `${toFillIn}: tidigare arbeten, eller Inga kända`,
      prior: `Hypotesen skrevs i workshopen ”${contents.title}”, vid ”${question}”.${seen}${heard.join("")}`,
    },
    plan: {
      model: `${toFillIn}: statistisk modell`,
      effectSize: `${toFillIn}: den minsta skillnad som betyder något, och varför (margin)`,
      power: `${toFillIn}: hur bra underlaget räcker`,
      inference: "Registrets beslutsregel.",
      assumptions: `${toFillIn}: vad som antas`,
      sensitivity: `${toFillIn}: val som kan göras på annat sätt (choices), eller Inga`,
      exploratory: "Inga utöver workshopen.",
    },
  };
}

/** The analysis that the row's own step proposes; one to fill in where the row is about no view, or about one that is not shown now. */
function analysisOf({row, contents}: SaidHypothesis): Analysis {
  const shown = contents.steps.find(({id}) => id === row.step)?.shown;
  const proposed = (shown?.href === row.view ? shown.analysis : null) ?? null;
  if (proposed === null)
    return {
      ...{measure: "count", family: `${toFillIn}: tabell`, within: {}},
      one: {title: `${toFillIn}: den ena sidan`, where: {}},
      other: {title: `${toFillIn}: den andra sidan`, where: {}},
      ...{expected: "greater", margin: 0},
    };
  const {measure, family, within, part, region, period} = proposed;
  const coming = periodsAfter(row.version, period);
  const isRegion = region !== null && measure === "share";
  return {
    ...{measure, family},
    within: codesOf({...within, ...(isRegion ? {[period]: coming} : region && {region: [region.code]})}),
    ...(measure === "share" && {part: codesOf(part ?? {[`${toFillIn}: kolumn`]: [`${toFillIn}: koder`]})}),
    ...(isRegion
      ? {
          one: {title: region.title, where: {region: [region.code]}},
          other: {title: "resten av landet", where: "rest"},
        }
      : {
          one: {title: "den kommande tiden", where: {[period]: coming}},
          other: {title: "samma tid året före", where: {[period]: coming.map(yearBefore)}},
        }),
    ...{expected: "greater", margin: 0},
  };
}

/** Copies that may be written to, as the form of a hypothesis has them. */
function codesOf(where: ProposedAnalysis["within"]): Record<string, string[]> {
  return Object.fromEntries(Object.entries(where).map(([dimension, codes]) => [dimension, [...codes]]));
}

/** The half-year that begins after the month of a release, in months or whole quarters; or the first whole year after it. */
function periodsAfter(version: string, period: ProposedAnalysis["period"]): string[] {
  const [year, month] = version.split(".").map(Number) as [number, number];
  const months = monthsFrom(`${year}-01`, `${year + 1}-12`).slice(month);
  if (period === "year") return [String(year + 1)];
  if (period === "month") return months.slice(0, 6);
  const quarters = months.filter((one) => (Number(one.slice(5)) - 1) % 3 === 0);
  return quarters.slice(0, 2).map((one) => `${one.slice(0, 4)}-Q${(Number(one.slice(5)) + 2) / 3}`);
}

function yearBefore(period: string): string {
  return `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`;
}

function orFillIn(text: string, what: string): string {
  return text === "" ? `${toFillIn}: ${what}` : text;
}

/** A field of the file: one line, or a line for each of the fields in it. What stands there is JSON, which YAML reads as it is. */
function written(name: string, value: unknown): string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return [`${name}: ${JSON.stringify(value)}`];
  return [
    `${name}:`,
    ...Object.entries(value).flatMap(([inner, one]) =>
      one === undefined ? [] : [`  ${inner}: ${JSON.stringify(one)}`],
    ),
  ];
}

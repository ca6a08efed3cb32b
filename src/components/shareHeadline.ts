import {isTooUnsure, type Share} from "../measures/shareInterval.js";
import {decapitalise, formatPercent, percentBetween} from "../measures/swedish.js";
import type {Side} from "./sides.js";
import {unsureNote} from "./uncertainty.js";

/** The share of some categories together, on the side number `side` (0: the place itself). */
export type ShareLookup = (labels: readonly string[], side: number) => Share;

/** What a headline tells the share of: some categories together under a name, or the largest one of each side. */
export type Subject =
  | {readonly kind: "together"; readonly name: string; readonly labels: readonly string[]}
  | {readonly kind: "largest"; readonly labels: readonly string[]; readonly rival: string};

/** The main message of a chart of shares, and how sure its figures are. */
export interface ShareHeadline {
  readonly title: string;
  /** The intervals of the headline's figures, or why it has none. */
  readonly uncertainty: string;
}

/** One side's share as a headline tells it. */
interface Told {
  readonly where: string;
  readonly name: string;
  readonly share: Share;
  /** False when a category that is not told may be as large. */
  readonly sure: boolean;
}

/**
 * The headline of a chart of shares: the same categories on every side, or the largest of each. A share whose
 * interval is too wide (`isTooUnsure`) is not told.
 */
export function shareHeadline(
  measure: string,
  sides: readonly Side[],
  share: ShareLookup,
  subject: Subject,
): ShareHeadline {
  const told = sides.map((side, i) => tellOf(side, i, share, subject));
  if (told.some((one) => isTooUnsure(one.share))) {
    const what = sides.length > 1 ? "jämförelse" : "andel";
    return {title: `${measure}: för få sjukfall för en säker ${what}`, uncertainty: unsureNote};
  }
  const limits = told.map(({share: {interval}, where}) => `${percentBetween(...interval)} ${where}`);
  const subjectOf = told.length > 1 ? "Andelarna" : "Andelen";
  return {
    title: subject.kind === "together" ? `${subject.name}: ${figures(told)}` : ofLargest(told, subject.rival),
    uncertainty: `${subjectOf} i rubriken ligger ${limits.join(" och ")}.`,
  };
}

/** What is told of one side. Nothing is as sure as a name that was given; the largest has to be larger than the rest. */
function tellOf({where}: Side, side: number, share: ShareLookup, subject: Subject): Told {
  if (subject.kind === "together") {
    return {where, name: subject.name, share: share(subject.labels, side), sure: true};
  }
  const shares = subject.labels.map((label) => ({label, share: share([label], side)}));
  const most = shares.reduce((a, b) => ((b.share.share ?? 0) > (a.share.share ?? 0) ? b : a));
  const sure = shares.every((one) => one === most || one.share.interval[1] < most.share.interval[0]);
  return {where, name: decapitalise(most.label), share: most.share, sure};
}

/** `36,3 % i Skåne och 29,7 % i riket`. */
function figures(told: readonly Told[]): string {
  return told.map(({share, where}) => `${formatPercent(share.share ?? 0)} ${where}`).join(" och ");
}

/** The largest of each side, called the commonest only where its interval lies above every other. */
function ofLargest(told: readonly Told[], rival: string): string {
  const same = told.every(({name}) => name === told[0]?.name);
  const named = ({name, share}: Told): string => `${name} (${formatPercent(share.share ?? 0)})`;
  const unsure = `, men skillnaden mot nästa ${rival} är osäker`;
  if (told.every(({sure}) => sure)) {
    if (same) return `Vanligast är ${told[0]?.name ?? ""}: ${figures(told)}`;
    return `Vanligast ${told.map((one, i) => `${one.where}${i === 0 ? " är" : ""} ${named(one)}`).join(", ")}`;
  }
  if (!told.some(({sure}) => sure)) {
    const listed = same
      ? `${told[0]?.name ?? ""} (${figures(told)})`
      : told.map((one) => `${named(one)} ${one.where}`).join(" och ");
    return `Störst andel i urvalet har ${listed}${unsure}`;
  }
  return told
    .map((one) =>
      one.sure
        ? `Vanligast ${one.where} är ${named(one)}`
        : `Störst andel ${one.where} har ${named(one)}${unsure}`,
    )
    .join(". ");
}

import {isTooUnsure, type Share} from "../measures/shareInterval.js";
import {capitalise, formatPercent, percentBetween} from "../measures/swedish.js";
import type {FamilySide} from "./familySides.js";
import type {ShareHeadline} from "./shareHeadline.js";
import {unsureNote} from "./uncertainty.js";

/** What a headline tells the share of: one row under a name, or the row with the greatest share. */
export type PartSubject =
  | {readonly kind: "row"; readonly name: string; readonly label: string}
  /** `what` goes on after the row's name: `har störst andel långa sjukfall`; `rival` is the row that comes next: `nästa diagnosgrupp`. */
  | {readonly kind: "greatest"; readonly what: string; readonly rival: string};

/**
 * The headline of a chart of shares that are not parts of one whole. The greatest is looked for among the rows of the first side whose
 * interval is narrow enough to be told (`isTooUnsure`), and is said to be so only where its interval lies above all others'.
 */
export function partHeadline(
  measure: string,
  sides: readonly Pick<FamilySide, "where">[],
  labels: readonly string[],
  share: (label: string, side: number) => Share,
  subject: PartSubject,
): ShareHeadline {
  const label = subject.kind === "row" ? subject.label : greatest(labels, share);
  const told =
    label === undefined || !labels.includes(label)
      ? []
      : sides.map(({where}, side) => ({where, ...share(label, side)}));
  if (label === undefined || told.length === 0 || told.some(isTooUnsure)) {
    const what = sides.length > 1 ? "jämförelse" : "andel";
    return {title: `${measure}: för få sjukfall för en säker ${what}`, uncertainty: unsureNote};
  }
  const figures = told.map((one) => `${formatPercent(one.share ?? 0)} ${one.where}`).join(" och ");
  const limits = told.map((one) => `${percentBetween(...one.interval)} ${one.where}`).join(" och ");
  const uncertainty = `${told.length > 1 ? "Andelarna" : "Andelen"} i rubriken ligger ${limits}.`;
  if (subject.kind === "row") return {title: `${subject.name}: ${figures}`, uncertainty};
  const lowest = share(label, 0).interval[0];
  const sure = labels.every((other) => other === label || share(other, 0).interval[1] < lowest);
  const doubt = sure ? "" : `. Skillnaden mot ${subject.rival} är osäker`;
  return {title: `${capitalise(label)} ${subject.what}: ${figures}${doubt}`, uncertainty};
}

function greatest(
  labels: readonly string[],
  share: (label: string, side: number) => Share,
): string | undefined {
  const sure = labels.filter((label) => !isTooUnsure(share(label, 0)));
  return sure.toSorted((a, b) => (share(b, 0).share ?? 0) - (share(a, 0).share ?? 0))[0];
}

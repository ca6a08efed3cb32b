import {isTooUnsure} from "../measures/shareInterval.js";
import {capitalise, formatPercent, percentBetween} from "../measures/swedish.js";
import type {FamilySide} from "./familySides.js";
import type {ShareHeadline} from "./shareHeadline.js";
import type {ShareRow} from "./shareRows.js";
import {unsureNote} from "./uncertainty.js";

/** A row by its label, and what a headline calls it. */
interface NamedRow {
  readonly name: string;
  readonly label: string;
}

/** What a headline tells the share of: one row, or another where that one is too unsure; or the row with the greatest share. */
export type PartSubject =
  | ({readonly kind: "row"; readonly otherwise?: NamedRow} & NamedRow)
  /** `what` goes on after the row's name: `har störst andel långa sjukfall`; `rival` is the row that comes next: `nästa diagnosgrupp`. */
  | {readonly kind: "greatest"; readonly what: string; readonly rival: string};

/**
 * The headline of a chart of shares that are not parts of one whole. Only rows that are drawn are named and compared: the greatest is
 * looked for among those whose share of the first side is sure enough (`isTooUnsure`), and is said to be so only where its interval
 * lies above those of the others.
 */
export function partHeadline(
  measure: string,
  sides: readonly Pick<FamilySide, "where">[],
  rows: readonly ShareRow[],
  subject: PartSubject,
  counted: "sjukfall" | "intyg" = "sjukfall",
): ShareHeadline {
  const drawn = rows.filter(({shares: [own]}) => own !== undefined && !isTooUnsure(own));
  const isSure = ({shares}: ShareRow): boolean =>
    sides.every((_, side) => shares[side] !== undefined && !isTooUnsure(shares[side]));
  const [named] =
    subject.kind === "row"
      ? [subject, ...(subject.otherwise === undefined ? [] : [subject.otherwise])].flatMap(({name, label}) =>
          drawn.filter((one) => one.label === label && isSure(one)).map((one) => ({name, row: one})),
        )
      : [];
  const row = subject.kind === "row" ? named?.row : greatestOf(drawn);
  const told = sides.flatMap(({where}, side) => {
    const one = row?.shares[side];
    return one === undefined || isTooUnsure(one) ? [] : [{where, ...one}];
  });
  if (row === undefined || told.length < sides.length) {
    const what = sides.length > 1 ? "jämförelse" : "andel";
    return {title: `${measure}: för få ${counted} för en säker ${what}`, uncertainty: unsureNote};
  }
  const figures = told.map((one) => `${formatPercent(one.share ?? 0)} ${one.where}`).join(" och ");
  const limits = told.map((one) => `${percentBetween(...one.interval)} ${one.where}`).join(" och ");
  const uncertainty = `${told.length > 1 ? "Andelarna" : "Andelen"} i rubriken ligger ${limits}.`;
  if (subject.kind === "row") return {title: `${named?.name ?? subject.name}: ${figures}`, uncertainty};
  const lowest = row.shares[0]?.interval[0] ?? 0;
  const sure = drawn.every((other) => other === row || (other.shares[0]?.interval[1] ?? 1) < lowest);
  const doubt = sure ? "" : `. Skillnaden mot ${subject.rival} är osäker`;
  return {title: `${capitalise(row.label)} ${subject.what}: ${figures}${doubt}`, uncertainty};
}

function greatestOf(rows: readonly ShareRow[]): ShareRow | undefined {
  return rows.toSorted((a, b) => (b.shares[0]?.share ?? 0) - (a.shares[0]?.share ?? 0))[0];
}

import {isTooUnsure} from "../measures/shareInterval.js";
import {capitalise, decapitalise, formatPercent, percentBetween} from "../measures/swedish.js";
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
  /**
   * `what` goes on after the row's name: `har störst andel långa sjukfall`; `rival` is the row that comes next: `nästa diagnosgrupp`. Every
   * row is compared, so those that are no answer to the question are left out of the rows. Of `groups`, which have wholes of their own, one
   * alone is greater than none; of the `parts` of one whole it is the greatest.
   */
  | {
      readonly kind: "greatest";
      readonly what: string;
      readonly rival: string;
      readonly among: "groups" | "parts";
    };

/**
 * The headline of a chart of shares that are not parts of one whole. Only rows that are drawn are named, those whose share is sure enough
 * (`isTooUnsure`), and they are compared with all that the table tells: where the greatest share of the first side is one that is not drawn,
 * none is named, and a row is said to have the greatest without a doubt only where its interval lies above those of all others.
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
  const known = rows.filter(({shares: [own]}) => typeof own?.share === "number");
  const most = Math.max(...known.map(shareOf));
  const row = subject.kind === "row" ? named?.row : drawn.find((one) => shareOf(one) === most);
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
  if (most === 0) return {title: `${measure}: alla publicerade andelar är 0`, uncertainty};
  if (subject.among === "groups" && known.length === 1)
    return {title: `${measure}: bara ${decapitalise(row.label)} redovisas, ${figures}`, uncertainty};
  const lowest = row.shares[0]?.interval[0] ?? 0;
  const sure = known.every((other) => other === row || (other.shares[0]?.interval[1] ?? 1) < lowest);
  const doubt = sure ? "" : `. Skillnaden mot ${subject.rival} är osäker`;
  return {title: `${capitalise(row.label)} ${subject.what}: ${figures}${doubt}`, uncertainty};
}

/** The share of the first side. */
function shareOf({shares: [own]}: ShareRow): number {
  return own?.share ?? 0;
}

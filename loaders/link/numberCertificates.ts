import {missing} from "../engine/engine.ts";
import type {Columns, Linked} from "../model/linked.ts";
import type {Scratch} from "../model/scratch.ts";
import type {BucketColumn} from "./arrange.ts";

/**
 * Which certificate of its sjukfall each is: 1 for the one that begins it, in the order that their first periods stand in. One
 * whose periods lie in two sjukfall has its number in the first of them; one that takes part in none has none.
 *
 * `leading` are the rows of first periods, `periods` the rows that link, in the same order.
 */
export function numberCertificates(
  {
    rows,
    leading,
    periods,
  }: {
    rows: Pick<Columns<BucketColumn>, "links">;
    leading: Int32Array;
    periods: Pick<Linked["periods"], "spell" | "from_day" | "certificate"> & Columns<"earlier_from">;
  },
  scratch: Scratch,
): Int32Array {
  const opened = openedAs(periods, scratch);
  const number = scratch.take(leading.length);
  let [row, period] = [0, 0];
  for (let certificate = 0; certificate < leading.length; certificate++) {
    const first = leading[certificate] ?? 0;
    for (; row < first; row++) if (rows.links[row] === 1) period++;
    if (rows.links[first] !== 1) {
      number[certificate] = missing;
      continue;
    }
    // Of two periods with one first day the shorter comes first in its sjukfall, whichever the certificate names first.
    let at = period;
    while (opened[at] === 0) {
      do at--;
      while (periods.certificate[at] !== periods.certificate[period]);
    }
    number[certificate] = opened[at] ?? missing;
  }
  return number;
}

/** Of each period the number that its certificate has in the sjukfall, where it is its first there; else 0. */
function openedAs(
  {spell, from_day, earlier_from}: Pick<Linked["periods"], "spell" | "from_day"> & Columns<"earlier_from">,
  scratch: Scratch,
): Int32Array {
  const opened = scratch.take(spell.length);
  let [before, start, count] = [-1, 0, 0];
  for (let period = 0; period < spell.length; period++) {
    if (spell[period] !== before) {
      before = spell[period] ?? -1;
      start = from_day[period] ?? 0;
      count = 0;
    }
    const earlier = earlier_from[period] ?? missing;
    opened[period] = earlier === missing || earlier < start ? ++count : 0;
  }
  return opened;
}

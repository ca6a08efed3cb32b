import {certificateColumns, type Columns, type Linked, type LinkTerms} from "../model/linked.ts";
import {Scratch} from "../model/scratch.ts";
import {type BucketColumn, bucketColumns} from "./arrange.ts";
import {describeSjukfall} from "./describeSjukfall.ts";
import {joinPeriods} from "./joinPeriods.ts";
import {numberCertificates} from "./numberCertificates.ts";
import {pick, placesOf} from "./pick.ts";

/** Rows that are linked together, or some more: those of a person are. */
const rowsAtOnce = 8_192;

/** Links a bucket some persons at a time. */
export function* linkBucket(rows: Columns<BucketColumn>, options: LinkTerms): Generator<Linked> {
  const {person} = rows;
  const scratch = new Scratch();
  for (let from = 0; from < person.length;) {
    let to = Math.min(from + rowsAtOnce, person.length);
    while (to < person.length && person[to] === person[to - 1]) to++;
    const part = bucketColumns.map((name) => [name, rows[name].subarray(from, to)] as const);
    scratch.clear();
    yield linkRows(Object.fromEntries(part) as Columns<BucketColumn>, {...options, scratch});
    from = to;
  }
}

/**
 * Links whole persons' rows as {@link arrange} sorted them, in one pass: since they are sorted by person (and care provider),
 * first day and last day, a period's sjukfall is told by the rows before it.
 */
function linkRows(
  rows: Columns<BucketColumn>,
  {maxGap, extractDay, scratch}: LinkTerms & {scratch: Scratch},
): Linked {
  const leading = placesOf(rows.leads, scratch);
  const linking = placesOf(rows.links, scratch);
  const of = (name: BucketColumn) => pick(rows[name], linking, scratch);
  const [from_day, to_day] = [of("from_day"), of("to_day")];
  const {spell, next_from, count} = joinPeriods({chain: of("chain"), from_day, to_day}, maxGap, scratch);
  const periods = {
    ...{spell, next_from, from_day, to_day, person: of("person"), certificate: of("certificate")},
    ...{degree: of("degree"), diagnosis: of("diagnosis"), provider: of("provider")},
  };
  const said = {
    ...{...periods, earlier_from: of("earlier_from")},
    ...{sex: of("sex"), born: of("born"), unit_place: of("unit_place"), version: of("version")},
    ...{measures: of("measures"), meeting_day: of("meeting_day"), contact_day: of("contact_day")},
  };
  const number = numberCertificates({rows, leading, periods: said}, scratch);
  const certificates = Object.fromEntries(
    certificateColumns.map((name) => [name, name === "number" ? number : pick(rows[name], leading, scratch)]),
  ) as Linked["certificates"];
  return {certificates, periods, sjukfall: describeSjukfall(said, {count, maxGap, extractDay, scratch})};
}

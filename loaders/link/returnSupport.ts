import type {Lookup} from "../engine/lookup.ts";
import {measureBit, measureKinds} from "../model/measureKinds.ts";
import {contactWishes, positionIn, prognoses, supportNumber, treatments} from "../model/returnSupport.ts";

/** The table `measure_bit`: the bit of each measure of question 40. */
export function measureBits(): Lookup {
  const codes = measureKinds.map(({code}) => code);
  return {
    name: "measure_bit",
    columns: {
      code: {type: "VARCHAR", values: codes},
      bit: {type: "INTEGER", values: codes.map(measureBit)},
    },
  };
}

/** SQL of the bits of what the certificate `c` names, from those of its coded measures, null where it has none. */
export function measuresSql(coded: string): string {
  return `coalesce(${coded}, 0) + case when c.measure_text then ${measureBit("text")} when ${coded} is not null then 0
    when c.measure_text is null then ${measureBit("U")} else ${measureBit("none")} end`;
}

/** SQL of the number that stands for treatment, prognosis and wish for contact of the certificate `c`: see `supportNumber`. */
export function supportSql(): string {
  const weights = {
    treatment: supportNumber({treatment: 1, prognosis: 0, contact_wish: 0}),
    prognosis: supportNumber({treatment: 0, prognosis: 1, contact_wish: 0}),
  };
  const treatment = (code: string) => positionIn(treatments, code) * weights.treatment;
  const prognosis = prognoses.flatMap(({written}, at) =>
    written.map((code) => `when '${code}' then ${at * weights.prognosis}`),
  );
  const wish = (code: string) => positionIn(contactWishes, code);
  return `case
      when c.treatment_ongoing is null then ${treatment("U")}
      when c.version = 2 then case when c.treatment_ongoing then ${treatment("some")} else ${treatment("none")} end
      when c.treatment_planned is null then ${treatment("U")}
      when c.treatment_ongoing and c.treatment_planned then ${treatment("both")}
      when c.treatment_ongoing then ${treatment("ongoing")}
      when c.treatment_planned then ${treatment("planned")}
      else ${treatment("none")} end
    + case c.prognosis ${prognosis.join(" ")} else ${positionIn(prognoses, "U") * weights.prognosis} end
    + case when c.contact_wish then ${wish("1")} when c.contact_wish is null then ${wish("U")} else ${wish("0")} end`;
}

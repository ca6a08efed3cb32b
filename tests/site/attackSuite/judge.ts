import type {Attack} from "./attack.ts";
import {keysOf} from "./families.ts";

/** How often the guesses of an attack are right, and how often one number for all of the same cells would be. */
export function judge({family, sql, behind}: Extract<Attack, {expects: "guesses"}>): string {
  return `
    WITH guess AS (${sql}),
    tried AS (SELECT guess, coalesce(x, 0) AS x FROM guess LEFT JOIN (${behind ?? `FROM facit_${family}`}) f USING (${keysOf(family)}))
    SELECT (SELECT count(*) FROM tried) AS tried,
      (SELECT count(*) FROM tried WHERE guess = x) AS "right",
      (SELECT coalesce(max(c), 0) FROM (SELECT count(*) AS c FROM tried WHERE x BETWEEN 1 AND 4 GROUP BY x)) AS blind`;
}

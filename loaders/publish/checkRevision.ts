import {stringify} from "yaml";
import type {Revision} from "../../src/contract/revision.ts";
import {FailedError} from "../errors.ts";
import type {Changes} from "./changedPeriods.ts";

/**
 * Stops a release that changes published figures without saying so in the revision log. The entry must name the release, the one it is held
 * against, and every changed table with its periods and sizes as they are; what is missing is told as an entry to fill in.
 */
export function checkRevision(version: string, changes: Changes, log: readonly Revision[]): Revision {
  const {against} = changes.revised;
  const entry = log.find((one) => one.version === version && one.against === against);
  const isSame = entry && JSON.stringify(inOrder(entry.tables)) === JSON.stringify(inOrder(changes.tables));
  if (entry && isSame) return entry;
  const proposal = {
    ...{version, against, date: entry?.date ?? "ÅÅÅÅ-MM-DD"},
    ...{
      type: entry?.type ?? "planerad, rättelse, metod eller klassifikation",
      reason: entry?.reason ?? "varför",
    },
    tables: changes.tables,
  };
  throw new FailedError(
    `utgåva ${version} ändrar tal i perioder som utgåva ${against} har publicerat, och ${
      entry ? "revisionsloggen anger en annan omfattning" : "revisionsloggen har ingen post om det"
    }. Skriv den här posten i data/revisions.yaml:\n${stringify([proposal], {lineWidth: 0})}`,
  );
}

/** The fields of each table in one order, and the tables by name: a log may be written in any. */
function inOrder(tables: Revision["tables"]): Revision["tables"] {
  return tables
    .map(({table, from, to, absolute, relative}) => ({table, from, to, absolute, relative}))
    .sort((a, b) => (a.table < b.table ? -1 : 1));
}

import {DisclosureError} from "../../errors.ts";
import type {AuditReport} from "./auditRelease.ts";

/** How many findings the message names; the audit of the release lists them all. */
const named = 10;

/** Stops publication where the audit has found anything: names table, cell and rule. */
export function stopOnFindings({findings, count}: AuditReport): void {
  if (count === 0) return;
  const lines = findings
    .slice(0, named)
    .map(({table, cell, rule, gives}) => `${table}, cell ${cell}: ${rule} (${gives})`);
  const more = count > named ? [`… ${count} fynd i allt.`] : [];
  const hint = findings.some(({by}) => by === "jämförelse")
    ? ["Har uppgifter kommit sent eller rättats? Ange då första månaden de rör med --revised-from ÅÅÅÅ-MM."]
    : [];
  throw new DisclosureError(["Granskningen stoppade utgåvan.", ...lines, ...more, ...hint].join("\n"));
}

import {DisclosureError} from "../../errors.ts";
import type {AuditReport} from "./auditRelease.ts";
import {revisedRule, startRule} from "./compareReleases.ts";

/** How many findings the message names; the audit of the release lists them all. */
const named = 10;

/** Stops publication where the audit has found anything: names table, cell and rule. */
export function stopOnFindings({findings, count}: AuditReport): void {
  if (count === 0) return;
  const lines = findings
    .slice(0, named)
    .map(({table, cell, rule, gives}) => `${table}, cell ${cell}: ${rule} (${gives})`);
  const more = count > named ? [`… ${count} fynd i allt.`] : [];
  const compared = findings.filter(({by}) => by === "jämförelse");
  const revised = compared.filter(({rule}) => rule.startsWith(revisedRule));
  const started = compared.filter(({rule}) => rule.endsWith(startRule));
  const hints = [
    ...(started.length > 0
      ? [
          "Utgåvan börjar mitt i ett år och med en annan månad än den tidigare, så årets summor är andra. Börja med samma månad som den, eller med en januari (--first-month ÅÅÅÅ-MM).",
        ]
      : []),
    ...(compared.length > revised.length + started.length
      ? ["Har uppgifter kommit sent eller rättats? Ange då första månaden de rör med --revised-from ÅÅÅÅ-MM."]
      : []),
  ];
  throw new DisclosureError(["Granskningen stoppade utgåvan.", ...lines, ...more, ...hints].join("\n"));
}

import {formatDay} from "./model/day.ts";
import {exclusionReasons} from "./model/exclusion.ts";
import {flags as qualityFlags} from "./model/flags.ts";
import {rules} from "./normalise/rules.ts";
import type {Stock} from "./stock.ts";

/** What `underlag inspect` prints: counts by kind, reason and rule. For the owner's eyes: exact counts. */
export function inspectionText(stock: Stock): string {
  const {summary, excluded} = stock;
  const lines: string[] = [];
  const row = (n: number, text: string) => lines.push(`${String(n).padStart(10)}  ${text}`);
  const section = (title: string, rows: readonly (readonly [number, string])[]) => {
    const shown = rows.filter(([n]) => n > 0);
    lines.push("", title);
    if (shown.length === 0) lines.push("         –");
    for (const [n, text] of shown) row(n, text);
  };
  lines.push(`Källa: ${stock.source.title}`);
  lines.push(`Uttag ${formatDay(stock.extractDay)}, månader ${stock.firstMonth}–${stock.lastMonth}`);
  section("Lästa", [
    [summary.documents, "dokument"],
    [summary.certificates, "intyg, alla blanketter och kopior"],
    [stock.counted, "läkarintyg FK7804 som räknas"],
    [summary.messages, "meddelanden"],
    [summary.revocations, "makuleringar"],
    [summary.units, "rader om enheter"],
  ]);
  section(
    "Räknas inte",
    exclusionReasons.map(({id, title}) => [excluded[id] ?? 0, title]),
  );
  section(
    "I karantän (fil, rad och regel: --quarantine FIL)",
    rules.map(({id, title}) => [summary.rejected[id] ?? 0, `${title} (${id})`]),
  );
  section(
    "Godtagna med anmärkning",
    qualityFlags.map(({id, title}) => [summary.flags[id] ?? 0, title]),
  );
  return `${lines.join("\n")}\n`;
}

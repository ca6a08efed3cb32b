import {benchAudit} from "./audit.ts";
import {benchLink} from "./link.ts";
import {benchNational} from "./national.ts";
import {benchPostgres} from "./postgres.ts";
import {benchProtect} from "./protect.ts";
import {benchRounding} from "./rounding.ts";
import {benchSuppress} from "./suppress.ts";
import {benchXml} from "./xml.ts";

/** `npm run bench`: one table a subject, on stdout. docs/benchmarks.md keeps the figures. */
for (const [title, run] of [
  ["Certificate XML", benchXml],
  ["Rule R", benchProtect],
  ["Controlled rounding", benchRounding],
  ["The audit", benchAudit],
  ["Suppression with proofs", benchSuppress],
  ["A release of national size, protected and audited", benchNational],
  ["Sjukfall and counts, about a million certificates", () => benchLink(1_000_000)],
  ["Sjukfall and counts, about ten million certificates", () => benchLink(10_000_000)],
  ["PostgreSQL, rows streamed out and counted there, about a million certificates", () => benchPostgres()],
] as const) {
  process.stderr.write(`${title} …\n`);
  const figures: Readonly<Record<string, number>> = {...(await run())};
  process.stdout.write(`\n${title}\n`);
  for (const [name, value] of Object.entries(figures)) {
    const shown = Number.isInteger(value) ? String(value) : value.toPrecision(3);
    process.stdout.write(`  ${name.padEnd(28)}${shown}\n`);
  }
}

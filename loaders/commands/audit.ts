import {dirname} from "node:path";
import {parseArgs} from "node:util";
import {DisclosureError, UsageError} from "../errors.ts";
import {flagFault} from "../flagFault.ts";
import {readTruth} from "../truthFiles.ts";
import type {Command} from "./command.ts";

const options = {
  out: {type: "string"},
  site: {type: "string"},
  truth: {type: "string"},
  proofs: {type: "string"},
  json: {type: "boolean"},
} as const;

function readFlags(argv: readonly string[]) {
  try {
    const {values, positionals} = parseArgs({args: [...argv], options, allowPositionals: true});
    return {values, positionals};
  } catch (error) {
    throw flagFault(error);
  }
}

/** `underlag audit`: attacks a release as it lies on the disk. A finding ends it with the exit code of disclosure. */
export const command: Command = {
  name: "audit",
  usage: [["underlag audit UTGÅVA [flaggor]", "angrip en utgåva: vad kan en läsare räkna ut?"]],
  help: `underlag audit: angriper en utgåva som den ligger på disken

Användning
  underlag audit UTGÅVA [flaggor]

Räknar upp varje cell, ställer upp alla tabeller och utgåvor som ett ekvationssystem och löser det, jämför med andra utgåvor
av samma data, prövar vad en insider får veta (den som vet allt om en enhet eller en person) och söker igenom varje fil efter
personuppgifter. Programmet delar ingen kod med det som skyddar tabellerna.

Ett fynd säger tabell, cell, vilken regel som bryts och vad en läsare kan räkna ut, aldrig vems uppgiften är. En anmärkning stoppar
inget: den säger vad granskningen såg utan att hålla det emot utgåvan, eller vad den inte kunde se.

Flaggor
  --out MAPP     mappen med de andra utgåvorna (standard: den som UTGÅVA ligger i)
  --site MAPP    sök igenom en byggd webbplats också (dist)
  --truth MAPP   exakta celler, från underlag release --keep-truth: hur ofta skulle en gissning bli rätt?
  --proofs MAPP  pröva bevisen för officiella tabellers spärrade celler, från underlag release
                 (standard: data/work/proofs, om utgåvans bevis finns där)
  --json         svara med JSON på stdout

Exempel
  underlag audit data/releases/2026.01.0
  underlag audit data/releases/2026.01.0 --site dist
  underlag audit data/releases/2026.01.0 --truth data/work/truth
  underlag audit data/releases/2026.01.0 --proofs data/work/proofs
  underlag audit hämtad/2026.01.0 --out data/releases --json

Slutkoder
  0 inga fynd   2 fel i kommandot   3 ingen utgåva att läsa   4 fynd
`,
  async run(argv, effects) {
    const {values, positionals} = readFlags(argv);
    const [folder, ...more] = positionals;
    if (folder === undefined || more.length > 0)
      throw new UsageError("audit: ange en utgåva, till exempel data/releases/2026.01.0");
    const {keptProofs} = await import("../keptProofs.ts");
    const {auditRelease} = await import("../protect/audit/auditRelease.ts");
    const {reportText} = await import("../protect/audit/reportText.ts");
    const from = performance.now();
    const report = await auditRelease(
      {
        folder,
        releases: values.out ?? dirname(folder),
        site: values.site,
        official: await keptProofs(folder, values.proofs),
        truth: values.truth === undefined ? undefined : readTruth(values.truth),
      },
      effects,
    );
    effects.stop();
    const seconds = (performance.now() - from) / 1000;
    effects.print(
      values.json === true
        ? `${JSON.stringify({...report, seconds: Math.round(seconds * 10) / 10}, undefined, 2)}\n`
        : reportText(report, seconds),
    );
    if (report.count > 0) throw new DisclosureError(`${report.count} fynd i utgåva ${report.version}`);
  },
};

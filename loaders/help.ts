import type {Command} from "./commands/command.ts";
import type {Source} from "./model/source.ts";

/** The text of `underlag --help`: what it does, every command and flag, examples, exit codes. */
export function help(sources: readonly Source[], commands: readonly Command[]): string {
  const flags = sources.flatMap((source) =>
    Object.entries(source.flags).map(
      ([flag, {placeholder, describe}]) => [`--${flag} ${placeholder}`, describe] as const,
    ),
  );
  const own = [
    ["--settings FIL", "inställningar i YAML (standard: se loaders/settings.ts)"],
    ["--extract-date ÅÅÅÅ-MM-DD", "dagen då uttaget gjordes (standard: sista signeringsdagen)"],
    ["--first-month ÅÅÅÅ-MM", "första månaden (standard: första signeringens månad)"],
    ["--last-month ÅÅÅÅ-MM", "sista månaden (standard: sista hela månaden vid uttaget)"],
    [
      "--revised-from ÅÅÅÅ-MM",
      "första månaden vars tal får skilja sig från en tidigare utgåva (standard: ingen)",
    ],
    ["--regions KODER", "länskoder för de regioner som källan omfattar, som 12 eller 10,12 (standard: alla)"],
    ["--description FIL", "utgivarens beskrivning, som metadata görs ur (standard: data/description.yaml)"],
    ["--revisions FIL", "revisionsloggen (standard: data/revisions.yaml)"],
    ["--out MAPP", "mappen med utgåvor (standard: data/releases)"],
    [
      "--quarantine FIL",
      "lista dokumenten i karantän, med en sammanfattning bredvid (standard för release: quarantine.csv bland mikrodata)",
    ],
    ["--work MAPP", "mappen för mikrodata, bara för ägaren (standard: data/work)"],
    [
      "--engine MOTOR",
      "duckdb (standard: rader hämtas hit) eller postgres (bara räknade celler lämnar databasen; samma utgåva)",
    ],
    ["--threads N", "antal trådar (standard: alla; resultatet är detsamma)"],
    ["--release-version ÅÅÅÅ.MM.n", "utgåvans nummer (standard: nästa lediga)"],
    ["--keep-truth", "spara de exakta cellerna bland mikrodata (truth/), för underlag audit --truth"],
    [
      "--new-key",
      "låt utgåvan ha en annan nyckel än de tidigare av samma källa: två utgåvor med var sin nyckel röjer mer än en",
    ],
    ["--json", "svara med JSON på stdout"],
    ["--version", "programmets version"],
    ["-h, --help", "den här texten"],
  ] as const;
  const usage = [
    ["underlag release [flaggor]", "läs, skydda och skriv en utgåva"],
    ["underlag inspect [KÄLLA] [flaggor]", "visa vad källan innehåller och vad som skulle avvisas"],
    ...commands.flatMap((command) => command.usage),
  ] as const;
  const width = Math.max(...[...flags, ...own, ...usage].map(([flag]) => flag.length)) + 2;
  const list = (rows: readonly (readonly [string, string])[]) =>
    rows.map(([flag, text]) => `  ${flag.padEnd(width)}${text}`).join("\n");
  return `underlag: från läkarintyg för sjukpenning till skyddad statistik

Användning
${list(usage)}

Varje kommando beskriver sina egna flaggor: underlag <kommando> --help.
Utan källa används ett påhittat land, tydligt märkt som påhittat.

Källor
${list(flags)}

Flaggor till release och inspect
${list(own)}

Nyckeln till pseudonymer och avrundning läses ur miljövariabeln UNDERLAG_KEY (minst 32 tecken).
Finns den inte används filen key i mappen för mikrodata; den skapas vid första körningen.

Exempel
  underlag release
  underlag inspect intyg.zip
  underlag release --certificates intyg/ --messages meddelanden/ --units hsa.csv
  underlag release --tables mappning.yaml --units hsa.csv --extract-date 2025-12-31
  underlag release --certificates intyg.zip --extract-date 2025-12-31 --first-month 2023-01
  underlag release --certificates intyg/ --units hsa.csv --regions 12
  PGHOST=db PGUSER=underlag underlag release --postgres mappning.yaml --engine postgres

Slutkoder
  0 klart   1 misslyckades   2 fel i kommando eller inställningar   3 fel i indata
  4 röjandekontrollen stoppade utgåvan   5 något saknas på datorn
`;
}

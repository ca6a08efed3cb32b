import {chmodSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {parseArgs} from "node:util";
import {keepApart, keepPrivate} from "./apart.ts";
import {codeDigest} from "./codeDigest.ts";
import type {CommandEffects} from "./commands/command.ts";
import {commands} from "./commands/commands.ts";
import {discoverSources} from "./connect/discover.ts";
import {EnvironmentError, exitCodes, UnderlagError, UsageError} from "./errors.ts";
import {flagFault} from "./flagFault.ts";
import {help} from "./help.ts";
import {inspectionText} from "./inspection.ts";
import {interruption} from "./interruption.ts";
import {installationKeys, type Keys, passingKeys, publicKeys} from "./keys.ts";
import {machineFault} from "./machineFault.ts";
import {day} from "./model/day.ts";
import {makeFolder, tryFolder} from "./model/makeFolder.ts";
import {refusalOf} from "./model/refusals.ts";
import type {Flags} from "./model/source.ts";
import type {Request} from "./request.ts";
import {terminalEffects} from "./progress.ts";
import {checkQuarantine} from "./quarantine.ts";
import {readDescription} from "./readDescription.ts";
import {readRevisions} from "./readRevisions.ts";
import {readSettings} from "./settings.ts";
import {spillFolder} from "./spill.ts";

const {version: codeVersion} = JSON.parse(
  readFileSync(new URL("../package.json", import.meta.url), "utf8"),
) as {version: string};

const ownFlags = {
  help: {type: "boolean", short: "h"},
  version: {type: "boolean"},
  json: {type: "boolean"},
  settings: {type: "string"},
  "extract-date": {type: "string"},
  "first-month": {type: "string"},
  "last-month": {type: "string"},
  "revised-from": {type: "string"},
  regions: {type: "string"},
  out: {type: "string"},
  description: {type: "string"},
  revisions: {type: "string"},
  work: {type: "string"},
  quarantine: {type: "string"},
  threads: {type: "string"},
  engine: {type: "string"},
  "release-version": {type: "string"},
  "keep-truth": {type: "boolean"},
  "new-key": {type: "boolean"},
} as const;

/** Flags that say something of the release that is made. */
const releaseFlags = [
  "out",
  "release-version",
  "keep-truth",
  "new-key",
  "revised-from",
  "regions",
  "description",
  "revisions",
] as const;

function wholeNumber(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,2}$/.test(text))
    throw new UsageError(`--${flag}: ska vara ett heltal från 1, inte ${text}`);
  return Number(text);
}

function engineName(text: string | undefined): Request["engine"] {
  if (text === undefined || text === "duckdb" || text === "postgres") return text;
  throw new UsageError(`--engine: ska vara duckdb eller postgres, inte ${text}`);
}

function versionNumber(text: string | undefined): string | undefined {
  if (text === undefined || /^\d{4}\.(0[1-9]|1[0-2])\.(0|[1-9]\d*)$/.test(text)) return text;
  // 2026.01.01 and 2026.01.1 would be two releases of one number.
  const why = /\.0\d+$/.test(text) ? ", där n är utan inledande nollor" : "";
  throw new UsageError(`--release-version: ska ha formen ÅÅÅÅ.MM.n${why}, inte ${text}`);
}

async function readCommandLine(argv: readonly string[]) {
  const sources = await discoverSources();
  const sourceFlags = sources.flatMap(({flags}) => Object.keys(flags));
  const options = {
    ...ownFlags,
    ...Object.fromEntries(sourceFlags.map((flag) => [flag, {type: "string" as const}])),
  };
  try {
    const {values, positionals} = parseArgs({args: [...argv], options, allowPositionals: true});
    const own = values as {readonly [flag in keyof typeof ownFlags]?: string | boolean};
    const text = (flag: keyof typeof ownFlags) => {
      const value = own[flag];
      return typeof value === "string" ? value : undefined;
    };
    const flags: Flags = Object.fromEntries(
      sourceFlags.map((flag) => [flag, (values as Record<string, string | undefined>)[flag]]),
    );
    return {sources, own, text, flags, positionals};
  } catch (error) {
    throw flagFault(error);
  }
}

/** Runs the command that the first word names, if it is one beside `release` and `inspect`; false otherwise. */
async function runCommand([name, ...rest]: readonly string[], effects: CommandEffects): Promise<boolean> {
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) return false;
  if (rest.includes("--help") || rest.includes("-h")) effects.print(command.help);
  else await command.run(rest, effects);
  return true;
}

async function main(argv: readonly string[], effects: CommandEffects): Promise<void> {
  if (await runCommand(argv, effects)) return;
  const {sources, own, text, flags: given, positionals} = await readCommandLine(argv);
  const [command, ...rest] = positionals;
  if (own.version === true) return void process.stdout.write(`${codeVersion}\n`);
  if (own.help === true || command === undefined) return void process.stdout.write(help(sources, commands));
  if (command !== "release" && command !== "inspect") {
    const names = ["release", "inspect", ...commands.map(({name}) => name)];
    throw new UsageError(`okänt kommando: ${command}. Kommandon: ${names.join(", ")}`);
  }
  const [path, ...more] = rest;
  if (more.length > 0 || (command === "release" && path !== undefined)) {
    throw new UsageError(`för många argument: ${rest.join(" ")}`);
  }
  if (path !== undefined && given["certificates"] !== undefined) {
    throw new UsageError("ange källan en gång: som argument eller med --certificates");
  }
  const workFolder = text("work") ?? defaultWork;
  const keyFile = join(workFolder, "key");
  const looking = command === "inspect";
  if (looking) refuseWhatIsOfReleases(own);
  const releases = text("out") ?? join("data", "releases");
  const list = text("quarantine");
  if (!looking) {
    keepApart(releases, {work: workFolder, quarantine: list});
    openWorkFolder(workFolder);
    // Before hours of work, not after them.
    inFolder("--out", releases, () => {
      tryFolder(releases);
    });
  }
  effects.keepErrorsIn(workFolder);
  if (list !== undefined) {
    if (looking) keepPrivate("quarantine", dirname(list));
    checkQuarantine(list);
  }
  let keys: Keys | undefined;
  const request: Request = {
    flags: path === undefined ? given : {...given, certificates: path},
    settings: readSettings(text("settings"), {
      extractDate: text("extract-date"),
      firstMonth: text("first-month"),
      lastMonth: text("last-month"),
      revisedFrom: text("revised-from"),
      regions: text("regions")?.split(","),
    }),
    keys: (source, beforeNew) => {
      const log = (line: string) => {
        effects.log(line);
      };
      // Who only looks needs pseudonyms that last as long as the look.
      keys ??= source.synthetic
        ? publicKeys()
        : looking
          ? passingKeys()
          : installationKeys(process.env, keyFile, log, beforeNew);
      return keys;
    },
    threads: wholeNumber("threads", text("threads")),
    engine: engineName(text("engine")),
    today: effects.today,
    spillFolder: spillFolder(workFolder, () => {
      effects.stop();
      return ending.begin();
    }),
    partsFolder: looking ? undefined : workFolder,
    quarantine: list ?? (looking ? undefined : join(workFolder, "quarantine.csv")),
    codeVersion,
    codeDigest: codeDigest(),
  };
  // The house with its engine: whoever asks for help or errs in a flag has not waited for it.
  const {inspect, makeRelease} = await import("./pipeline.ts");
  if (looking) {
    const stock = await inspect(request, effects);
    process.stdout.write(
      own.json === true
        ? `${JSON.stringify({...stock, source: stock.source.id}, undefined, 2)}\n`
        : inspectionText(stock),
    );
    return;
  }
  const description = readDescription(text("description"));
  const outcome = await makeRelease(
    {
      ...{...request, description, revisions: readRevisions(text("revisions"))},
      releases,
      version: versionNumber(text("release-version")),
      ledgers: join(workFolder, "ledger"),
      newKey: own["new-key"] === true,
      truth: own["keep-truth"] === true ? join(workFolder, "truth") : undefined,
      proofs: join(workFolder, "proofs"),
      extracts: join(workFolder, "extracts"),
    },
    effects,
  );
  const {manifest} = outcome;
  if (!manifest.synthetic && new URL(description.address).hostname.endsWith(".example"))
    effects.log(
      "Anmärkning: data/description.yaml beskriver ett exempel. Skriv om den (adress, utgivare, kontakt) innan du publicerar.",
    );
  effects.log(
    outcome.unchanged
      ? `Utgåva ${outcome.version} finns redan med samma innehåll. Inget ändrades.`
      : `Utgåva ${outcome.version}: ${manifest.families.length} tabeller, ${manifest.firstMonth}–${manifest.lastMonth}.`,
  );
  process.stdout.write(own.json === true ? `${JSON.stringify(manifest)}\n` : `${outcome.folder}\n`);
}

/** `inspect` makes no release: what only a release has is no flag of its. */
function refuseWhatIsOfReleases(given: {readonly [flag in keyof typeof ownFlags]?: string | boolean}): void {
  const refused = releaseFlags.filter((flag) => given[flag] !== undefined);
  if (refused.length > 0)
    throw new UsageError(
      `inspect skriver ingen utgåva: ta bort ${refused.map((flag) => `--${flag}`).join(" ")}`,
    );
}

/** The folder of micro data, for its owner only. */
function openWorkFolder(folder: string): void {
  inFolder("--work", folder, () => {
    makeFolder(folder, 0o700);
    chmodSync(folder, 0o700);
  });
}

/** Does something with the folder that a flag names; where the machine refuses, the flag and the folder are told. */
function inFolder(flag: string, folder: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    const {code = ""} = error as NodeJS.ErrnoException;
    throw new EnvironmentError(`${flag}: ${folder} går inte att skriva i (${refusalOf(code)})`);
  }
}

/** Keeps what an unforeseen error says, which can quote a row, where only the owner reads. */
function keepDetails(error: unknown): string {
  const text = `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`;
  try {
    makeFolder(dirname(errorLog), 0o700);
    rmSync(errorLog, {force: true});
    writeFileSync(errorLog, text, {mode: 0o600});
    return `Detaljer i ${errorLog}, som kan innehålla personuppgifter.`;
  } catch {
    return `Detaljerna gick inte att spara i ${errorLog}.`;
  }
}

const defaultWork = join("data", "work");
const ending = interruption();
let errorLog = join(defaultWork, "error.log");
// Whatever this program writes is its owner's alone, until a release opens itself to readers.
process.umask(0o077);
const effects: CommandEffects = {
  ...terminalEffects(process.stderr),
  onInterrupt: ending.onInterrupt,
  print: (text) => void process.stdout.write(text),
  keepErrorsIn(folder) {
    errorLog = join(folder, "error.log");
  },
  today: day(new Date().toISOString().slice(0, 10)),
  codeVersion,
};
try {
  await main(process.argv.slice(2), effects);
} catch (error) {
  effects.stop();
  const known = error instanceof UnderlagError ? error : machineFault(error);
  // What fails after Ctrl-C is its echo: whoever caught it ends the run.
  if (ending.hasBegun) await ending.begin();
  else if (known instanceof UnderlagError) {
    process.stderr.write(`${known.message}\n`);
    process.exitCode = known.exitCode;
  } else {
    const kind = error instanceof Error ? error.name : typeof error;
    process.stderr.write(`Oväntat fel (${kind}). ${keepDetails(error)}\n`);
    process.exitCode = exitCodes.failed;
  }
}

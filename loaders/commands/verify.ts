import {mkdirSync} from "node:fs";
import {join} from "node:path";
import {parseArgs} from "node:util";
import {chooseSource} from "../chooseSource.ts";
import {codeDigest} from "../codeDigest.ts";
import {discoverSources} from "../connect/discover.ts";
import {FailedError, UsageError} from "../errors.ts";
import {flagFault} from "../flagFault.ts";
import {spillFolder} from "../spill.ts";
import type {Command} from "./command.ts";
import {checkFlags} from "./verify/checkFlags.ts";
import {checkHashes} from "./verify/checkHashes.ts";
import {compareAccounts} from "./verify/compareAccounts.ts";
import {compareReleases} from "./verify/compareReleases.ts";
import {holdRelease} from "./verify/heldRelease.ts";
import {rebuild, sameRows} from "./verify/rebuild.ts";
import {type Verification, verificationText} from "./verify/verificationText.ts";

const ownFlags = {
  work: {type: "string"},
  threads: {type: "string"},
  engine: {type: "string"},
  "hashes-only": {type: "boolean"},
  json: {type: "boolean"},
} as const;

async function readFlags(argv: readonly string[]) {
  const sourceFlags = (await discoverSources()).flatMap(({flags}) => Object.keys(flags));
  const options = {
    ...Object.fromEntries(sourceFlags.map((flag) => [flag, {type: "string" as const}])),
    ...ownFlags,
  };
  try {
    const {values, positionals} = parseArgs({args: [...argv], options, allowPositionals: true});
    const own = values as {readonly [flag in keyof typeof ownFlags]?: string | boolean};
    const texts = values as Readonly<Record<string, string | undefined>>;
    const flags = Object.fromEntries(sourceFlags.map((flag) => [flag, texts[flag]]));
    return {own, texts, flags, positionals};
  } catch (error) {
    throw flagFault(error);
  }
}

function threadsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,2}$/.test(text))
    throw new UsageError(`--threads: ska vara ett heltal från 1, inte ${text}`);
  return Number(text);
}

function engineOf(text: string | undefined): "duckdb" | "postgres" | undefined {
  if (text === undefined || text === "duckdb" || text === "postgres") return text;
  throw new UsageError(`--engine: ska vara duckdb eller postgres, inte ${text}`);
}

/** `underlag verify`: is a release what it says, and does the same come out when it is made again? */
export const command: Command = {
  name: "verify",
  usage: [
    [
      "underlag verify UTGÅVA|ADRESS [flaggor]",
      "pröva en utgåva: stämmer avtrycken, och blir den likadan när den räknas om?",
    ],
  ],
  help: `underlag verify: prövar om en utgåva är vad den säger

Användning
  underlag verify MAPP|ADRESS [flaggor]

Prövningen har tre steg. Först hålls varje fil mot det avtryck (SHA-256) som manifestet anger. Sedan räknas utgåvan om ur det
den säger att den är gjord av: det påhittade landets antal och frö, eller den källa med verkliga intyg som du anger. Till sist
jämförs tabell för tabell, och manifestet fält för fält. Skiljer sig något står det vilken tabell, rad och kolumn det gäller, och
vad båda säger. Vad granskningen och revisionsloggen säger om andra utgåvor jämförs med de tidigare som ligger bredvid.

En utgåva av verkliga intyg går bara att räkna om där intygen och nyckeln finns. Utan källa prövas avtrycken.
Är utgåvan gjord med en annan version av programmet står det också: då kan skillnaderna komma av det.

Flaggor
  --hashes-only   pröva bara avtrycken (utan flaggor om källan, --engine och --threads)
  --work MAPP     mappen för mikrodata, där nyckeln ligger (standard: data/work)
  --engine MOTOR  som för underlag release
  --threads N     antal trådar (standard: alla; resultatet är detsamma)
  --json          svara med JSON på stdout
  Källans egna flaggor (--certificates, --tables, …) är de som verkliga intyg lästes med: se underlag --help.
  Påhittade data räknas om ur det som utgåvan säger, utan sådana flaggor.

Exempel
  underlag verify data/releases/2026.01.0
  underlag verify https://statistik.example/fryst/2026.01.0/data/
  underlag verify data/releases/2026.01.0 --certificates intyg/ --messages meddelanden/ --units hsa.csv

Slutkoder
  0 allt stämmer   1 något skiljer sig   2 fel i kommandot   3 ingen utgåva att läsa   5 nyckeln saknas
`,
  async run(argv, effects) {
    const {own, texts, flags, positionals} = await readFlags(argv);
    const [from, ...more] = positionals;
    if (from === undefined || more.length > 0)
      throw new UsageError("verify: ange en utgåva, till exempel data/releases/2026.01.0");
    const work = texts["work"] ?? join("data", "work");
    const [threads, engine] = [threadsOf(texts["threads"]), engineOf(texts["engine"])];
    const spill = spillFolder(work, () => {
      effects.stop();
    });
    mkdirSync(spill, {recursive: true, mode: 0o700});
    const release = await holdRelease(from, join(spill, "fetched"));
    checkFlags(release.manifest, {
      ...{flags, hashesOnly: own["hashes-only"] === true},
      more: {engine: texts["engine"], threads: texts["threads"]},
      source: chooseSource(await discoverSources(), flags),
    });
    const hashes = await checkHashes(release);
    if (own["hashes-only"] !== true) effects.log(`Räknar om utgåva ${release.manifest.version}`);
    // What the run says of its source was said when the release was made.
    const quiet = {...effects, log: () => undefined};
    const again =
      own["hashes-only"] === true
        ? undefined
        : await rebuild(release, {flags, engine, threads, work, spill}, quiet);
    const accounts = again && (await compareAccounts(release, again, spill, quiet));
    effects.stop();
    const verification: Verification = {
      ...{from: release.from, manifest: release.manifest, hashes},
      program: {version: effects.codeVersion, digest: codeDigest(), duckdb: again?.manifest.tools.duckdb},
      sameRows: again && sameRows(release, again, {work, spill}),
      comparison: again && (await compareReleases(release, again, again.unread, accounts)),
      lost: again?.lost,
    };
    effects.print(
      own.json === true
        ? `${JSON.stringify({...verification, manifest: undefined, version: release.manifest.version}, undefined, 2)}\n`
        : verificationText(verification),
    );
    const differing = verification.comparison?.differences.length ?? 0;
    if (hashes.length + differing > 0)
      throw new FailedError(
        `utgåva ${release.manifest.version} stämmer inte: ${hashes.length + differing} fel`,
      );
  },
};

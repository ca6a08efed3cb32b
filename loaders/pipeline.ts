import {availableParallelism} from "node:os";
import {writeCertificates} from "./certificateFile.ts";
import {calibrate} from "./calibrate/calibrate.ts";
import {discoverSources} from "./connect/discover.ts";
import {checkCoarsening} from "./count/coarsen.ts";
import {countFamilies, discoverFamilies} from "./count/count.ts";
import {dimensions} from "./count/dimensions.ts";
import {reportCoarsening} from "./count/reportCoarsening.ts";
import {officialCells} from "./count/official.ts";
import {roundedFamilies} from "./count/plannedFamilies.ts";
import {readCareUnits} from "./count/unitDimensions.ts";
import {duckDbVersion, openDuckDb} from "./engine/duckdb.ts";
import type {Engine, LocalEngine} from "./engine/engine.ts";
import {FailedError, InputError, UsageError} from "./errors.ts";
import {forgetParts, keptParts} from "./keptParts.ts";
import type {Keys} from "./keys.ts";
import {ledgerFile, readLedger, writeLedger} from "./ledger.ts";
import {link} from "./link/link.ts";
import {type Day, day, formatDay, lastDayOfMonth, lastWholeMonth, monthOf} from "./model/day.ts";
import type {Effects} from "./model/effects.ts";
import {exclusionReasons} from "./model/exclusion.ts";
import {flags as qualityFlags} from "./model/flags.ts";
import {places} from "./model/places.ts";
import type {Protected} from "./model/protected.ts";
import type {Flags, Source} from "./model/source.ts";
import {createStagedTables} from "./model/staged.ts";
import type {NormaliseSummary} from "./normalise/normalise.ts";
import type {Parts} from "./normalise/parts.ts";
import {rules} from "./normalise/rules.ts";
import {accountOf} from "./protect/audit/account.ts";
import {auditRelease} from "./protect/audit/auditRelease.ts";
import {stopOnFindings} from "./protect/audit/stopOnFindings.ts";
import {enumerate} from "./protect/enumerate.ts";
import {protectOfficial} from "./protect/suppress/protectOfficial.ts";
import {dominance} from "./protect/isSmall.ts";
import {reportGroups, withholdGroups} from "./protect/groupDisclosure.ts";
import {protectCount, protectFamilies, type Protection} from "./protect/protect.ts";
import {publish, type PublishOutcome} from "./publish/publish.ts";
import {openPushDown, type PushDown} from "./pushDown.ts";
import {quarantineLines, writeQuarantine} from "./quarantine.ts";
import {readHere} from "./reading.ts";
import {registryFacts} from "./registryFacts.ts";
import type {Settings} from "./settings.ts";
import {writeTruth} from "./truthFiles.ts";
import {measureUtility} from "./utility/measureUtility.ts";

/** What the person who runs the program asked for. */
export interface Request {
  readonly flags: Flags;
  readonly settings: Settings;
  readonly keys: (source: Source) => Keys;
  readonly threads?: number | undefined;
  /** Where rows are linked and counted: here, or in the source's own server, so that only cells leave it. */
  readonly engine?: "duckdb" | "postgres" | undefined;
  /** The day of the run: no certificate can have been signed after it. */
  readonly today: Day;
  /** Owner-only folder for what does not fit in memory: gone when the run ends. */
  readonly spillFolder: string;
  /**
   * Owner-only folder that keeps parts of a long reading, so that a killed run can go on; none for who only looks.
   */
  readonly partsFolder?: string | undefined;
  /** Where documents in quarantine are listed by file, line and rule, if anywhere: file names can be personal. */
  readonly quarantine?: string | undefined;
  readonly codeVersion: string;
}

/** What was read, before anything is counted. */
export interface Stock {
  readonly source: Source;
  readonly summary: NormaliseSummary;
  readonly excluded: Readonly<Record<string, number>>;
  /** Certificates FK7804 that count: read and not excluded. */
  readonly counted: number;
  readonly extractDay: Day;
  readonly firstMonth: string;
  readonly lastMonth: string;
}

/** The whole house: source → staged → sjukfall → exact cells → protected tables → release. */
export async function makeRelease(
  request: Request & {
    readonly releases: string;
    readonly version?: string | undefined;
    /** An owner-only folder that keeps the exact cells, where an audit is to be held against them. */
    readonly truth?: string | undefined;
    /** An owner-only folder that keeps the proofs of official tables. */
    readonly proofs?: string | undefined;
    /** An owner-only folder of ledgers: what earlier releases published small cells as. None for one release alone. */
    readonly ledgers?: string | undefined;
    /** Whether the latest release of the source may have another key. */
    readonly newKey?: boolean | undefined;
  },
  effects: Effects,
): Promise<PublishOutcome> {
  const all = await discoverFamilies();
  checkCoarsening(all, request.settings.coarsen);
  roundedFamilies(all, request.settings);
  return await withEngine(request, effects, async (engine, pushDown) => {
    const {settings} = request;
    const stock = await takeStock(engine, pushDown, request, effects);
    if (stock.counted === 0) {
      throw new InputError("källan har inget intyg FK7804 som räknas (regel source.no-certificate)");
    }
    const account = pushDown ? undefined : stock.source.account?.();
    const calibration = account && (await calibrate(engine, {maxGap: settings.maxGap, account}));
    effects.log("Bygger sjukfall");
    const span = dimensions(stock.firstMonth, stock.lastMonth, await readCareUnits(engine));
    const {extractDay} = stock;
    const counted = pushDown
      ? await pushDown.count(engine, {settings, extractDay, dimensions: span})
      : await countFamilies(engine, {
          buckets: await link(engine, {settings, extractDay, folder: request.spillFolder}),
          ...{dimensions: span, settings, effects},
        });
    effects.log("Skyddar");
    const {official, families} = officialCells(settings.officialTables, counted, span);
    const cells = families.map((family) => withholdGroups(family, settings.roundingBase));
    const suppressed = await protectOfficial(official, {threshold: settings.roundingBase, effects});
    if (request.truth !== undefined) writeTruth(request.truth, cells);
    // The synthetic country's key protects nobody, and each version of the program invents it anew: nothing is carried on,
    // and the demo is the same bytes whatever was run before.
    const ledgers = stock.source.synthetic ? undefined : request.ledgers;
    const ledgerOf = ledgers && ledgerFile(ledgers, request.keys(stock.source).id);
    const ledger = ledgerOf === undefined ? undefined : readLedger(ledgerOf);
    const protection = {
      base: settings.roundingBase,
      key: request.keys(stock.source).rounding,
      keyIsPublic: stock.source.synthetic,
      passes: settings.roundingPasses,
      margins: settings.margins,
      ...(ledger && {carried: ledger.families}),
    };
    const {tables, published} = protectFamilies(cells, protection);
    effects.log("Granskar och skriver utgåvan");
    const outcome = await publish(tables, {
      root: request.releases,
      places: places(),
      official: suppressed.tables,
      carriedOn: ledger?.release,
      newKey: request.newKey,
      facts: {
        ...facts(stock, request, protection, tables),
        coarsened: reportCoarsening(tables, settings),
        registry: await registryFacts(engine, tables, {extractDay, definition: settings.unitDefinition}),
        ...(calibration && {calibration}),
        ...(stock.source.synthetic && {utility: measureUtility(cells, tables)}),
      },
      version: request.version,
      gate: async (folder) => {
        await enumerate(folder, cells);
        const report = await auditRelease(
          {
            ...{folder, releases: request.releases, truth: cells},
            official: {cells: official, certificates: suppressed.certificates},
          },
          effects,
        );
        stopOnFindings(report);
        for (const remark of report.remarks) effects.log(`Anmärkning: ${remark}`);
        effects.log(`Granskad: ${report.figures.cells} celler, ${report.figures.margins} summor, inga fynd.`);
        return accountOf(report, {keyIsPublic: stock.source.synthetic});
      },
    });
    // Only now, with the release in place: also for one that stood there, if that run was killed before it came to this.
    if (ledgerOf !== undefined) {
      const {version, dataHash, disclosure} = outcome.manifest;
      writeLedger(ledgerOf, {version, dataHash, follows: disclosure.follows ?? null}, published, ledger);
    }
    if (request.proofs !== undefined && official.length > 0)
      writeCertificates(request.proofs, outcome.version, official, suppressed.certificates);
    if (request.partsFolder !== undefined) forgetParts(request.partsFolder);
    return outcome;
  });
}

/** Reads a source and says what is in it. Writes nothing, but for a list of the quarantine where one is asked for. */
export async function inspect(request: Request, effects: Effects): Promise<Stock> {
  return await withEngine(request, effects, (engine, pushDown) =>
    takeStock(engine, pushDown, request, effects),
  );
}

async function withEngine<T>(
  request: Request,
  effects: Effects,
  work: (engine: LocalEngine, pushDown: PushDown | undefined) => Promise<T>,
): Promise<T> {
  const engine = await openDuckDb({
    file: ":memory:",
    threads: request.threads,
    temporaryFolder: request.spillFolder,
  });
  let pushDown: PushDown | undefined;
  try {
    const {flags} = request;
    if (request.engine === "postgres")
      pushDown = await openPushDown(chooseSource(await discoverSources(), flags), flags, effects);
    return await work(engine, pushDown);
  } finally {
    await pushDown?.close();
    engine.close();
  }
}

async function takeStock(
  engine: Engine,
  pushDown: PushDown | undefined,
  request: Request,
  effects: Effects,
): Promise<Stock> {
  const {settings, flags} = request;
  const source = chooseSource(await discoverSources(), flags);
  effects.log(`Läser: ${source.title}`);
  await engine.run(createStagedTables());
  const key = request.keys(source).pseudonym;
  // Without a date of its own the extract cannot be younger than the run.
  const latestDay = settings.extractDate === undefined ? request.today : day(settings.extractDate);
  try {
    const parts = pushDown ? undefined : await openParts(source, request, latestDay);
    const threads = request.threads ?? availableParallelism();
    const options = {key, settings, latestDay, effects, threads, parts};
    const {summary, excluded, counted, first, last} = await (pushDown
      ? pushDown.read(engine, options)
      : readHere(engine, source.deliver(flags, effects, request.spillFolder, parts?.documents), options));
    const sum = (counts: Readonly<Record<string, number>>) =>
      Object.values(counts).reduce((a, b) => a + b, 0);
    effects.log(
      `Lästa intyg: ${summary.certificates}, varav ${counted} räknas. I karantän: ${sum(summary.rejected)}` +
        (sum(summary.rejected) > 0 && request.quarantine !== undefined ? `, se ${request.quarantine}.` : "."),
    );
    for (const line of quarantineLines(summary.rejected)) effects.log(line);
    return {
      source,
      summary,
      excluded,
      counted,
      ...timeSpan(source, settings, first ?? latestDay, last ?? latestDay),
    };
  } finally {
    if (request.quarantine !== undefined) await writeQuarantine(engine, request.quarantine);
  }
}

/** The parts that this reading goes on from and adds to, where the source can tell its documents from others. */
async function openParts(source: Source, request: Request, latestDay: Day): Promise<Parts | undefined> {
  if (request.partsFolder === undefined || !source.fingerprint) return undefined;
  const {earliestDay, yearsAhead} = request.settings;
  return keptParts(request.partsFolder, {
    documents: await source.fingerprint(request.flags),
    keyId: request.keys(source).id,
    settings: {earliestDay, yearsAhead, latestDay},
    codeVersion: request.codeVersion,
  });
}

/**
 * The day of the extract and the months of the release: as the settings say, else as the source knows, else from the
 * first and last day of signing among the certificates that count, in whole months: the day itself would be a fact
 * about one certificate.
 */
function timeSpan(source: Source, settings: Settings, first: Day, last: Day) {
  const extractDay = day(
    settings.extractDate ?? source.defaults?.extractDate ?? formatDay(lastDayOfMonth(last)),
  );
  const firstMonth = settings.firstMonth ?? source.defaults?.firstMonth ?? monthOf(first);
  const whole = lastWholeMonth(extractDay);
  const lastMonth =
    settings.lastMonth ?? source.defaults?.lastMonth ?? (whole < firstMonth ? firstMonth : whole);
  if (firstMonth > lastMonth)
    throw new UsageError(`firstMonth ${firstMonth}: kommer efter lastMonth ${lastMonth}`);
  if (lastMonth > monthOf(extractDay)) {
    throw new UsageError(`lastMonth ${lastMonth}: kommer efter uttaget ${formatDay(extractDay)}`);
  }
  return {extractDay, firstMonth, lastMonth};
}

/** The source that the flags point at; the synthetic country where none is named. */
function chooseSource(sources: readonly Source[], flags: Flags): Source {
  const claiming = sources.filter((source) => source.claims(flags));
  if (claiming.length > 1) {
    throw new UsageError(`ange en källa i taget, inte ${claiming.map(({id}) => id).join(" och ")}`);
  }
  const chosen = claiming[0] ?? sources.find(({synthetic}) => synthetic);
  if (!chosen) throw new FailedError("no source answers");
  return chosen;
}

/** What the manifest says beside the tables. Counts outside the tables are rounded like the rest. */
function facts(stock: Stock, request: Request, protection: Protection, tables: readonly Protected[]) {
  const {source, summary, excluded, counted} = stock;
  const count = (kind: string, id: string, title: string, n: number) => ({
    ...{id, title},
    n: protectCount(n, `${kind}|${id}`, protection),
  });
  // The dates of the settings stand in the manifest as they came out, beside the other settings.
  const dates = new Set(["extractDate", "firstMonth", "lastMonth"]);
  const settings: Record<string, string | number | boolean> = {};
  for (const [name, value] of Object.entries(request.settings)) {
    // The margins stand with each table, as they came out.
    if (!dates.has(name) && value !== undefined && typeof value !== "object") settings[name] = value;
  }
  return {
    synthetic: source.synthetic,
    source: {id: source.id, title: source.title, parameters: {...source.parameters?.(request.flags)}},
    extractDate: formatDay(stock.extractDay),
    firstMonth: stock.firstMonth,
    lastMonth: stock.lastMonth,
    settings,
    tools: {underlag: request.codeVersion, duckdb: duckDbVersion},
    quality: {
      accepted: protectCount(counted, "accepted", protection),
      excluded: exclusionReasons.map(({id, title}) => count("excluded", id, title, excluded[id] ?? 0)),
      rejected: rules
        .map(({id, title}) => count("rejected", id, title, summary.rejected[id] ?? 0))
        // By the published count: a rule that is listed at 0 would tell 1–4 from 0.
        .filter(({n}) => n > 0),
      flags: qualityFlags.map(({id, title}) => count("flag", id, title, summary.flags[id] ?? 0)),
    },
    disclosure: {
      method: "small-count rounding of the joint inner cells" as const,
      base: protection.base,
      keyIsPublic: source.synthetic,
      keyId: request.keys(source).id,
      ...(request.settings.roundingPasses > 0 && {control: {passes: request.settings.roundingPasses}}),
      dominance,
      group: reportGroups(tables),
    },
  };
}

import type {Description} from "../src/contract/description.ts";
import type {Revision} from "../src/contract/revision.ts";
import {calibrate} from "./calibrate/calibrate.ts";
import {unitDefinitions} from "./calibrate/unitDefinitions.ts";
import {proofFile, writeProofs} from "./proofFile.ts";
import {carryOn, lostLedger} from "./carryOn.ts";
import {chooseSource} from "./chooseSource.ts";
import {discoverSources} from "./connect/discover.ts";
import {checkCoarsening} from "./count/coarsen.ts";
import {countFamilies, discoverFamilies} from "./count/count.ts";
import {countInThreads} from "./countThreads/countInThreads.ts";
import {coverageRemark} from "./coverageRemark.ts";
import {dimensions} from "./count/dimensions.ts";
import {officialCells} from "./count/official.ts";
import {roundedFamilies} from "./count/plannedFamilies.ts";
import {reportCoarsening} from "./count/reportCoarsening.ts";
import {sharedUnits} from "./count/sharedUnits.ts";
import {readCareUnits} from "./count/unitDimensions.ts";
import {openDuckDb} from "./engine/duckdb.ts";
import type {LocalEngine} from "./engine/engine.ts";
import {EnvironmentError, InputError} from "./errors.ts";
import {extractDigest} from "./extractDigest.ts";
import {keysBeside} from "./keysBeside.ts";
import {keepExtract} from "./keepExtract.ts";
import {forgetParts} from "./keptParts.ts";
import {ledgerFile, readLedger, writeLedger} from "./ledger.ts";
import {link} from "./link/link.ts";
import {machineFault} from "./machineFault.ts";
import type {Cells} from "./model/cells.ts";
import {type Day, formatDay} from "./model/day.ts";
import type {Effects} from "./model/effects.ts";
import {coverageOf, places} from "./model/places.ts";
import {accountOf} from "./protect/audit/account.ts";
import {auditRelease} from "./protect/audit/auditRelease.ts";
import {stopOnFindings} from "./protect/audit/stopOnFindings.ts";
import {enumerate} from "./protect/enumerate.ts";
import {withholdGroups} from "./protect/groupDisclosure.ts";
import {protectFamilies} from "./protect/protect.ts";
import {roundRevised} from "./protect/roundRevised.ts";
import {protectOfficial} from "./protect/suppress/protectOfficial.ts";
import {publish} from "./publish/publish.ts";
import type {PublishOutcome} from "./publish/publishOptions.ts";
import {releasesOf} from "./publish/releasesOf.ts";
import {openPushDown, type PushDown} from "./pushDown.ts";
import {registryFacts} from "./registryFacts.ts";
import {releaseFacts} from "./releaseFacts.ts";
import type {Request} from "./request.ts";
import {checkVersion} from "./publish/releaseVersion.ts";
import {type Stock, takeStock} from "./stock.ts";
import {writeTruth} from "./truthFiles.ts";
import {measureUtility} from "./utility/measureUtility.ts";

/** The whole house: source → staged → sjukfall → exact cells → protected tables → release. */
export async function makeRelease(
  request: Request & {
    readonly releases: string;
    readonly version?: string | undefined;
    /** An owner-only folder that keeps the exact cells, where an audit is to be held against them. */
    readonly truth?: string | undefined;
    /** An owner-only folder that keeps, by data hash, the digest of the rows that a release was made of. */
    readonly extracts?: string | undefined;
    /** What the publisher says of the release, for its metadata. */
    readonly description?: Description | undefined;
    /** The revision log. */
    readonly revisions?: readonly Revision[] | undefined;
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
  // As soon as the day of the extract is known: reading takes time, and so does all that comes after.
  const checkVersionAt = (extractDate: string | undefined): void => {
    if (request.version !== undefined && extractDate !== undefined)
      checkVersion(request.version, extractDate);
  };
  checkVersionAt(request.settings.extractDate);
  return await withEngine(request, effects, async (engine, pushDown) => {
    const {settings} = request;
    const keysOf = await keysBeside(request, request);
    const stock = await takeStock(engine, pushDown, {...request, keys: keysOf}, effects);
    checkVersionAt(formatDay(stock.extractDay));
    if (stock.counted === 0) {
      throw new InputError("källan har inget intyg FK7804 som räknas (regel source.no-certificate)");
    }
    const account = pushDown ? undefined : await stock.source.account?.();
    const keys = keysOf(stock.source);
    const extract =
      stock.source.synthetic || pushDown ? undefined : await extractDigest(engine, keys.pseudonym);
    const calibration = account && (await calibrate(engine, {maxGap: settings.maxGap, account}));
    effects.log("Bygger sjukfall");
    const coverage = coverageOf(settings.regions);
    const careUnits = await readCareUnits(engine, coverage);
    const span = dimensions(stock.firstMonth, stock.lastMonth, careUnits, coverage);
    const {extractDay} = stock;
    const counted = pushDown
      ? await pushDown.count(engine, {settings, extractDay, dimensions: span})
      : await countHere(engine, request, {extractDay, dimensions: span, effects});
    effects.log("Skyddar");
    const {official, families} = officialCells(settings.officialTables, counted, span);
    const grouped = sharedUnits(families).map((family) => withholdGroups(family, settings.roundingBase));
    const suppressed = await protectOfficial(official, {threshold: settings.roundingBase, effects});
    // The synthetic country's key protects nobody, and each version of the program invents it anew: nothing is carried on,
    // and the demo is the same bytes whatever was run before.
    const ledgers = stock.source.synthetic ? undefined : request.ledgers;
    const ledgerOf = ledgers && ledgerFile(ledgers, keys.id);
    const ledger = ledgerOf === undefined ? undefined : readLedger(ledgerOf);
    const protection = {
      base: settings.roundingBase,
      key: keys.rounding,
      keyIsPublic: stock.source.synthetic,
      passes: settings.roundingPasses,
      margins: settings.margins,
      standsAlone: ledgerOf === undefined,
    };
    const standing = stock.source.synthetic
      ? []
      : await releasesOf(request.releases, {source: stock.source.id, keyId: keys.id});
    const lost = ledgerOf !== undefined && !ledger && lostLedger(ledgerOf, standing, keys.id);
    if (lost) effects.log(`Anmärkning: ${lost}`);
    const {revisedFrom} = settings;
    const carried = await carryOn(ledger, standing, {...protection, revisedFrom, keyId: keys.id});
    const cells = grouped.map((one) => roundRevised(one, carried.get(one.family), protection));
    if (request.truth !== undefined) writeTruth(request.truth, cells);
    const {tables, published} = protectFamilies(cells, {...protection, carried});
    const uncovered = settings.regions === undefined && coverageRemark(tables);
    if (uncovered) effects.log(`Anmärkning: ${uncovered}`);
    effects.log("Granskar och skriver utgåvan");
    const outcome = await publish(tables, {
      root: request.releases,
      places: places(coverage),
      ...{description: request.description, revisions: request.revisions},
      official: suppressed.tables,
      carriedOn: ledger?.release,
      newKey: request.newKey,
      facts: {
        ...releaseFacts(stock, request, protection, tables),
        coarsened: reportCoarsening(tables, all, settings),
        registry: await registryFacts(engine, tables, {
          ...{extractDay, coverage, definition: settings.unitDefinition},
        }),
        ...(calibration && {calibration}),
        ...(stock.source.synthetic &&
          !pushDown && {
            unitDefinitions: await unitDefinitions(engine, {...stock, smallest: settings.smallestUnit}),
          }),
        ...(stock.source.synthetic && {utility: measureUtility(cells, tables)}),
      },
      version: request.version,
      gate: async (folder) => {
        await enumerate(folder, cells, {carried, key: keys.rounding});
        const report = await auditRelease(
          {
            ...{folder, releases: request.releases, truth: cells},
            official: {cells: official, proofs: suppressed.proofs},
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
    afterwards(outcome.version, () => {
      if (ledgerOf !== undefined) {
        const {version, dataHash, disclosure} = outcome.manifest;
        const release = {version, dataHash, follows: disclosure.follows ?? null};
        writeLedger(ledgerOf, release, published, {exact: ledger?.exact ?? [], families: carried});
      }
      if (request.proofs !== undefined && official.length > 0)
        writeProofs(proofFile(request.proofs, outcome.version), outcome.manifest, {
          tables: official,
          withheld: new Map(suppressed.tables.map(({id, withheld}) => [id, withheld])),
          proofs: suppressed.proofs,
        });
      if (request.extracts !== undefined && extract !== undefined)
        keepExtract(request.extracts, outcome, extract);
      if (request.partsFolder !== undefined) forgetParts(request.partsFolder);
    });
    return outcome;
  });
}

/** What is kept for the next release once this one is in place. A fault says that it is, and that the same command does the rest. */
function afterwards(version: string, keep: () => void): void {
  try {
    keep();
  } catch (error) {
    const fault = machineFault(error);
    throw fault
      ? new EnvironmentError(
          `utgåva ${version} är på plats, men inte det som nästa behöver: ${fault.message}`,
        )
      : error;
  }
}

/** Links what is staged and counts it, in threads where there is much of it. */
async function countHere(
  engine: LocalEngine,
  {settings, spillFolder}: Request,
  options: {extractDay: Day; dimensions: ReturnType<typeof dimensions>; effects: Effects},
): Promise<Cells[]> {
  const buckets = await link(engine, {settings, extractDay: options.extractDay, folder: spillFolder});
  const elsewhere = countInThreads(engine.threads, buckets.count);
  return await countFamilies(engine, {buckets, settings, elsewhere, ...options});
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

import {availableParallelism} from "node:os";
import {chooseSource} from "./chooseSource.ts";
import {discoverSources} from "./connect/discover.ts";
import type {Engine} from "./engine/engine.ts";
import {UsageError} from "./errors.ts";
import {keptParts} from "./keptParts.ts";
import {type Day, day} from "./model/day.ts";
import type {Effects} from "./model/effects.ts";
import type {Source} from "./model/source.ts";
import {createStagedTables} from "./model/staged.ts";
import type {NormaliseSummary} from "./normalise/normalise.ts";
import type {Parts} from "./normalise/parts.ts";
import type {PushDown} from "./pushDown.ts";
import {inQuarantine, quarantineLines, writeQuarantine} from "./quarantine.ts";
import {readHere} from "./reading.ts";
import type {Request} from "./request.ts";
import {checkKnownSpan, timeSpan} from "./timeSpan.ts";

/** What was read, before anything is counted. */
export interface Stock {
  readonly source: Source;
  readonly summary: NormaliseSummary;
  readonly excluded: Readonly<Record<string, number>>;
  /** Certificates FK7804 that count: read and not excluded. */
  readonly counted: number;
  readonly extractDay: Day;
  /** Whether neither settings nor source tell the day of the extract, so that it follows from the certificates. */
  readonly isAssumed: boolean;
  readonly firstMonth: string;
  readonly lastMonth: string;
}

/**
 * Reads a source into the staged tables and says what is in it. Writes nothing, but for a list of the quarantine where one
 * is asked for.
 */
export async function takeStock(
  engine: Engine,
  pushDown: PushDown | undefined,
  request: Request,
  effects: Effects,
): Promise<Stock> {
  const {settings, flags} = request;
  const source = chooseSource(await discoverSources(), flags);
  if (source.synthetic && settings.regions !== undefined)
    throw new UsageError("--regions (regions): det påhittade landet har alla regioner");
  checkKnownSpan(source, settings);
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
    const left = inQuarantine(summary.rejected);
    effects.log(
      `Lästa intyg: ${summary.certificates}, varav ${counted} räknas. I karantän: ${left}` +
        (left > 0 && request.quarantine !== undefined ? `, se ${request.quarantine}.` : "."),
    );
    for (const line of quarantineLines(summary.rejected)) effects.log(line);
    const span = timeSpan(source, settings, first ?? latestDay, last ?? latestDay);
    await listQuarantine(engine, request);
    return {source, summary, excluded, counted, ...span};
  } catch (error) {
    // What stopped the reading is what matters, and not that the list could not be written either.
    await listQuarantine(engine, request).catch(() => undefined);
    throw error;
  }
}

async function listQuarantine(engine: Engine, {quarantine}: Request): Promise<void> {
  if (quarantine !== undefined) await writeQuarantine(engine, quarantine);
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

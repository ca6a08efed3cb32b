import {InputError} from "../errors.ts";
import type {Day} from "../model/day.ts";
import type {Effects} from "../model/effects.ts";
import {flags} from "../model/flags.ts";
import type {Delivery, Expected, RawRows, RawTable} from "../model/source.ts";
import type {StagedWriter} from "../model/stagedWriter.ts";
import type {Settings} from "../settings.ts";
import {DocumentReading} from "./documentReading.ts";
import type {Parts} from "./parts.ts";
import {rules} from "./rules.ts";
import {RawTableStore} from "./tables/rawTableStore.ts";
import {trustedDays} from "./trustedDays.ts";
import {readUnitTable} from "./units/readUnitTable.ts";
import {openUnits, settleUnits} from "./units/settleUnits.ts";

export interface NormaliseOptions {
  /** Key of the pseudonyms. */
  readonly key: Uint8Array;
  readonly settings: Settings;
  /** The last day on which a certificate can have been signed or sent: the extract date, or the day of the run. */
  readonly latestDay: Day;
  readonly effects: Effects;
  /** How many threads read documents; this one alone where it is 1 or not told. */
  readonly threads?: number | undefined;
  /** From how many documents of a flag on other threads are worth their start. */
  readonly threadsFrom?: number | undefined;
  /** Where parts of the reading are kept, so that a killed run can go on. */
  readonly parts?: Parts | undefined;
}

/** Documents that take longer to read than threads take to start. */
const worthThreads = 10_000;

/** What was read, in numbers. */
export interface NormaliseSummary {
  /** Files, also those in quarantine. */
  readonly documents: number;
  /** Certificates that were read, among them the other forms and further copies that `excluded` names. */
  readonly certificates: number;
  readonly messages: number;
  readonly revocations: number;
  readonly units: number;
  /** Documents, certificates, messages and units in quarantine, by rule. */
  readonly rejected: Readonly<Record<string, number>>;
  /** Certificates by quality flag; one certificate can have several. */
  readonly flags: Readonly<Record<string, number>>;
}

/** What is said where a source promised something and gave none of it. Tables come through flags of their own. */
const expectations: Readonly<Record<Expected, {readonly flag: string; readonly none: string}>> = {
  certificate: {
    flag: "--certificates",
    none: "inget intyg kunde tas emot (regel source.no-certificate)",
  },
  message: {flag: "--messages", none: "inget meddelande kunde tas emot (regel source.no-message)"},
  unit: {flag: "--units", none: "ingen enhet kunde tas emot (regel source.no-unit)"},
};

/**
 * Reads what a source delivers into the staged tables, which exist already and are empty: typed, with pseudonyms,
 * without names, addresses and texts. What breaks a rule goes to `rejected` and the rest goes on. A source that
 * promised certificates, messages or units and gave not one is an InputError, after the quarantine is written.
 */
export async function normalise(
  deliveries: AsyncIterable<Delivery>,
  into: StagedWriter,
  {key, settings, latestDay, effects, threads = 1, threadsFrom = worthThreads, parts}: NormaliseOptions,
): Promise<NormaliseSummary> {
  const days = trustedDays(settings, latestDay);
  const reading = new DocumentReading(into, {key, days, threads, threadsFrom, parts, effects});
  const expected = new Set<Expected>();
  const tables = new RawTableStore(into);
  let isTables = false;
  let documents = 0;
  await openUnits(into);
  try {
    for await (const delivery of deliveries) {
      switch (delivery.is) {
        case "document":
        case "unreadable":
        case "skipped":
          documents++;
          if (delivery.expects) expected.add(delivery.expects);
          await reading.add(delivery);
          break;
        case "table":
        case "rows":
          documents++;
          if (isExpected(delivery.kind)) expected.add(delivery.kind);
          if (delivery.kind !== "unit") isTables = true;
          // Of units it matters who told first.
          else await reading.giveUnits();
          await (delivery.is === "table"
            ? takeTable(delivery, into, tables)
            : takeRows(delivery, into, tables));
          break;
        case "staged":
          effects.log(`  ${delivery.step}`);
          await into.run(delivery.sql);
          break;
      }
    }
    await reading.settle();
  } catch (error) {
    await reading.fail();
    throw error;
  }
  await tables.finish(key, days);
  await settleUnits(into, settings.unitDefinition);
  for (const kind of expected) {
    const {flag, none} = expectations[kind];
    if ((await countRows(into, kind)) === 0)
      throw new InputError(`${isTables ? "tabellerna" : flag}: ${none}${await mostCommonRule(into)}`);
  }
  return await summarise(into, documents);
}

function isExpected(kind: string): kind is Expected {
  return kind in expectations;
}

async function takeTable(delivery: RawTable, into: StagedWriter, tables: RawTableStore): Promise<void> {
  if (delivery.kind === "unit") await readUnitTable(into, delivery);
  else await tables.takeTable(delivery);
}

async function takeRows(delivery: RawRows, into: StagedWriter, tables: RawTableStore): Promise<void> {
  await tables.takeRows(delivery);
  if (delivery.kind !== "unit") return;
  await readUnitTable(into, {file: delivery.file, select: tables.unitSelect()});
  await tables.forgetUnits();
}

/** In a source that is another than was thought everything breaks the same rule: whoever gave it is told which. */
async function mostCommonRule(into: StagedWriter): Promise<string> {
  const [most] = await into.rows(
    "SELECT rule, count(*) AS n FROM rejected GROUP BY rule ORDER BY n DESC, rule LIMIT 1",
  );
  if (!most) return "";
  const n = Number(most["n"]);
  const title = rules.find(({id}) => id === most["rule"])?.title ?? "";
  return `. Vanligaste regeln i karantänen: ${title} (${String(most["rule"])}), ${n} ${n === 1 ? "gång" : "gånger"}`;
}

async function countRows(into: StagedWriter, table: string): Promise<number> {
  const [row] = await into.rows(`SELECT count(*) AS n FROM ${table}`);
  return Number(row?.["n"]);
}

async function summarise(into: StagedWriter, documents: number): Promise<NormaliseSummary> {
  const rejected = await into.rows("SELECT rule, count(*) AS n FROM rejected GROUP BY rule ORDER BY rule");
  const sums = flags.map(({bit}) => `count(*) FILTER (flags & ${1 << bit} <> 0) AS flag${bit}`);
  const [flagged] = await into.rows(`SELECT ${sums.join(", ")} FROM certificate`);
  return {
    documents,
    certificates: (await countRows(into, "certificate")) + (await countRows(into, "excluded")),
    messages: await countRows(into, "message"),
    revocations: await countRows(into, "revocation"),
    units: await countRows(into, "unit"),
    rejected: Object.fromEntries(rejected.map(({rule, n}) => [String(rule), Number(n)])),
    flags: Object.fromEntries(flags.map(({bit, id}) => [id, Number(flagged?.[`flag${bit}`])])),
  };
}

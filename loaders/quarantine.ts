import {accessSync, constants, rmSync, statSync, writeFileSync} from "node:fs";
import {basename, dirname, join, parse} from "node:path";
import {type Engine, quote} from "./engine/engine.ts";
import {EnvironmentError} from "./errors.ts";
import {machineFault} from "./machineFault.ts";
import {readAllTheSame, rules} from "./normalise/rules.ts";

/** Rules that are told on the way; the others stand in the summary. */
const mostTold = 5;

/**
 * Lists what is in quarantine: every document or part of one by file, line and rule, and beside that a summary with a
 * row a rule, the most frequent first. File names can identify a person; the summary names none.
 */
export async function writeQuarantine(engine: Engine, file: string): Promise<void> {
  await listRejected(engine, file);
  const counts = await engine.rows("SELECT rule, count(*) AS n FROM rejected GROUP BY rule");
  const summary = byFrequency(Object.fromEntries(counts.map(({rule, n}) => [String(rule), Number(n)]))).map(
    ([rule, n]) => `${rule},${n},"${titleOf(rule).replaceAll('"', '""')}"\n`,
  );
  rmSync(summaryFile(file), {force: true});
  writeFileSync(summaryFile(file), `rule,n,explanation\n${summary.join("")}`, {mode: 0o600});
}

/** The list alone: in place when it is whole, and readable by its owner only, whoever could read the one that was there. */
export async function listRejected(engine: Engine, file: string): Promise<void> {
  const rows = "SELECT * FROM rejected ORDER BY ALL";
  // Where the engine writes until the list is whole. A file that is there already would keep its readers.
  const passing = join(dirname(file), `tmp_${basename(file)}`);
  rmSync(passing, {force: true});
  try {
    await engine.run(`COPY (${rows}) TO ${quote(file)} (HEADER, DELIMITER ',', USE_TMP_FILE true)`);
  } catch (error) {
    rmSync(passing, {force: true});
    throw unwritable(file, machineFault(error, "välj en annan plats med --quarantine eller --work")?.message);
  }
}

/** Refuses a list that has nowhere to be written, before an hour's reading is done for it. */
export function checkQuarantine(file: string): void {
  try {
    accessSync(dirname(file), constants.W_OK);
  } catch {
    throw unwritable(file);
  }
  if (statSync(file, {throwIfNoEntry: false})?.isDirectory() === true) throw unwritable(file);
}

function unwritable(file: string, reason = ""): EnvironmentError {
  const why = reason === "" ? "" : `: ${reason}`;
  return new EnvironmentError(
    `--quarantine: ${file} går inte att skriva${why} (regel quarantine.unwritable)`,
  );
}

/** The summary of a list: `quarantine.csv` has `quarantine-summary.csv` beside it. */
export function summaryFile(file: string): string {
  const {name, ext} = parse(file);
  return join(dirname(file), `${name}-summary${ext}`);
}

/** How much lies in quarantine: what is listed and was not read. */
export function inQuarantine(rejected: Readonly<Record<string, number>>): number {
  return Object.entries(rejected).reduce((sum, [rule, n]) => sum + (readAllTheSame.has(rule) ? 0 : n), 0);
}

/** The most frequent rules as lines for whoever runs the program: exact counts, for the owner's eyes. */
export function quarantineLines(rejected: Readonly<Record<string, number>>): string[] {
  const all = byFrequency(rejected);
  const lines = all
    .slice(0, mostTold)
    .map(([rule, n]) => `  ${String(n).padStart(8)}  ${titleOf(rule)} (${rule})`);
  const rest = all.slice(mostTold).reduce((sum, [, n]) => sum + n, 0);
  return rest === 0 ? lines : [...lines, `  ${String(rest).padStart(8)}  av andra skäl`];
}

function byFrequency(rejected: Readonly<Record<string, number>>): [rule: string, n: number][] {
  return Object.entries(rejected).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}

function titleOf(rule: string): string {
  return rules.find(({id}) => id === rule)?.title ?? rule;
}

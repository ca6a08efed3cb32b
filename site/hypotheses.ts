import {createHash} from "node:crypto";
import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {parse, YAMLParseError} from "yaml";
import {InputError} from "../loaders/errors.ts";
import {fieldFault} from "../loaders/fieldFault.ts";
import {Hypothesis} from "../src/contract/hypothesis.ts";
import type {Manifest} from "../src/contract/release.ts";
import {projectRoot} from "./program.ts";

/** Where the hypotheses lie, under the root of the project. */
export const hypothesesFolder = "data/hypotheses";

/**
 * The hypotheses under `root`, in order of id. One that breaks the form, or is not what was locked when it was registered, stops
 * the build: the error names file, field and rule.
 */
export function hypotheses(root = projectRoot): Hypothesis[] {
  const folder = join(root, hypothesesFolder);
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  const faults: string[] = [];
  const found = names.flatMap((name) => {
    const file = `${hypothesesFolder}/${name}`;
    const {hypothesis, problems} = readHypothesis(readFileSync(join(folder, name), "utf8"));
    faults.push(...problems.map((problem) => `${file}: ${problem}`));
    if (hypothesis === undefined) return [];
    if (`${hypothesis.id}.yaml` !== name)
      faults.push(`${file}: id: ska vara filens namn, är ${hypothesis.id}`);
    const broken = brokenLock(hypothesis);
    if (broken !== undefined) faults.push(`${file}: ${broken}`);
    return [hypothesis];
  });
  if (faults.length > 0)
    throw new InputError(`fel i hypoteserna:\n${faults.map((one) => `- ${one}`).join("\n")}`);
  return found;
}

/**
 * Those that a release tells something of. One about the made-up country is an example there, and is judged by no certificate of real
 * persons. In that country one's own are tried too, as examples are.
 */
export function hypothesesOf(
  {synthetic}: Pick<Manifest, "synthetic">,
  all: readonly Hypothesis[],
): Hypothesis[] {
  return all.filter(({about}) => synthetic || about !== "synthetic");
}

/** One hypothesis from its YAML, or what is wrong with it: the field (the line, where it is no YAML) and the rule. */
export function readHypothesis(text: string): {hypothesis?: Hypothesis; problems: string[]} {
  let written: unknown;
  try {
    written = parse(text);
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    return {problems: [`rad ${error.linePos?.[0].line ?? 1}: är inte läsbar YAML`]};
  }
  const result = Hypothesis.safeParse(written, {error: fieldFault});
  if (result.success) return {hypothesis: result.data, problems: []};
  return {
    problems: result.error.issues.map(({path, message}) => `${path.join(".") || "(filen)"}: ${message}`),
  };
}

/** What tells what became of a hypothesis: not part of what is locked. */
const unlocked = new Set(["registered", "deviations", "replacedBy"]);

/**
 * The SHA-256 of what is locked: every field but those that tell what became of the hypothesis, as JSON with its keys in order, so
 * that neither comments nor the order of fields count. `about: own` is locked: who calls it an example when the answer is known
 * breaks the lock. `about: synthetic` is not: the examples were locked before the field was there.
 */
export function lockOf(hypothesis: Hypothesis): string {
  const locked = Object.entries(hypothesis).filter(
    ([field, value]) => !unlocked.has(field) && !(field === "about" && value === "synthetic"),
  );
  return createHash("sha256")
    .update(canonical(Object.fromEntries(locked)))
    .digest("hex");
}

/** What is wrong with the lock of a hypothesis; undefined where it is what was registered, or what its last deviation says. */
export function brokenLock(hypothesis: Hypothesis): string | undefined {
  const {registered, deviations, id} = hypothesis;
  if (registered === null)
    return deviations.length > 0 ? "deviations: ett utkast har inga avvikelser" : undefined;
  if (deviations.some(({sha256}) => sha256 === null))
    return `deviations: en avvikelse är inte låst. Kör: npm run hypotheses -- register ${id}`;
  const days = [registered.on, ...deviations.map(({on}) => on)];
  if (days.some((day, i) => i > 0 && day < (days[i - 1] ?? ""))) return "deviations: ska stå i tidsordning";
  const expected = deviations.at(-1)?.sha256 ?? registered.sha256;
  return lockOf(hypothesis) === expected
    ? undefined
    : `är ändrad efter registreringen ${registered.on}. Återställ den, eller skriv en avvikelse och kör: npm run hypotheses -- register ${id}`;
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  const sorted = entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(",")}}`;
}

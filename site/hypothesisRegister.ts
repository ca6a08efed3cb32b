import {execFileSync} from "node:child_process";
import {existsSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {parseDocument} from "yaml";
import {FailedError, InputError, UsageError} from "../loaders/errors.ts";
import {toFillIn} from "../src/contract/toFillIn.ts";
import type {Hypothesis} from "../src/contract/hypothesis.ts";
import type {Manifest} from "../src/contract/release.ts";
import {
  brokenLock,
  hypotheses,
  hypothesesFolder,
  hypothesesOf,
  lockOf,
  readHypothesis,
} from "./hypotheses.ts";
import {projectRoot, runProgram} from "./program.ts";
import {findRelease} from "./release.ts";

const help = `npm run hypotheses -- KOMMANDO

Kommandon
  register H-ÅÅÅÅ-NNN   låser en hypotes, eller dess senaste avvikelse
  list                  visar registret
  check                 prövar låsen, och mot git att varje hypotes låstes i tid

Exempel
  npm run hypotheses -- register H-2026-001
  npm run hypotheses -- check`;

/**
 * Locks a hypothesis as it stands: writes the day and the SHA-256 into its file, comments and order kept, and that it is about one's own data
 * where it does not say. One that is locked is locked again only with a deviation that says what was changed and why.
 */
export function register(id: string, today: string, root = projectRoot): string {
  const file = join(root, hypothesesFolder, `${id}.yaml`);
  if (!existsSync(file)) throw new InputError(`${hypothesesFolder}/${id}.yaml finns inte`);
  const text = readFileSync(file, "utf8");
  const {hypothesis, problems} = readHypothesis(text);
  if (hypothesis === undefined)
    throw new InputError(
      [`${hypothesesFolder}/${id}.yaml:`, ...problems.map((one) => `- ${one}`)].join("\n"),
    );
  const empty = hypothesis.registered === null ? unfilled(hypothesis) : [];
  if (empty.length > 0)
    throw new InputError(
      [
        `${hypothesesFolder}/${id}.yaml är inte färdig:`,
        ...empty.map((one) => `- ${one}: ${toFillIn} står kvar`),
      ].join("\n"),
    );
  const document = parseDocument(text);
  const {about = "own", registered} = hypothesis;
  const sha256 = lockOf(registered === null ? {...hypothesis, about} : hypothesis);
  const last = hypothesis.deviations.length - 1;
  if (registered === null) {
    document.set("about", about);
    document.set("registered", {on: today, sha256});
  } else if (hypothesis.deviations[last]?.sha256 === null)
    document.setIn(["deviations", last, "sha256"], sha256);
  else if (brokenLock(hypothesis) === undefined) return `${id} är låst sedan ${registered.on}.`;
  else throw new FailedError(`${hypothesesFolder}/${id}.yaml ${brokenLock(hypothesis) ?? ""}`);
  writeFileSync(file, document.toString({lineWidth: 120}));
  const where =
    about === "synthetic"
      ? " Den handlar om demolandet (about: synthetic) och prövas inte på egna data."
      : "";
  return `${id} är låst (${sha256.slice(0, 12)}). Spara den i git innan utgåvan som den ska prövas på görs.${where}`;
}

/** That some hypotheses are about the made-up country and no part of a release, by their numbers; undefined where all are. */
export function leftOutInWords(
  release: Pick<Manifest, "synthetic">,
  all: readonly Hypothesis[],
): string | undefined {
  const of = hypothesesOf(release, all);
  const left = all.filter((one) => !of.includes(one)).map(({id}) => id);
  return left.length === 0
    ? undefined
    : `Handlar om demolandet och hör inte till utgåvans hypoteser: ${left.join(", ")}`;
}

/** Fields, by their names, where what a human must write stands as it was drafted. */
function unfilled(value: unknown, path: readonly string[] = []): string[] {
  if (typeof value === "string") return value.startsWith(toFillIn) ? [path.join(".")] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name.startsWith(toFillIn) ? [[...path, name].join(".")] : unfilled(inner, [...path, name]),
  );
}

/** What git knows of when the last lock of each was committed, as faults against the release; empty where all were in time. */
export function lateLocks(root: string, extractDate: string, among = hypotheses(root)): string[] {
  return among.flatMap(({id, registered, deviations}) => {
    if (registered === null) return [];
    const lock = deviations.at(-1)?.sha256 ?? registered.sha256;
    const day = firstCommitOf(root, `${hypothesesFolder}/${id}.yaml`, lock);
    if (day === undefined) return [`${id}: låset finns inte i git. Spara filen i en commit`];
    return day < extractDate ? [] : [`${id}: låset sparades ${day}, uttaget är från ${extractDate}`];
  });
}

/**
 * Locks that say they were in time for an extract, and that git does not have from before it: what is published on them would call a hypothesis
 * registered that may have been written with the answer at hand. One that says itself that it was late is told as such on its page; one about
 * the made-up country is not published with it.
 */
export function unprovenLocks(root: string, extractDate: string): string[] {
  const claimed = hypothesesOf({synthetic: false}, hypotheses(root)).filter(
    ({registered, deviations}) =>
      registered !== null && (deviations.at(-1)?.on ?? registered.on) < extractDate,
  );
  return lateLocks(root, extractDate, claimed);
}

/** What the check of a release found, where no lock came too late. */
function checkedInWords({synthetic, extractDate}: Manifest, tried: readonly Hypothesis[]): string {
  if (synthetic) return "Utgåvan är påhittad: när de låstes spelar ingen roll";
  const locked = tried.filter(({registered}) => registered !== null).length;
  return locked === 0
    ? "Ingen låst hypotes handlar om egna data"
    : `De låsta som handlar om egna data (${locked}) låstes före uttaget ${extractDate}`;
}

/** The day of the first commit in which a file holds a text. */
function firstCommitOf(root: string, file: string, text: string): string | undefined {
  const git = (...words: string[]): string =>
    execFileSync("git", words, {cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"]});
  try {
    const log = git("log", "--reverse", "--format=%cs", "-S", text, "--", file);
    return log.split("\n").find((line) => line !== "");
  } catch {
    throw new FailedError("git svarar inte: utan historiken går det inte att pröva när en hypotes låstes");
  }
}

await runProgram(import.meta.url, {help, words: 2}, ({words: [word, id]}) => {
  if (word === "register" && id !== undefined) {
    console.error(register(id, new Date().toISOString().slice(0, 10)));
  } else if (word === "list" && id === undefined) {
    for (const one of hypotheses())
      console.log(
        `${one.id}  ${one.registered === null ? "utkast    " : one.registered.on}  ${one.about === "synthetic" ? "demolandet" : "egna data "}  ${one.title}`,
      );
  } else if (word === "check" && id === undefined) {
    const {manifest} = findRelease(projectRoot, process.env["UNDERLAG_RELEASE"]);
    const all = hypotheses();
    const tried = hypothesesOf(manifest, all);
    const late = manifest.synthetic ? [] : lateLocks(projectRoot, manifest.extractDate, tried);
    if (late.length > 0) throw new FailedError(late.map((one) => `- ${one}`).join("\n"));
    const left = leftOutInWords(manifest, all);
    console.error(`${all.length} hypoteser, inget lås är brutet. ${checkedInWords(manifest, tried)}.`);
    if (left !== undefined) console.error(`${left}.`);
  } else throw new UsageError(help);
});

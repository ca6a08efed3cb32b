import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {isNode, LineCounter, parseDocument} from "yaml";
import type {z} from "zod";
import {InputError} from "../loaders/errors.ts";
import {fieldFault} from "../loaders/fieldFault.ts";
import {type Deck, deckSchema, isOfOtherRegion} from "../src/contract/deck.ts";
import type {UnitsByType} from "../src/contract/deckNotebooks.ts";
import type {ViewManifest} from "../src/contract/view.ts";
import {isNation} from "../src/contract/whole.ts";

/** Where decks lie, under the root of the project. */
const decksFolder = "data/workshops";

/**
 * The decks of workshops under `root`, in order of file name, for a release. One that breaks the form, or shows what the release lacks,
 * stops the build: the error names file, line, field and rule. But a release of some regions alone lacks what a deck made for all of them
 * shows: those steps are left out, and so is a deck that shows nothing else; `log` is told of each.
 */
export function readDecks(
  root: string,
  manifest: ViewManifest,
  units: UnitsByType,
  log: (line: string) => void = console.error,
): Deck[] {
  const folder = join(root, decksFolder);
  if (!existsSync(folder)) return [];
  const faults: string[] = [];
  const decks = readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const file = `${decksFolder}/${name}`;
      if (!name.endsWith(".yaml")) {
        faults.push(`${file}: är inget bildspel (.yaml)`);
        return [];
      }
      const {deck, problems, left = []} = readDeck(readFileSync(join(folder, name), "utf8"), manifest, units);
      if (left.length > 0)
        log(
          deck === undefined && problems.length === 0
            ? `${file} är inte med: det visar bara sådant som inte finns i utgåvan`
            : `${file} är med utan ${left.length === 1 ? "steg" : "stegen"} ${left.join(", ")}: det de visar finns inte i utgåvan`,
        );
      faults.push(...problems.map((problem) => `${file}, ${problem}`));
      if (deck !== undefined && `${deck.id}.yaml` !== name)
        faults.push(`${file}, rad 1: id: ska vara filens namn, är ${deck.id}`);
      return deck === undefined ? [] : [deck];
    });
  if (faults.length > 0)
    throw new InputError(`fel i bildspelen:\n${faults.map((one) => `- ${one}`).join("\n")}`);
  return decks;
}

/** A deck, or what is wrong with it; and the steps, counted from 1, that are left out for a release of some regions. */
interface ReadDeck {
  readonly deck?: Deck;
  readonly problems: string[];
  readonly left?: readonly number[];
}

/** One deck from its YAML, or what is wrong with it: line, field and rule. Neither, where nothing that it shows is in the release. */
export function readDeck(text: string, manifest: ViewManifest, units: UnitsByType): ReadDeck {
  const lines = new LineCounter();
  const document = parseDocument(text, {lineCounter: lines});
  if (document.errors.length > 0)
    return {
      problems: document.errors.map(({pos}) => `rad ${lines.linePos(pos[0]).line}: är inte läsbar YAML`),
    };
  const form = deckSchema(manifest, units);
  const result = form.safeParse(document.toJS(), {error: fieldFault});
  if (result.success) return {deck: result.data, problems: []};
  const left = isNation(manifest) ? undefined : stepsLeftOut(result.error.issues);
  if (left !== undefined) {
    const {steps, ...rest} = document.toJS() as {steps: readonly {readonly view?: string}[]};
    const kept = steps.filter((_, at) => !left.includes(at + 1));
    if (kept.every(({view}) => view === undefined)) return {problems: [], left};
    return {deck: form.parse({...rest, steps: kept}), problems: [], left};
  }
  /** The line of a field; of what it should stand in, where it is missing. */
  const lineOf = (path: readonly PropertyKey[]): number => {
    const node = path.length === 0 ? document.contents : document.getIn(path, true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    return path.length === 0 ? 1 : lineOf(path.slice(0, -1));
  };
  return {
    problems: result.error.issues.map(
      ({path, message}) => `rad ${lineOf(path)}: ${nameOf(path)}: ${message}`,
    ),
  };
}

/** The steps that show what the release lacks, where nothing else is wrong with the deck; undefined where something is. */
function stepsLeftOut(issues: readonly z.core.$ZodIssue[]): number[] | undefined {
  const isLacking = ({path: [field, , part], message}: z.core.$ZodIssue): boolean =>
    field === "steps" && part === "view" && isOfOtherRegion(message);
  return issues.every(isLacking) ? [...new Set(issues.map(({path}) => Number(path[1]) + 1))] : undefined;
}

/** `steps[2].view`: steps are counted from 1, as the room counts them. */
function nameOf(path: readonly PropertyKey[]): string {
  const parts = path.map((part) => (typeof part === "number" ? `[${part + 1}]` : `.${String(part)}`));
  return parts.join("").replace(/^\./, "") || "(bildspelet)";
}

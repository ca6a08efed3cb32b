import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {isNode, LineCounter, parseDocument} from "yaml";
import {InputError} from "../loaders/errors.ts";
import {fieldFault} from "../loaders/fieldFault.ts";
import {type Deck, deckSchema} from "../src/contract/deck.ts";
import type {UnitsByType} from "../src/contract/deckNotebooks.ts";
import type {ViewManifest} from "../src/contract/view.ts";

/** Where decks lie, under the root of the project. */
const decksFolder = "data/workshops";

/**
 * The decks of workshops under `root`, in order of file name, for a release. One that breaks the form, or shows what the release lacks,
 * stops the build: the error names file, line, field and rule.
 */
export function readDecks(root: string, manifest: ViewManifest, units: UnitsByType): Deck[] {
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
      const {deck, problems} = readDeck(readFileSync(join(folder, name), "utf8"), manifest, units);
      faults.push(...problems.map((problem) => `${file}, ${problem}`));
      if (deck !== undefined && `${deck.id}.yaml` !== name)
        faults.push(`${file}, rad 1: id: ska vara filens namn, är ${deck.id}`);
      return deck === undefined ? [] : [deck];
    });
  if (faults.length > 0)
    throw new InputError(`fel i bildspelen:\n${faults.map((one) => `- ${one}`).join("\n")}`);
  return decks;
}

/** One deck from its YAML, or what is wrong with it: line, field and rule. */
export function readDeck(
  text: string,
  manifest: ViewManifest,
  units: UnitsByType,
): {deck?: Deck; problems: string[]} {
  const lines = new LineCounter();
  const document = parseDocument(text, {lineCounter: lines});
  if (document.errors.length > 0)
    return {
      problems: document.errors.map(({pos}) => `rad ${lines.linePos(pos[0]).line}: är inte läsbar YAML`),
    };
  const result = deckSchema(manifest, units).safeParse(document.toJS(), {error: fieldFault});
  if (result.success) return {deck: result.data, problems: []};
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

/** `steps[2].view`: steps are counted from 1, as the room counts them. */
function nameOf(path: readonly PropertyKey[]): string {
  const parts = path.map((part) => (typeof part === "number" ? `[${part + 1}]` : `.${String(part)}`));
  return parts.join("").replace(/^\./, "") || "(bildspelet)";
}

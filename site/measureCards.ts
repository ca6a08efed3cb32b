import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {parse, YAMLParseError} from "yaml";
import {InputError} from "../loaders/errors.ts";
import {fieldFault} from "../loaders/fieldFault.ts";
import {MeasureCard} from "../src/contract/measureCard.ts";
import {projectRoot} from "./program.ts";

/** Where the cards lie, under the root of the project. */
const cardsFolder = "data/measures";

/**
 * The measure cards under `root`, in order of file name. A card that breaks the form stops the build: the error names file,
 * field and rule. A card's id is the name of its file, so no two are alike.
 */
export function measureCards(root = projectRoot): MeasureCard[] {
  const names = readdirSync(join(root, cardsFolder)).sort();
  const faults: string[] = [];
  const cards = names.flatMap((name) => {
    const file = `${cardsFolder}/${name}`;
    if (!name.endsWith(".yaml")) {
      faults.push(`${file}: är inget måttkort (.yaml)`);
      return [];
    }
    const {card, problems} = readCard(readFileSync(join(root, file), "utf8"));
    faults.push(...problems.map((problem) => `${file}: ${problem}`));
    if (card !== undefined && `${card.id}.yaml` !== name)
      faults.push(`${file}: id: ska vara filens namn, är ${card.id}`);
    return card === undefined ? [] : [card];
  });
  if (faults.length > 0)
    throw new InputError(`fel i måttkorten:\n${faults.map((one) => `- ${one}`).join("\n")}`);
  return cards;
}

/** One card from its YAML, or what is wrong with it: the field (the line, where it is no YAML) and the rule. */
export function readCard(text: string): {card?: MeasureCard; problems: string[]} {
  let written: unknown;
  try {
    written = parse(text);
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    return {problems: [`rad ${error.linePos?.[0].line ?? 1}: är inte läsbar YAML`]};
  }
  const result = MeasureCard.safeParse(written, {error: fieldFault});
  if (result.success) return {card: result.data, problems: []};
  return {
    problems: result.error.issues.map(({path, message}) => `${path.join(".") || "(kortet)"}: ${message}`),
  };
}

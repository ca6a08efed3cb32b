import type {Population} from "../src/contract/population.ts";
import type {Manifest} from "../src/contract/release.ts";
import type {UnitsByType} from "../src/contract/deckNotebooks.ts";
import type {Deck} from "../src/contract/deck.ts";
import {InputError} from "../loaders/errors.ts";
import {frozenPath} from "../src/contract/addresses.ts";
import {codeModules, mostModules} from "./codeModules.ts";
import {componentsProgram} from "./componentsProgram.ts";
import {readDecks} from "./decks.ts";
import {type PublishedAddress, publishedAddress} from "./publishedAddress.ts";

/** The short address of a step's view, and where it leads. */
interface ShortLink {
  readonly name: string;
  readonly title: string;
  readonly href: string;
}

/** What this needs to know of a deck's contents; `components/deckModel` has the whole. */
interface Contents {
  readonly id: string;
  readonly title: string;
  readonly purpose: string;
  readonly audience: string;
  readonly minutes: number;
  readonly steps: readonly {
    readonly title: string;
    readonly shown: {readonly name: string; readonly href: string} | null;
  }[];
}

interface Program {
  readonly deckContents: (
    deck: Deck,
    release: {
      manifest: Manifest;
      population: Population;
      units: UnitsByType;
      read: (path: string) => Promise<ArrayBuffer>;
    },
    published: PublishedAddress | null,
    hypotheses: readonly string[],
  ) => Promise<Contents>;
}

/** What decks are made from beside the files of a release. */
export interface DeckSources {
  /** As pages have it. */
  readonly manifest: Manifest;
  readonly population: Population;
  readonly units: UnitsByType;
  /** The numbers that the register of hypotheses has given. */
  readonly hypotheses: readonly string[];
}

/**
 * The decks under `root` with the figures of a release, by path under `data/`: one file each, `workshop/<id>.json`; what there is,
 * `workshops.json`; and where the short addresses of their steps lead, `views.json`. An address too long for a
 * code that a room can read stops the build. `read` gives the bytes of a file of `data/`.
 */
export async function stageDecks(
  root: string,
  {manifest, population, units, hypotheses}: DeckSources,
  read: (path: string) => Uint8Array | undefined,
): Promise<Map<string, Buffer<ArrayBuffer>>> {
  const decks = readDecks(root, manifest, units);
  const made: Contents[] = [];
  if (decks.length > 0) {
    const {deckContents} = await componentsProgram<Program>(root, "deckContents.ts");
    const release = {
      ...{manifest, population, units},
      read: async (path: string) => {
        const bytes = read(path);
        if (bytes === undefined) throw new InputError(`bildspelen visar ${path}, som utgåvan saknar`);
        // A copy of its own: the reader takes the whole buffer that lies under a view.
        return await Promise.resolve(Uint8Array.from(bytes).buffer);
      },
    };
    for (const deck of decks)
      made.push(await deckContents(deck, release, publishedAddress(root), hypotheses));
  }
  const links = made.flatMap(({steps}) =>
    steps.flatMap(({title, shown}): ShortLink[] =>
      shown === null ? [] : [{name: shown.name, title, href: shown.href}],
    ),
  );
  const published = publishedAddress(root);
  const start = published && `${published.scheme}://${published.rest}/${frozenPath(manifest.version)}v/`;
  const long = links.filter(({name}) => start !== null && codeModules(`${start}${name}`) > mostModules);
  if (long.length > 0)
    throw new InputError(
      `adressen ${start ?? ""}${long[0]?.name ?? ""} ger en QR-kod som är för tät att läsa i ett rum (fler än ${mostModules} rutor på bredden). Korta bildspelets id, eller webbplatsens adress i data/description.yaml`,
    );
  const list = made.map(({id, title, purpose, audience, minutes, steps}) => ({
    ...{id, title, purpose, audience, minutes},
    steps: steps.length,
  }));
  return new Map([
    ...made.map((deck) => [`workshop/${deck.id}.json`, json(deck)] as const),
    ["workshops.json", json(list)],
    ["views.json", json(links)],
  ]);
}

function json(value: unknown): Buffer<ArrayBuffer> {
  return Buffer.from(JSON.stringify(value));
}

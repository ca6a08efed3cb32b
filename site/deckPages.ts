import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";

/** Addresses of the pages of workshops: those of each staged deck under `root`, and the short ones of their steps. */
export function deckPages(root: string): string[] {
  const read = (name: string): readonly Readonly<Record<string, string>>[] => {
    const file = join(root, "src/data", name);
    return existsSync(file)
      ? (JSON.parse(readFileSync(file, "utf8")) as readonly Readonly<Record<string, string>>[])
      : [];
  };
  return [
    ...read("workshops.json").flatMap(({id = ""}) =>
      ["", "/talare", "/dokument", "/lagesbild"].map((page) => `/workshop/${id}${page}`),
    ),
    ...read("views.json").map(({name = ""}) => `/v/${name}`),
  ];
}

/** What the titles of those pages add, by address: one parameterised file has one title for all decks. */
export function deckTitles(root: string): ReadonlyMap<string, string> {
  const file = join(root, "src/data/workshops.json");
  const decks = existsSync(file)
    ? (JSON.parse(readFileSync(file, "utf8")) as readonly {readonly id: string; readonly title: string}[])
    : [];
  return new Map(
    decks.flatMap(({id, title}) =>
      ["", "/talare", "/dokument", "/lagesbild"].map((page) => [`/workshop/${id}${page}`, title] as const),
    ),
  );
}

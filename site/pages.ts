import type {Manifest} from "../src/contract/release.ts";

/** A page of the sidebar, or a section of pages that can be folded together. */
export type SidebarEntry =
  | {readonly name: string; readonly path: string}
  | {
      readonly name: string;
      readonly open: boolean;
      readonly pager: null;
      readonly pages: readonly {readonly name: string; readonly path: string}[];
    };

/** The address of a place's own page. */
export const placePath = (slug: string): string => `/sjukskrivningsmonster/${slug}`;

/**
 * The pages in the order that they are read. The nation's page stands for the notebook itself; the regions have the
 * same notebook each, folded together until one of them is open.
 */
export function sidebarPages({places}: Pick<Manifest, "places">): SidebarEntry[] {
  const page = ({slug, title}: Manifest["places"][number]): {name: string; path: string} => ({
    name: title,
    path: placePath(slug),
  });
  const nation = places.filter(({code}) => code === null);
  return [
    ...nation.map(({slug}) => ({name: "Sjukskrivningsmönster i riket", path: placePath(slug)})),
    {
      name: "Per region",
      open: false,
      pager: null,
      pages: places.filter(({code}) => code !== null).map(page),
    },
    {name: "Officiell statistik", path: "/officiell-statistik"},
    {name: "Metod", path: "/metod"},
    {name: "Röjandekontroll", path: "/rojandekontroll"},
    {name: "Nära sanningen?", path: "/nara-sanningen"},
    {name: "Demolandet mot verkligheten", path: "/demolandet"},
    {name: "Om webbplatsen", path: "/om"},
  ];
}

/** Every page that is made from one parameterised file. */
export function dynamicPaths({places}: Pick<Manifest, "places">): string[] {
  return places.map(({slug}) => placePath(slug));
}

/** What the titles of those pages add, by address: one parameterised file has one title for all places. */
export function placeTitles({places}: Pick<Manifest, "places">): ReadonlyMap<string, string> {
  return new Map(places.map(({slug, title}) => [placePath(slug), title]));
}

import type {Manifest} from "../src/contract/release.ts";
import {hasRegions, wholeOf} from "../src/contract/whole.ts";

/** A page of the sidebar, or a section of pages that can be folded together. */
export type SidebarEntry =
  | {readonly name: string; readonly path: string}
  | {
      readonly name: string;
      readonly open: boolean;
      readonly pager: null;
      readonly pages: readonly {readonly name: string; readonly path: string}[];
    };

/** Notebooks that have a page for each place, by the folder of the page and with the name in the menu. */
const notebooks = [
  {folder: "sjukskrivningsmonster", name: "Sjukskrivningsmönster"},
  {folder: "langd", name: "Längd"},
  {folder: "diagnosforandring", name: "Diagnosförändring"},
  {folder: "omfattningsforandring", name: "Omfattningsförändring"},
  {folder: "kompletteringspraxis", name: "Kompletteringspraxis"},
  {folder: "insatser", name: "Insatser för återgång i arbete"},
] as const;

/** The address of a place's own page in a notebook; the one on patterns is the first that a reader comes to. */
export const placePath = (slug: string, folder: string = notebooks[0].folder): string => `/${folder}/${slug}`;

/** Pages that tell of the made-up country alone: how near its published figures are to its true ones, and how near it is to the real one. */
const ofMadeUpCountry = ["/nara-sanningen", "/demolandet"];

/** The page that lays the regions beside each other. */
const ofRegions = "/regionernas-bild";

/**
 * Addresses of the pages under `src/` that a release has no use for: one of real certificates has none on the made-up country, and one of a
 * single region has no others to lay it beside.
 */
export function pagesLeftOut({places, synthetic}: Pick<Manifest, "places" | "synthetic">): readonly string[] {
  return [...(synthetic ? [] : ofMadeUpCountry), ...(hasRegions({places}) ? [] : [ofRegions])];
}

/**
 * The pages in the order that they are read. The nation's page stands for the notebook itself; the regions have the
 * same notebook each, folded together until one of them is open. In the menu that is so of the first notebook alone, or the menu would be
 * most of each page: every page of a place leads to the other places.
 */
export function sidebarPages({places, synthetic}: Pick<Manifest, "places" | "synthetic">): SidebarEntry[] {
  const page = ({slug, title}: Manifest["places"][number]): {name: string; path: string} => ({
    name: title,
    path: placePath(slug),
  });
  const nation = places.filter(({code}) => code === null);
  const regions = places.filter(({code}) => code !== null);
  const [, ...others] = notebooks;
  const left = pagesLeftOut({places, synthetic});
  const entries: SidebarEntry[] = [
    {name: "Så läser du siffrorna", path: "/sa-laser-du"},
    ...nation.map(({slug}) => ({
      name: `Sjukskrivningsmönster ${wholeOf({places}).where}`,
      path: placePath(slug),
    })),
    ...(hasRegions({places})
      ? [{name: "Per region", open: false, pager: null, pages: regions.map(page)}]
      : []),
    ...nation.flatMap(({slug}) => others.map(({folder, name}) => ({name, path: placePath(slug, folder)}))),
    {name: "Regionernas bild", path: ofRegions},
    {name: "Vårdenheter", path: "/vardenheter/vardcentral"},
    {name: "Vad är en vårdenhet?", path: "/vad-ar-en-vardenhet"},
    {name: "Officiell statistik", path: "/officiell-statistik"},
    {name: "Varför skiljer siffrorna sig?", path: "/varfor-skiljer"},
    {name: "SQL-verkstad", path: "/sql-verkstad"},
    {name: "Hypoteser", path: "/hypoteser"},
    {name: "Sparade vyer", path: "/sparade-vyer"},
    {name: "Workshop", path: "/workshop/"},
    {name: "Datakvalitet", path: "/datakvalitet"},
    {name: "Metod", path: "/metod"},
    {name: "Mått och definitioner", path: "/matt"},
    {name: "Datalexikon", path: "/datalexikon"},
    {name: "Kvalitetsdeklaration", path: "/kvalitetsdeklaration"},
    {name: "Röjandekontroll", path: "/rojandekontroll"},
    {name: "Nära sanningen?", path: "/nara-sanningen"},
    {name: "Demolandet mot verkligheten", path: "/demolandet"},
    {name: "Tillgänglighet", path: "/tillganglighet"},
    {name: "Om webbplatsen", path: "/om"},
  ];
  return entries.filter((entry) => !("path" in entry) || !left.includes(entry.path));
}

/** Every page that is made from one parameterised file. */
export function dynamicPaths({places}: Pick<Manifest, "places">): string[] {
  return notebooks.flatMap(({folder}) => places.map(({slug}) => placePath(slug, folder)));
}

/** What the titles of those pages add, by address: one parameterised file has one title for all places. */
export function placeTitles({places}: Pick<Manifest, "places">): ReadonlyMap<string, string> {
  return new Map(
    notebooks.flatMap(({folder}) => places.map(({slug, title}) => [placePath(slug, folder), title] as const)),
  );
}

/**
 * The release's tables of all regions as files of the site, each at an address of its own: the page of SQL asks for those that the
 * release has, and Framework would want their names written out in the page.
 */
export function tablePaths({families, official = []}: Pick<Manifest, "families" | "official">): string[] {
  return [
    ...families.map(({id}) => `/data/tables/${id}.parquet`),
    ...official.map(({id}) => `/data/official/${id}.parquet`),
  ];
}

import type {Manifest, Registry} from "../contract/release.js";
import {addCounts, type Count} from "../measures/count.js";
import {shareInterval} from "../measures/shareInterval.js";
import {formatCount, formatPercent, formatTenths, percentBetween} from "../measures/swedish.js";
import {dataTable} from "./dataTable.js";
import {element} from "./element.js";
import {definitionWords} from "./unitWords.js";

const unknownType = "okand";

/** The registry of units in words: what is compared, how uneven it is, and how much of the certificates rests on it. */
export function registryInWords(manifest: Pick<Manifest, "registry" | "disclosure">): HTMLElement {
  return element("p", {}, registrySentences(manifest).join(" "));
}

/** What {@link registryInWords} says, sentence by sentence. */
export function registrySentences({
  registry,
  disclosure,
}: {
  readonly registry: Registry | null;
  readonly disclosure: Pick<Manifest["disclosure"], "base">;
}): string[] {
  // A release that was made before there was such an account has none.
  if (!registry) return ["Källan till den här utgåvan hade inget register över vårdenheter."];
  const units = sumOf(registry, (region) => region.units);
  const unknown = sumOf(registry, (region) => region.types[unknownType] ?? 0);
  const certificates = addCounts(registry.statuses.map(({id}) => withStatus(registry, id)));
  const listed = shareInterval(withStatus(registry, "listed"), certificates, disclosure.base);
  const uneven = registry.regions.filter((region) => region.subUnitsPerCareUnit !== null);
  uneven.sort((a, b) => (a.subUnitsPerCareUnit ?? 0) - (b.subUnitsPerCareUnit ?? 0));
  const [least, most] = [uneven[0], uneven.at(-1)];
  const sentences = [
    `I den här utgåvan jämförs ${definitionWords[registry.definition]}.`,
    `Registret har ${formatCount(units)} enheter den dag uttaget gjordes.`,
    least && most
      ? `En vårdenhet har i genomsnitt ${formatTenths(least.subUnitsPerCareUnit ?? 0)} underenheter i ${least.title}${least === most ? "" : ` och ${formatTenths(most.subUnitsPerCareUnit ?? 0)} i ${most.title}`}.`
      : "",
    units > 0 ? `${formatPercent((units - unknown) / units)} av enheterna har fått en typ.` : "",
    listed.share === null
      ? ""
      : `${formatPercent(listed.share)} av intygen (${percentBetween(...listed.interval)}) kommer från en enhet som fanns i registret den dag intyget skrevs under.`,
  ];
  return sentences.filter((sentence) => sentence !== "");
}

/** How units are registered, a row a region. */
export function registryByRegion({registry}: Pick<Manifest, "registry">): HTMLElement {
  return dataTable({
    caption: "Vårdenheter i registret, efter region",
    columns: [
      {name: "region", title: "Region", kind: "text"},
      {name: "enheter", title: "Enheter", kind: "count"},
      {name: "vardenheter", title: "Vårdenheter", kind: "count"},
      {name: "underenheter_per_vardenhet", title: "Underenheter per vårdenhet", kind: "decimal"},
      {name: "jamforda_enheter", title: "Enheter som jämförs", kind: "count"},
    ],
    rows: withUnits(registry).map((region) => [
      ...[region.title, region.units, region.careUnits, region.subUnitsPerCareUnit, region.compared],
    ]),
  });
}

/** Units by type, a row a region. */
export function typesByRegion({registry}: Pick<Manifest, "registry">): HTMLElement {
  const kinds = registry?.types ?? [];
  return dataTable({
    caption: "Enheter efter typ och region",
    columns: [
      {name: "region", title: "Region", kind: "text"},
      ...kinds.map(({id, title}) => ({name: id, title, kind: "count" as const})),
    ],
    rows: withUnits(registry).map((region) => [region.title, ...kinds.map(({id}) => region.types[id] ?? 0)]),
  });
}

/** Certificates by what the registry said of the unit on the day of signing: how many, and their share of all. */
export function certificatesByStatus({
  registry,
  disclosure: {base},
}: Pick<Manifest, "registry" | "disclosure">): HTMLElement {
  const counts = (registry?.statuses ?? []).map(({id, title}) => ({title, count: withStatus(registry, id)}));
  const all = addCounts(counts.map(({count}) => count));
  return dataTable({
    caption: "Intyg efter enhetens ställning i registret, hela perioden",
    columns: [
      {name: "stallning", title: "Enheten den dag intyget skrevs under", kind: "text"},
      {name: "intyg", title: "Intyg", kind: "count"},
      {name: "andel", title: "Andel", kind: "share"},
      {name: "lagst", title: "Lägst", kind: "share"},
      {name: "hogst", title: "Högst", kind: "share"},
    ],
    rows: counts.map(({title, count}) => {
      const {share, interval} = shareInterval(count, all, base);
      return [title, count.n, share, ...(share === null ? [null, null] : interval)];
    }),
  });
}

/** The certificates of a status in all regions. A release of before does not tell which cells stand at the base. */
function withStatus(registry: Registry | null, id: string): Count {
  return {
    n: sumOf(registry, ({certificates}) => certificates[id] ?? 0),
    atBase: sumOf(registry, ({certificatesAtBase}) => certificatesAtBase?.[id] ?? 0),
  };
}

type Region = Registry["regions"][number];

function sumOf(registry: Registry | null, of: (region: Region) => number): number {
  return (registry?.regions ?? []).reduce((all, region) => all + of(region), 0);
}

function withUnits(registry: Registry | null): readonly Region[] {
  return (registry?.regions ?? []).filter(({units}) => units > 0);
}

import type {Manifest, Registry} from "../contract/release.js";
import {formatCount, formatPercent, formatTenths} from "../measures/swedish.js";
import {dataTable} from "./dataTable.js";
import {element} from "./element.js";

const definitions: Readonly<Record<Registry["definition"], string>> = {
  "care-unit": "vårdenheten så som vårdgivaren har registrerat den i HSA",
  "head-unit": "huvudenheten om det finns en, annars enheten själv",
  harmonised: "vårdenheten, delad efter slag av vård där den samlar flera",
};

const unknownType = "okand";

/** The registry of units in words: what is compared, how uneven it is, and how much of the certificates rests on it. */
export function registryInWords(manifest: Pick<Manifest, "registry">): HTMLElement {
  return element("p", {}, registrySentences(manifest).join(" "));
}

/** What {@link registryInWords} says, sentence by sentence. */
export function registrySentences({registry}: Pick<Manifest, "registry">): string[] {
  // A release that was made before there was such an account has none.
  if (!registry) return ["Källan till den här utgåvan hade inget register över vårdenheter."];
  const units = sumOf(registry, (region) => region.units);
  const unknown = sumOf(registry, (region) => region.types[unknownType] ?? 0);
  const certificates = sumOf(registry, (region) =>
    Object.values(region.certificates).reduce((a, b) => a + b, 0),
  );
  const listed = sumOf(registry, (region) => region.certificates["listed"] ?? 0);
  const uneven = registry.regions.filter((region) => region.subUnitsPerCareUnit !== null);
  uneven.sort((a, b) => (a.subUnitsPerCareUnit ?? 0) - (b.subUnitsPerCareUnit ?? 0));
  const [least, most] = [uneven[0], uneven.at(-1)];
  const sentences = [
    `I den här utgåvan jämförs ${definitions[registry.definition]}.`,
    `Registret har ${formatCount(units)} enheter den dag uttaget gjordes.`,
    least && most
      ? `En vårdenhet har i genomsnitt ${formatTenths(least.subUnitsPerCareUnit ?? 0)} underenheter i ${least.title} och ${formatTenths(most.subUnitsPerCareUnit ?? 0)} i ${most.title}.`
      : "",
    units > 0 ? `${formatPercent((units - unknown) / units)} av enheterna har fått en typ.` : "",
    certificates > 0
      ? `${formatPercent(listed / certificates)} av intygen kommer från en enhet som fanns i registret den dag intyget skrevs under.`
      : "",
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
export function certificatesByStatus({registry}: Pick<Manifest, "registry">): HTMLElement {
  const counts = (registry?.statuses ?? []).map(({id, title}) => ({
    title,
    n: sumOf(registry, (region) => region.certificates[id] ?? 0),
  }));
  const all = counts.reduce((sum, {n}) => sum + n, 0);
  return dataTable({
    caption: "Intyg efter enhetens ställning i registret, hela perioden",
    columns: [
      {name: "stallning", title: "Enheten den dag intyget skrevs under", kind: "text"},
      {name: "intyg", title: "Intyg", kind: "count"},
      {name: "andel", title: "Andel", kind: "share"},
    ],
    rows: counts.map(({title, n}) => [title, n, all === 0 ? null : n / all]),
  });
}

type Region = Registry["regions"][number];

function sumOf(registry: Registry | null, of: (region: Region) => number): number {
  return (registry?.regions ?? []).reduce((all, region) => all + of(region), 0);
}

function withUnits(registry: Registry | null): readonly Region[] {
  return (registry?.regions ?? []).filter(({units}) => units > 0);
}

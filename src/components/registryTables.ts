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
export function registryInWords({registry}: Pick<Manifest, "registry">): HTMLElement {
  if (!registry) return element("p", {}, "Källan till den här utgåvan hade inget register över vårdenheter.");
  const sum = (of: (region: Registry["regions"][number]) => number): number =>
    registry.regions.reduce((all, region) => all + of(region), 0);
  const units = sum((region) => region.units);
  const unknown = sum((region) => region.types[unknownType] ?? 0);
  const certificates = sum((region) => Object.values(region.certificates).reduce((a, b) => a + b, 0));
  const listed = sum((region) => region.certificates["listed"] ?? 0);
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
  return element("p", {}, sentences.filter((sentence) => sentence !== "").join(" "));
}

/** How units are registered, a row a region. */
export function registryByRegion({registry}: Pick<Manifest, "registry">): HTMLElement {
  const kinds = registry?.types ?? [];
  return dataTable({
    caption: "Vårdenheter i registret, efter region",
    columns: [
      {name: "region", title: "Region", kind: "text"},
      {name: "enheter", title: "Enheter", kind: "count"},
      {name: "vardenheter", title: "Vårdenheter", kind: "count"},
      {name: "underenheter_per_vardenhet", title: "Underenheter per vårdenhet", kind: "decimal"},
      {name: "jamforda_enheter", title: "Enheter som jämförs", kind: "count"},
      ...kinds.map(({id, title}) => ({name: id, title, kind: "count" as const})),
    ],
    rows: (registry?.regions ?? [])
      .filter(({units}) => units > 0)
      .map((region) => [
        ...[region.title, region.units, region.careUnits, region.subUnitsPerCareUnit, region.compared],
        ...kinds.map(({id}) => region.types[id] ?? 0),
      ]),
  });
}

/** Certificates by what the registry said of the unit on the day of signing, a row a region. */
export function certificatesByStatus({registry}: Pick<Manifest, "registry">): HTMLElement {
  const statuses = registry?.statuses ?? [];
  const shown = statuses.filter(({id}) =>
    registry?.regions.some(({certificates}) => (certificates[id] ?? 0) > 0),
  );
  return dataTable({
    caption: "Intyg efter enhetens ställning i registret, hela perioden",
    columns: [
      {name: "region", title: "Region", kind: "text"},
      ...shown.map(({id, title}) => ({name: id.replaceAll("-", "_"), title, kind: "count" as const})),
    ],
    rows: (registry?.regions ?? [])
      .filter(({certificates}) => Object.keys(certificates).length > 0)
      .map((region) => [region.title, ...shown.map(({id}) => region.certificates[id] ?? 0)]),
  });
}

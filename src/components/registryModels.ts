import type {Manifest, Registry} from "../contract/release.js";
import {addCounts, type Count} from "../measures/count.js";
import {shareInterval} from "../measures/shareInterval.js";
import {formatCount, formatDay, formatPercent, formatTenths, percentBetween} from "../measures/swedish.js";
import type {DiagramModel, SharePoint} from "./diagramModel.js";
import {textAlternative} from "./textAlternative.js";

type Region = Registry["regions"][number];

const orderNote = "Regionerna står i länskodernas ordning. Ordningen är ingen rangordning.";
const noRegistry = "Källan till den här utgåvan hade inget register över vårdenheter.";

/** Underenheter per vårdenhet, by region: how differently a vårdenhet is drawn up. */
export function subUnitsByRegion({
  registry,
  extractDate,
}: Pick<Manifest, "registry" | "extractDate">): DiagramModel {
  const regions = (registry?.regions ?? []).filter(({subUnitsPerCareUnit}) => subUnitsPerCareUnit !== null);
  const value = (region: Region): number => region.subUnitsPerCareUnit ?? 0;
  const sorted = [...regions].sort((a, b) => value(a) - value(b));
  const [least, most] = [sorted[0], sorted.at(-1)];
  const measure = "Underenheter per vårdenhet";
  const title =
    least === undefined || most === undefined
      ? noRegistry
      : least === most
        ? `En vårdenhet har i genomsnitt ${formatTenths(value(least))} underenheter i ${least.title}`
        : `En vårdenhet har i genomsnitt från ${formatTenths(value(least))} underenheter i ${least.title} till ${formatTenths(value(most))} i ${most.title}`;
  return {
    id: "underenheter",
    title,
    selection: `${formatCount(regions.length)} regioner, registret den ${formatDay(extractDate)}`,
    alternative: textAlternative({
      kind: "Punktdiagram med en punkt för varje region",
      measure,
      selection: `${formatCount(regions.length)} regioner`,
      period: `registret den ${formatDay(extractDate)}`,
      message: title,
      uncertainty: "Enheter är inga personer: talen är exakta",
    }),
    series: [{id: "underenheter", label: measure, style: "own"}],
    chart:
      regions.length === 0
        ? null
        : {
            ...{kind: "shares", unit: "number", xLabel: measure},
            categories: regions.map((region) => region.title),
            points: regions.map((region, category): SharePoint => {
              const n = value(region);
              return {series: "underenheter", category, value: n, low: n, high: n};
            }),
          },
    nothing: noRegistry,
    notes: [
      "Många underenheter betyder att vårdenheten är ett helt sjukhus eller en hel organisation. Få betyder att varje mottagning är en vårdenhet. Vårdenheter i olika regioner är därför sällan jämförbara.",
      orderNote,
    ],
    table: {
      caption: "Vårdenheter i registret",
      columns: [
        {name: "region", title: "Region", kind: "text"},
        {name: "enheter", title: "Enheter", kind: "count"},
        {name: "vardenheter", title: "Vårdenheter", kind: "count"},
        {name: "underenheter", title: "Underenheter", kind: "count"},
        {name: "per_vardenhet", title: "Underenheter per vårdenhet", kind: "decimal"},
        {name: "utan_typ", title: "Enheter utan typ", kind: "count"},
      ],
      rows: regions.map((region) => [
        ...[region.title, region.units, region.careUnits, region.subUnits, region.subUnitsPerCareUnit],
        region.types["okand"] ?? 0,
      ]),
    },
  };
}

/** Certificates from units that the registry had on the day of signing, by region, with the region that is not known. */
export function listedByRegion({
  registry,
  disclosure: {base},
}: Pick<Manifest, "registry" | "disclosure">): DiagramModel {
  const count = ({certificates, certificatesAtBase}: Region, status: string): Count => ({
    n: certificates[status] ?? 0,
    atBase: certificatesAtBase?.[status] ?? 0,
  });
  const statuses = registry?.statuses ?? [];
  const whole = (region: Region): Count => addCounts(statuses.map(({id}) => count(region, id)));
  const regions = (registry?.regions ?? []).filter((region) => whole(region).n > 0);
  const share = (some: readonly Region[]) =>
    shareInterval(addCounts(some.map((region) => count(region, "listed"))), addCounts(some.map(whole)), base);
  const all = share(regions);
  const measure = "Andel av intygen från en enhet som fanns i registret den dag intyget skrevs under";
  const title =
    all.share === null
      ? noRegistry
      : `${formatPercent(all.share)} av intygen kommer från en enhet som fanns i registret`;
  const uncertainty =
    all.share === null
      ? "Ingen andel kan räknas."
      : `Andelen i rubriken ligger ${percentBetween(...all.interval)} när slump och avrundning räknas in.`;
  return {
    id: "enhet-i-registret",
    title,
    selection: `${formatCount(regions.length)} regioner, alla intyg i utgåvan`,
    alternative: textAlternative({
      kind: "Punktdiagram med intervall, en punkt för varje region",
      measure,
      selection: `${formatCount(regions.length)} regioner`,
      period: "alla intyg i utgåvan",
      message: title,
      uncertainty,
    }),
    series: [{id: "andel", label: measure, style: "own"}],
    chart:
      regions.length === 0
        ? null
        : {
            ...{kind: "shares", xLabel: measure},
            categories: regions.map((region) => region.title),
            points: regions.flatMap((region, category): SharePoint[] => {
              const {share: value, interval} = share([region]);
              return value === null
                ? []
                : [{series: "andel", category, value, low: interval[0], high: interval[1]}];
            }),
          },
    nothing: noRegistry,
    notes: [
      uncertainty,
      "En enhet som inte finns i registret har ingen region. Därför är andelen nästan alltid hög i regionerna, och intygen hamnar i stället i ”Okänd region”.",
      orderNote,
    ],
    table: {
      caption: "Intyg efter enhetens ställning i registret",
      columns: [
        {name: "region", title: "Region", kind: "text"},
        ...statuses.map(({id, title: name}) => ({
          name: id.replaceAll("-", "_"),
          title: name,
          kind: "count" as const,
        })),
        {name: "andel", title: "Andel i registret", kind: "share"},
        {name: "lagst", title: "Lägst", kind: "share"},
        {name: "hogst", title: "Högst", kind: "share"},
      ],
      rows: regions.map((region) => {
        const {share: value, interval} = share([region]);
        return [
          ...[region.title, ...statuses.map(({id}) => count(region, id).n), value],
          ...(value === null ? [null, null] : interval),
        ];
      }),
    },
  };
}

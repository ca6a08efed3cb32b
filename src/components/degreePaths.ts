import type {View} from "../contract/view.js";
import {shareInterval, isTooUnsure} from "../measures/shareInterval.js";
import {formatPercent, percentBetween} from "../measures/swedish.js";
import type {Shade, StackChart} from "./chartModels.js";
import {degreeChangeNote, degreeChangesCounted} from "./degreeWords.js";
import type {DiagramModel} from "./diagramModel.js";
import {countPart, familyRows} from "./familyRows.js";
import {comparedSides, isBesideNation, placesOf, sideHeading} from "./familySides.js";
import {familyYears} from "./familyYears.js";
import type {PlaceFamily} from "./placeFamily.js";
import {choicesLeftOut, describeSelection} from "./selection.js";
import {textAlternative} from "./textAlternative.js";
import {nothingPublished, unsureNote, withinNationNote} from "./uncertainty.js";

const measure = "Hur graden ändras under sjukfallet, efter graden i början";

/** Lowered is blue, raised at any time purple, unchanged grey: neither is better than the other. */
const shades: Readonly<Record<string, Shade>> = {
  unchanged: "quiet",
  down: "strong",
  stepwise: "medium",
  up: "other",
  varied: "otherMedium",
};

/** The ways the degree goes, as parts of the sjukfall that begin at each degree; a place over the nation, or over itself the year before. */
export function degreePaths(family: PlaceFamily, view: View): DiagramModel<StackChart> {
  const {manifest, place, own} = family;
  const {base} = manifest.disclosure;
  const sides = comparedSides(family, view);
  const years = familyYears(view, family.nation, manifest);
  const paths = manifest.dimensions["degree_path"]?.codes ?? [];
  const degrees = manifest.dimensions["degree_first"]?.codes ?? [];
  const bars = degrees.flatMap((degree) =>
    sides.map((side) => {
      const rows = familyRows(family, view, side, [], {degree_first: [degree.code]});
      const parts = paths.map(({code}) => {
        const {part, whole} = countPart(side, "degree_path", rows, [code]);
        return {part, whole, ...shareInterval(part, whole, base)};
      });
      return {degree, side, parts, whole: parts[0]?.whole ?? {n: 0, atBase: 0}};
    }),
  );
  const shown = bars.filter(({whole}) => whole.n > 0);
  const unchanged = paths.findIndex(({code}) => code === "unchanged");
  const full = shown.filter(({degree}) => degree.code === "100");
  const told = full.flatMap(({side: {where: here}, parts}) => {
    const same = parts[unchanged];
    return same === undefined ? [] : [{where: here, share: same.share, interval: same.interval}];
  });
  const unsure = told.length === 0 || told.some(isTooUnsure);
  const title = unsure
    ? `${measure}: för få sjukfall för en säker andel`
    : `Av sjukfall som börjar på 100 procent har ${told.map(({share, where}) => `${formatPercent(share ?? 0)} ${where}`).join(" och ")} samma grad hela tiden`;
  const limits = unsure
    ? unsureNote
    : `${told.length > 1 ? "Andelarna" : "Andelen"} i rubriken ligger ${told.map(({interval, where}) => `${percentBetween(...interval)} ${where}`).join(" och ")}.`;
  const where = placesOf({manifest, place}, sides);
  const selection = `${where}, ${describeSelection(view, manifest, own, [])}`;

  return {
    id: "gradens-vag",
    title,
    selection: `${selection}. Avslutade ${years.period}.`,
    alternative: textAlternative({
      kind: "Staplar som är delade i hundradelar",
      measure,
      selection,
      period: `avslutade ${years.period}`,
      message: title,
      uncertainty: limits,
    }),
    series: [],
    chart:
      shown.length === 0
        ? null
        : {
            ...{kind: "stacks", xLabel: "Andel av sjukfallen som börjar på graden"},
            parts: paths.map(({code, title: label}) => ({label, shade: shades[code] ?? "quiet"})),
            bars: shown.map(({degree, side, parts}) => ({
              group: `Börjar på ${degree.title}`,
              label: sides.length > 1 ? side.label : "",
              shares: parts.map(({share}) => share ?? 0),
            })),
          },
    nothing: nothingPublished,
    notes: [
      ...(shown.length === 0 ? [] : [limits]),
      degreeChangeNote,
      "Staplarna visar bara andelarna. Intervallen, som rymmer slumpen och avrundningen av små tal, står i tabellen.",
      ...choicesLeftOut(view, manifest, own, [], degreeChangesCounted),
      ...years.notes,
      ...(isBesideNation(sides) ? withinNationNote({manifest, place}) : []),
    ],
    table: {
      caption: measure,
      columns: [
        {name: "forsta_grad", title: "Grad i början", kind: "text"},
        {name: "serie", title: sideHeading(sides), kind: "text"},
        {name: "vag", title: "Gradens väg", kind: "text"},
        {name: "antal", title: "Antal", kind: "count"},
        {name: "andel", title: "Andel", kind: "share"},
        {name: "lagst", title: "Lägst", kind: "share"},
        {name: "hogst", title: "Högst", kind: "share"},
      ],
      rows: shown.flatMap(({degree, side, parts}) =>
        parts.map(({part, share, interval}, i) => [
          degree.title,
          side.label,
          paths[i]?.title ?? "",
          part.n,
          share,
          ...(share === null ? [null, null] : interval),
        ]),
      ),
    },
  };
}

import type {OfficialStatistics} from "../contract/official.js";
import {formatCount, formatPercent} from "../measures/swedish.js";
import type {DiagramModel, SharePoint} from "./diagramModel.js";
import {allCounted} from "./officialDays.js";
import {longFrom, shareFrom} from "./officialLength.js";
import {published} from "./officialSources.js";
import {textAlternative} from "./textAlternative.js";

/** All diagnoses of the table together. */
const allDiagnoses = "ALL";

/** A diagnosis with its code first: `F43 Anpassningsstörningar …`. */
const named = ({categories}: OfficialStatistics, code: string): string =>
  `${code} ${categories[code] ?? ""}`.trim();

/** How large a share of the sjukfall of each diagnosis became long, and how large a share the service SRS expected. */
export function officialLong(official: OfficialStatistics): DiagramModel {
  const {startedByLength: started, expectedLong} = official;
  const year = Math.max(...started.map((row) => row.year));
  const share = (code: string): number => shareFrom(started, year, code, longFrom) ?? NaN;
  const expected = (code: string): number | null =>
    expectedLong.find(({diagnosis}) => diagnosis === code)?.share ?? null;
  const codes = [...new Set(started.filter((row) => row.year === year).map(({diagnosis}) => diagnosis))]
    .filter((code) => code !== allDiagnoses)
    .sort((a, b) => share(b) - share(a));
  const [most = "", least = ""] = [codes[0], codes.at(-1)];
  const title = `${formatPercent(share(most))} av sjukfallen med ${named(official, most)} varade minst ${longFrom} dagar, mot ${formatPercent(share(least))} med ${named(official, least)}`;
  const measure = `Andel av sjukfallen över 14 dagar som varade minst ${longFrom} dagar`;
  return {
    id: "langa-efter-diagnos",
    title,
    selection: `Riket, ${codes.length} diagnoser, sjukfall som startade ${year}`,
    alternative: textAlternative({
      kind: "Punktdiagram med två punkter för varje diagnos: utfallet och vad tjänsten SRS väntade",
      measure,
      selection: `riket, ${codes.length} diagnoser`,
      period: `sjukfall som startade ${year}`,
      message: title,
      uncertainty: allCounted,
    }),
    series: [
      {id: "utfall", label: `Varade minst ${longFrom} dagar, startade ${year}`, style: "own"},
      {id: "vantat", label: "Väntades bli längre än 90 dagar, SRS 2019", style: "nation"},
    ],
    chart: {
      kind: "shares",
      categories: codes.map((code) => named(official, code)),
      xLabel: measure,
      points: codes.flatMap((code, category) => {
        const point = (series: string, value: number): SharePoint => ({
          ...{series, category, value},
          ...{low: value, high: value},
        });
        const model = expected(code);
        return [point("utfall", share(code)), ...(model === null ? [] : [point("vantat", model)])];
      }),
    },
    nothing: "",
    notes: [
      "Raderna står i ordning efter andelen långa sjukfall. En diagnos med få långa sjukfall är inte bättre eller sämre behandlad: sjukdomarna är olika.",
      "SRS är ett stöd för att bedöma risken att ett sjukfall blir långt. Dess andel kommer från en modell, inte från en räkning av de här sjukfallen.",
      allCounted,
    ],
    table: {
      caption: `Långa sjukfall efter diagnos, startade ${year}`,
      columns: [
        {name: "diagnos", title: "Diagnos", kind: "text"},
        {name: "startade", title: "Startade sjukfall", kind: "count"},
        {name: "andel", title: `Varade minst ${longFrom} dagar`, kind: "share"},
        {name: "vantad_andel", title: "Väntades bli längre än 90 dagar", kind: "share"},
      ],
      rows: codes.map((code) => [
        named(official, code),
        started
          .filter((row) => row.year === year && row.diagnosis === code)
          .reduce((sum, row) => sum + row.started, 0),
        share(code),
        expected(code),
      ]),
    },
    published: published("length", "expectedLong"),
  };
}

/** How many women and men began a sjukfall of each diagnosis. */
export function officialPersons(official: OfficialStatistics): DiagramModel {
  const {year, rows} = official.persons;
  const persons = (code: string, sex: string): number =>
    rows.find((row) => row.diagnosis === code && row.sex === sex)?.persons ?? 0;
  const codes = [...new Set(rows.map(({diagnosis}) => diagnosis))]
    .filter((code) => code !== allDiagnoses)
    .sort((a, b) => persons(b, "ALL") - persons(a, "ALL"));
  const all = persons(allDiagnoses, "ALL");
  const women = persons(allDiagnoses, "K") / all;
  const [most = ""] = codes;
  const title = `Av dem som började ett sjukfall över 14 dagar ${year} var ${formatPercent(women)} kvinnor`;
  const measure = "Personer som började ett sjukfall över 14 dagar";
  return {
    id: "personer-efter-diagnos",
    title,
    selection: `Riket, ${codes.length} diagnoser, ${year}`,
    alternative: textAlternative({
      kind: "Punktdiagram med en punkt för kvinnor och en för män i varje diagnos",
      measure,
      selection: `riket, ${codes.length} diagnoser`,
      period: String(year),
      message: `${title}. Flest hade ${named(official, most)}: ${formatCount(persons(most, "K"))} kvinnor och ${formatCount(persons(most, "M"))} män.`,
      uncertainty: allCounted,
    }),
    series: [
      {id: "K", label: "Kvinnor", style: "women"},
      {id: "M", label: "Män", style: "men"},
    ],
    chart: {
      kind: "shares",
      unit: "number",
      categories: codes.map((code) => named(official, code)),
      xLabel: measure,
      points: codes.flatMap((code, category) =>
        ["K", "M"].map((sex): SharePoint => {
          const value = persons(code, sex);
          return {series: sex, category, value, low: value, high: value};
        }),
      ),
    },
    nothing: "",
    notes: [
      "Bara de diagnoser som tjänsten SRS har uppgifter om är med. Den som började sjukfall med flera av dem räknas en gång i varje. Därför är summan större än antalet personer.",
      allCounted,
    ],
    table: {
      caption: `Personer som började ett sjukfall över 14 dagar, ${year}`,
      columns: [
        {name: "diagnos", title: "Diagnos", kind: "text"},
        {name: "kvinnor", title: "Kvinnor", kind: "count"},
        {name: "man", title: "Män", kind: "count"},
        {name: "alla", title: "Alla", kind: "count"},
        {name: "andel_kvinnor", title: "Andel kvinnor", kind: "share"},
      ],
      rows: [...codes, allDiagnoses].map((code) => [
        code === allDiagnoses ? "Summa av diagnoserna" : named(official, code),
        ...["K", "M", "ALL"].map((sex) => persons(code, sex)),
        persons(code, "K") / persons(code, "ALL"),
      ]),
    },
    published: published("persons"),
  };
}

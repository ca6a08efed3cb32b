import type {CalibrationMeasure} from "../../src/contract/calibration.ts";
import {
  diagnosisShares,
  figure,
  longShares,
  nation,
  type Published,
  publishedCategories,
  regionShares,
  womenShares,
} from "./published.ts";
import type {ShareQuery} from "./shares.ts";
import {april2024} from "./spells.ts";

/** A published share that the country is held against. */
export interface ShareMeasure extends CalibrationMeasure {
  readonly published: Published;
  /** What `published-figures.csv` calls it, where it is there. */
  readonly figures: readonly string[];
  readonly query: Omit<ShareQuery, "hit"> & {readonly hit?: string};
  /** Percentage points that the tolerance allows beside three standard errors. */
  readonly allowed: number;
}

const stockSource = "Försäkringskassan, öppna data, pågående sjukfall 2025 (uttag 2026-08-28)";
const springSource = "Försäkringskassan, statistikdatabasen, pågående sjukfall april 2024 (uttag 2024-11-06)";
const lengthSource = "Inera SRS, nationell statistik: startade sjukfall över 14 dagar 2017, 23 diagnoser";
const changeSource = "Scand J Public Health 2015;43:44–51, sjukfall 2010–2012";

const year2025 = {from: "calibration_stock", where: `day <> ${april2024}`};
const started = (where: string): {from: string; where: string} => ({
  from: "calibration_started",
  where: `covered > 14 AND ${where}`,
});
const ofSex = (sex: string) => `sex = '${sex}'`;
const inF = "category LIKE 'F%'";
const inF43 = "category = 'F43'";
const srs = `category IN (${publishedCategories.map((category) => `'${category}'`).join(", ")})`;

const points = (allowed: number, why: string) => ({
  allowed,
  allows: `${String(allowed).replace(".", ",")} ${allowed === 1 ? "procentenhet" : "procentenheter"}: ${why}`,
});
const model = "graden av förenkling i beräkningen av hur många sjukfall som börjar";

function ofNation(
  id: string,
  title: string,
  rest: Omit<ShareMeasure, "id" | "title" | "unit" | "of" | "published"> & {value?: number},
): ShareMeasure {
  const {value = figure(rest.figures[0] ?? ""), ...others} = rest;
  return {id, title, unit: "%", of: "nation", published: nation(value), ...others};
}

const stockShares: readonly ShareMeasure[] = [
  {
    ...{id: "stock-by-region", title: "Regionens andel av rikets pågående sjukfall", unit: "%", of: "region"},
    ...{source: stockSource, figures: [], published: regionShares()},
    ...points(0.2, model),
    query: {...year2025, where: `${year2025.where} AND region <> '00'`, of: "region"},
  },
  ofNation("stock-women", "Kvinnor bland pågående sjukfall", {
    ...{source: stockSource, figures: ["ongoing_women_share_2025"]},
    ...points(1, model),
    query: {...year2025, hit: ofSex("K")},
  }),
  {
    ...{id: "stock-women-by-region", title: "Kvinnor bland pågående sjukfall", unit: "%", of: "region"},
    ...{source: stockSource, figures: [], published: womenShares()},
    ...points(1, model),
    query: {...year2025, of: "region", hit: ofSex("K")},
  },
  ...(
    [
      ["F", "diagnos i F00–F99", inF, "F00-F99", "ongoing_F_share"],
      ["F43", "diagnos F43", inF43, "F43", "ongoing_F43_share"],
    ] as const
  ).flatMap(([id, words, hit, diagnosis, name]): ShareMeasure[] => [
    ofNation(`stock-${id}`, `Pågående sjukfall med ${words}`, {
      ...{source: stockSource, figures: [`${name}_2025`]},
      ...points(1, model),
      query: {...year2025, hit},
    }),
    ofNation(`stock-${id}-women`, `Kvinnors pågående sjukfall med ${words}`, {
      ...{source: stockSource, figures: [`${name}_women_2025`]},
      ...points(1, model),
      query: {...year2025, where: `${year2025.where} AND sex = 'K'`, hit},
    }),
    ofNation(`stock-${id}-men`, `Mäns pågående sjukfall med ${words}`, {
      ...{source: stockSource, figures: [`${name}_men_2025`]},
      ...points(1, model),
      query: {...year2025, where: `${year2025.where} AND sex = 'M'`, hit},
    }),
    {
      ...{id: `stock-${id}-by-region`, title: `Pågående sjukfall med ${words}`, unit: "%", of: "region"},
      ...{source: stockSource, figures: [], published: diagnosisShares(diagnosis)},
      ...points(1.5, model),
      query: {...year2025, of: "region", hit},
    },
  ]),
  {
    ...{id: "stock-F-women-by-region", title: "Kvinnors pågående sjukfall med diagnos i F00–F99"},
    ...{unit: "%", of: "region", source: stockSource, figures: []},
    published: diagnosisShares("F00-F99", "K"),
    ...points(1.5, model),
    query: {...year2025, where: `${year2025.where} AND sex = 'K'`, of: "region", hit: inF},
  },
  ...(
    [
      ["", "Pågående", "true"],
      ["_women", "Kvinnors pågående", ofSex("K")],
      ["_men", "Mäns pågående", ofSex("M")],
    ] as const
  ).map(([sex, words, where]) =>
    ofNation(`stock-M${sex.replace("_", "-")}`, `${words} sjukfall med diagnos i M00–M99, april 2024`, {
      ...{source: springSource, figures: [`ongoing_M_share${sex}_2024_04`]},
      ...points(1, model),
      query: {from: "calibration_stock", where: `day = ${april2024} AND ${where}`, hit: "category LIKE 'M%'"},
    }),
  ),
];

const mix = "blandningen av diagnoser är den som ger bestånden 2025, inte 2017 års";

const lengths: readonly ShareMeasure[] = [
  ...(
    [
      ["15_29", "15–29 dagar", "covered BETWEEN 15 AND 29"],
      ["30_89", "30–89 dagar", "covered BETWEEN 30 AND 89"],
      ["90_179", "90–179 dagar", "covered BETWEEN 90 AND 179"],
      ["180_364", "180–364 dagar", "covered BETWEEN 180 AND 364"],
      ["365", "365 dagar eller mer", "covered >= 365"],
    ] as const
  ).map(([id, words, hit]) =>
    ofNation(`length-${id}`, `Startade sjukfall över 14 dagar som varar ${words}`, {
      ...{source: lengthSource, figures: [`len_${id}_2017`, "started_SRS_2017"]},
      ...points(2, mix),
      value: (100 * figure(`len_${id}_2017`)) / figure("started_SRS_2017"),
      query: {...started(srs), hit},
    }),
  ),
  {
    ...{id: "long-by-category", title: "Startade sjukfall över 14 dagar som varar 90 dagar eller mer"},
    ...{unit: "%", of: "category", source: lengthSource, figures: [], published: longShares()},
    ...points(2.5, "sjukfall i glapp och överlapp, och skillnader mellan enheter"),
    query: {...started(srs), of: "category", hit: "covered >= 90"},
  },
  ofNation("started-women", "Kvinnor bland startade sjukfall över 14 dagar", {
    ...{source: "Inera SRS, nationell statistik: personer 2015, 23 diagnoser"},
    figures: ["persons_2015_women", "persons_2015_men"],
    ...points(3, "könsfördelningen är den som ger bestånden 2025, inte 2015 års"),
    value: (100 * figure("persons_2015_women")) / (figure("persons_2015_women") + figure("persons_2015_men")),
    query: {...started(srs), hit: ofSex("K")},
  }),
];

const changes: readonly ShareMeasure[] = (
  [
    ["women", "kvinnor", ofSex("K")],
    ["men", "män", ofSex("M")],
  ] as const
).flatMap(([sex, who, where]) =>
  (
    [
      ["", "", "true"],
      ["_15_30", ", sjukfall på 15–30 dagar", "covered <= 30"],
      ["_gt365", ", sjukfall över 365 dagar", "covered > 365"],
    ] as const
  ).map(([id, words, length]) =>
    ofNation(`change-${sex}${id.replace("_", "-")}`, `Byter diagnoskapitel, ${who}${words}`, {
      ...{source: changeSource, figures: [`dxchange_${sex}${id}`]},
      ...points(0.7, "byten antas bara ske mellan kapitel F, kapitel M och alla andra"),
      query: {...started(`${where} AND ${length}`), hit: "changes > 0"},
    }),
  ),
);

const completions: readonly ShareMeasure[] = [
  ofNation("completions", "Intyg som Försäkringskassan begär kompletterade", {
    source: "Försäkringskassan, nyhet 2017-12-12, cirka 4 300 intyg juni 2016–maj 2017",
    figures: ["komplettering_share_2016_17"],
    ...points(0.5, "kompletterande intyg räknas med i nämnaren"),
    query: {from: "calibration_certificate", hit: "asked", cluster: "unit"},
  }),
];

/** Every published share that the country is held against. */
export const shareMeasures: readonly ShareMeasure[] = [
  ...stockShares,
  ...lengths,
  ...changes,
  ...completions,
];

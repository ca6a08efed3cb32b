import type {Inhabitants, Rows} from "./population.ts";

/**
 * Inhabitants for each certificate of the synthetic country: that many make it as common to be on sick leave there as in
 * Sweden. One million certificates have about 9 ongoing sjukfall for each 100 of Sweden (docs/synthetic.md), and Sweden
 * had 10,587,710 inhabitants on 31 December 2024.
 */
const shareOfSwedenPerCertificate = 0.09 / 1_000_000;

/** The weight of an age falls by e^(tilt · points) from 16 to 64, per percentage point of 80-year-olds below the nation's. */
const tilt = 0.12;
const [youngest, oldest] = [16, 64];

/** The tables that the demo's population is made from, see `data/reference/SOURCE.md`. */
export interface DemoTables {
  /** Population of everybody by län, SCB. */
  readonly totals: Rows;
  /** Inhabitants 0–19 and 65 or older per 100 of 20–64 years, and the share of 80 or older: by län, of the same year. */
  readonly ratios: Rows;
  /** Assumed weights of age groups in the nation, women and men. */
  readonly weights: Rows;
}

/**
 * The inhabitants of the synthetic country, 16–64 years, by län, sex and year of age. Published: how many each län has, and by the
 * ratio of dependants how many of them are 20–64. Assumed: the age structure of the nation, that regions with more old people
 * lean towards older ages, and that 16–19 is as large beside 20–64 everywhere. Then all are scaled to the size of the country.
 */
export function demoPopulation(certificates: number, {totals, ratios, weights}: DemoTables): Inhabitants[] {
  const scale = certificates * shareOfSwedenPerCertificate;
  const nation = ratios.find(({region}) => region === "ALL");
  const groups = weights.map(({from, to, women, men}) => ({
    ages: Array.from({length: Number(to) - Number(from) + 1}, (_, i) => Number(from) + i),
    sexes: [
      {sex: "K", weight: Number(women)},
      {sex: "M", weight: Number(men)},
    ],
  }));
  return ratios
    .filter(({region}) => region !== "ALL")
    .flatMap(({year = "", region = "", dependants_per_100: ratio, share_80_percent: old}) => {
      const total = totals.find((row) => row["region"] === region && row["year"] === year)?.["population"];
      const working = (Number(total) / (1 + Number(ratio) / 100)) * scale;
      const lean = tilt * (Number(old) - Number(nation?.["share_80_percent"]));
      const cells = groups.flatMap(({ages, sexes}) =>
        ages.flatMap((age) =>
          sexes.map(({sex, weight}) => ({
            ...{year: Number(year), region, sex, age},
            plain: weight / ages.length,
            leaning: (weight / ages.length) * Math.exp((lean * (age - youngest)) / (oldest - youngest)),
          })),
        ),
      );
      const ofWorking = cells.filter(({age}) => age >= 20);
      const [plain, leaning] = (["plain", "leaning"] as const).map((key) =>
        ofWorking.reduce((sum, cell) => sum + cell[key], 0),
      ) as [number, number];
      return cells.map(({year: of, sex, age, plain: own, leaning: leant}) => ({
        ...{year: of, region, sex, age},
        n: working * (age >= 20 ? leant / leaning : own / plain),
      }));
    });
}

import {type Day, formatDay} from "../../model/day.ts";
import {makeChains} from "./chain.ts";
import {diagnosisWeight, isCold} from "./counted.ts";
import {country} from "./country.ts";
import {classes, diagnoses, diagnosisAgeBands, profiles, type Sex} from "./diagnoses.ts";
import {prognosisCodes, prognosisWeights} from "./returnSupport.ts";
import {chapterChangeWeights, startWeights, total} from "./starts.ts";
import {makeTickTable, type Outcome} from "./tickTable.ts";
import {burnInDay, extractDay} from "./time.ts";

/** Ticks of the draw of a person's region and sex, and of the class of a sjukfall. */
export const placeTicks = 32_768;
export const classTicks = 65_536;

const sexes: readonly Sex[] = [0, 1];
const bands = diagnosisAgeBands.length + 1;

/** Days on which sjukfall begin, by weekday, month and year. `ticks` is the length of the time line. */
function startDays(): {outcomes: Outcome[]; ticks: number} {
  const firstYear = Number(formatDay(burnInDay).slice(0, 4));
  const outcomes: Outcome[] = [];
  for (let at = burnInDay; at <= extractDay; at = (at + 1) as Day) {
    const [year = "", month = ""] = formatDay(at).split("-");
    const ofYear = country.yearWeights[Number(year) - firstYear];
    if (ofYear === undefined) throw new RangeError(`no weight for the year ${year}`);
    // 1970-01-01 was a Thursday.
    const weekday = country.weekdayWeights[(at + 3) % 7] ?? 0;
    const weight = Math.round((weekday * (country.monthWeights[Number(month) - 1] ?? 0) * ofYear) / 1e4);
    outcomes.push({key: 0, value: at, weight});
  }
  return {outcomes, ticks: outcomes.reduce((sum, {weight}) => sum + weight, 0)};
}

/** The length of the time line that sjukfall are drawn on. */
export const startTicks = startDays().ticks;

/** SQL for the key of a diagnosis draw: class, sex, age band and season. */
export function diagnosisKey(of: {class: string; isMan: string; band: string; cold: string}): string {
  return `(((${of.class} * 2 + ${of.isMan}) * ${bands} + ${of.band}) * 2 + ${of.cold})`;
}

function diagnosisOutcomes(): Outcome[] {
  return classes.flatMap((name, number) =>
    sexes.flatMap((sex) =>
      Array.from({length: bands * 2}, (_, at) => ({band: Math.floor(at / 2), cold: at % 2 === 1})).flatMap(
        ({band, cold}) =>
          diagnoses.flatMap((diagnosis, value) => {
            if (diagnosis.class !== name) return [];
            const key = ((number * 2 + sex) * bands + band) * 2 + (cold ? 1 : 0);
            return [{key, value, weight: diagnosisWeight(value, {sex, band, cold})}];
          }),
      ),
    ),
  );
}

/** Upper ends of the shares of classes, in `ticks`: a draw below the first is class 0, and so on. */
function thresholds(weights: readonly number[], ticks: number): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  let before = 0;
  return weights.slice(0, -1).map((weight) => {
    before += weight;
    return Math.round((before * ticks) / sum);
  });
}

/** The months of winter diagnoses, as an SQL list. */
export const coldMonths = Array.from({length: 12}, (_, index) => index + 1)
  .filter(isCold)
  .join(", ");

/** SQL for the class of a draw, by the thresholds of a row of `synthetic_class` or `synthetic_class_change`. */
export function classOfDraw(draw: string, row: string): string {
  const cases = classes.slice(0, -1).map((_, index) => `WHEN ${draw} < ${row}.t${index} THEN ${index}`);
  return `CASE ${cases.join(" ")} ELSE ${classes.length - 1} END`;
}

const thresholdColumns = classes.slice(0, -1).map((_, index) => `t${index}`);

const table = (name: string, columns: readonly string[], rows: readonly (readonly (number | string)[])[]) =>
  `CREATE OR REPLACE TEMP TABLE ${name} AS SELECT * FROM (VALUES ${rows
    .map((row) => `(${row.map((value) => (typeof value === "string" ? `'${value}'` : value)).join(",")})`)
    .join(",")}) t(${columns.join(", ")});`;

/**
 * Length in days at each per mille of each profile, as {@link lengthsOf} gives them, and the longest of any profile at
 * each per mille.
 */
function makeLengths(): string {
  const lines = profiles.flatMap((points, profile) =>
    points.slice(1).map(([right, high], index) => {
      const [left, low] = points[index] ?? [0, 1];
      return `(${profile},${left},${right},${low},${high})`;
    }),
  );
  return `CREATE OR REPLACE TEMP TABLE synthetic_length AS
WITH line AS (
  SELECT *, unnest(range(from_quantile, to_quantile)) AS per_mille
  FROM (VALUES ${lines.join(",")}) t(profile, from_quantile, to_quantile, low, high)
)
SELECT profile * 1000 + per_mille AS tick, low + ((high - low) * (per_mille - from_quantile)) // (to_quantile - from_quantile) AS days
FROM line;
CREATE OR REPLACE TEMP TABLE synthetic_longest AS SELECT tick % 1000 AS tick, max(days) AS days FROM synthetic_length GROUP BY 1;`;
}

const ages: Outcome[] = country.ageWeights.flatMap(([from, to, weight]) =>
  Array.from({length: to - from + 1}, (_, index) => ({
    key: 0,
    value: from + index,
    weight: weight / (to - from + 1),
  })),
);

const weighed = (weights: readonly number[], key = 0): Outcome[] =>
  weights.map((weight, value) => ({key, value, weight}));

/** SQL that makes the tables that the synthetic country is drawn from. */
export function makeLookups(): string {
  const starts = startWeights();
  const questions = Object.entries(country.completionQuestions);
  return [
    makeTickTable("synthetic_start", startTicks, startDays().outcomes),
    makeTickTable("synthetic_age", 1000, ages),
    makeTickTable("synthetic_person_draw", placeTicks, weighed(starts.flatMap((place) => place.map(total)))),
    table(
      "synthetic_class",
      ["key", ...thresholdColumns],
      starts
        .flat()
        .flatMap((byAge, placeAndSex) =>
          byAge.map((weights, band) => [placeAndSex * bands + band, ...thresholds(weights, classTicks)]),
        ),
    ),
    table(
      "synthetic_class_change",
      ["key", ...thresholdColumns],
      classes.flatMap((_, from) =>
        sexes.map((sex) => [from * 2 + sex, ...thresholds(chapterChangeWeights(from, sex), classTicks)]),
      ),
    ),
    makeTickTable("synthetic_diagnosis_draw", 1000, diagnosisOutcomes()),
    makeTickTable("synthetic_plan_draw", 1000, weighed(country.degreePlans.map((plan) => plan[3]))),
    makeTickTable("synthetic_question_draw", 1000, [
      ...weighed(
        questions.map(([, [first]]) => first),
        0,
      ),
      ...weighed(
        questions.map(([, [, second]]) => second),
        1,
      ),
    ]),
    makeTickTable("synthetic_measure_draw", 1000, weighed(Object.values(country.measures))),
    makeTickTable(
      "synthetic_prognosis_draw",
      1000,
      prognosisWeights.flatMap((weights, later) => weighed(weights, later)),
    ),
    table(
      "synthetic_diagnosis",
      ["diagnosis", "code", "profile"],
      diagnoses.map(({code, profile}, index) => [index, code, profile]),
    ),
    makeLengths(),
    makeChains(),
    table(
      "synthetic_plan",
      ["plan", "degree_0", "degree_1", "degree_2"],
      country.degreePlans.map(([first, second, third], plan) => [plan, first, second, third]),
    ),
    table(
      "synthetic_question",
      ["value", "question"],
      questions.map(([question], value) => [value, question]),
    ),
    table(
      "synthetic_measure",
      ["value", "code"],
      Object.keys(country.measures).map((code, value) => [value, code]),
    ),
    table(
      "synthetic_prognosis",
      ["value", "code_1", "code_2"],
      prognosisCodes.map((codes, value) => [value, ...codes]),
    ),
  ].join("\n");
}

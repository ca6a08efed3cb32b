import {type Day, day, formatDay} from "../../model/day.ts";
import {
  ageWeights,
  burnInDay,
  certificateStarts,
  completionQuestions,
  degreePlans,
  diagnoses,
  diagnosisAgeBands,
  diagnosisChangeShare,
  laterCertificateDays,
  lengthQuantiles,
  measures,
  monthWeights,
  pace,
  syntheticExtractDate,
  weekdayWeights,
  yearWeights,
} from "./assumptions.ts";
import {makeTickTable, type Outcome} from "./tickTable.ts";

const profiles = Object.keys(lengthQuantiles);

/** No sjukfall has more certificates. */
const mostCertificates = 30;

const longestDays = Math.max(
  ...Object.values(lengthQuantiles).flatMap((knots) => knots.map(([, days]) => days)),
);
const longestBeforePace = Math.ceil((longestDays * 100) / pace.from);

/** Days on which sjukfall begin, by weekday, month and year. `ticks` is the length of the time line. */
function startDays(): {outcomes: Outcome[]; ticks: number} {
  const outcomes: Outcome[] = [];
  for (let at = day(burnInDay); at <= day(syntheticExtractDate); at = (at + 1) as Day) {
    const [year = "", month = ""] = formatDay(at).split("-");
    const ofYear = yearWeights[year];
    if (ofYear === undefined) throw new RangeError(`no weight for the year ${year}`);
    // 1970-01-01 was a Thursday.
    const weekday = weekdayWeights[(at + 3) % 7] ?? 0;
    const weight = Math.round((weekday * (monthWeights[Number(month) - 1] ?? 0) * ofYear) / 1e4);
    outcomes.push({key: 0, value: at, weight});
  }
  return {outcomes, ticks: outcomes.reduce((sum, {weight}) => sum + weight, 0)};
}

/** The length of the time line that sjukfall are drawn on. */
export const startTicks = startDays().ticks;

/** The key of a diagnosis draw: sex (0 woman, 1 man), age band and month of the start. */
function diagnosisOutcomes(): Outcome[] {
  const outcomes: Outcome[] = [];
  for (const sex of [0, 1]) {
    for (let band = 0; band <= diagnosisAgeBands.length; band++) {
      for (let month = 1; month <= 12; month++) {
        const cold = month <= 3 || month === 12;
        for (const [value, diagnosis] of diagnoses.entries()) {
          const base = sex === 0 ? diagnosis.women : diagnosis.men;
          const weight = base * (diagnosis.ages?.[band] ?? 100) * (cold ? (diagnosis.winter ?? 100) : 100);
          outcomes.push({key: (sex * 5 + band) * 12 + month - 1, value, weight});
        }
      }
    }
  }
  return outcomes;
}

/** Length in days for each per mille of each profile: straight lines between the quantiles, in whole numbers. */
function makeLengths(): string {
  const lines = Object.values(lengthQuantiles).flatMap((knots, profile) =>
    knots.slice(1).map(([right, high], index) => {
      const [left, low] = knots[index] ?? [0, 1];
      return `(${profile},${left},${right},${low},${high})`;
    }),
  );
  return `CREATE OR REPLACE TEMP TABLE synthetic_length AS
WITH line AS (
  SELECT *, unnest(range(from_quantile, to_quantile)) AS per_mille
  FROM (VALUES ${lines.join(",")}) t(profile, from_quantile, to_quantile, low, high)
)
SELECT profile * 1000 + per_mille AS tick, low + ((high - low) * (per_mille - from_quantile)) // (to_quantile - from_quantile) AS days
FROM line;`;
}

/** First day, before pace and counted from 0, of the certificate with this ordinal. */
function certificateStart(ordinal: number): number {
  const last = certificateStarts.length - 1;
  return (
    certificateStarts[ordinal] ?? (certificateStarts[last] ?? 0) + (ordinal - last) * laterCertificateDays
  );
}

/** A row for each certificate of a sjukfall of each length (before pace): its ordinal, and its first day and the next one's. */
function makeChains(): string {
  const starts = Array.from(
    {length: mostCertificates},
    (_, ordinal) => `(${ordinal},${certificateStart(ordinal)},${certificateStart(ordinal + 1)})`,
  );
  return `CREATE OR REPLACE TEMP TABLE synthetic_chain AS
SELECT unnest(range(from_offset + 1, ${longestBeforePace + 1})) AS days, ordinal, from_offset, to_offset
FROM (VALUES ${starts.join(",")}) t(ordinal, from_offset, to_offset);`;
}

/** The ordinal of the certificate that brings a new diagnosis: the same chance at each that goes on. */
function changeOutcomes(): Outcome[] {
  const outcomes: Outcome[] = [];
  let left = 1_000_000;
  for (let ordinal = 1; ordinal < mostCertificates; ordinal++) {
    const weight = Math.round((left * diagnosisChangeShare) / 1000);
    outcomes.push({key: 0, value: ordinal, weight});
    left -= weight;
  }
  return [...outcomes, {key: 0, value: mostCertificates, weight: left}];
}

const ages: Outcome[] = ageWeights.flatMap(({from, to, weight}) =>
  Array.from({length: to - from + 1}, (_, index) => ({
    key: 0,
    value: from + index,
    weight: weight / (to - from + 1),
  })),
);

const table = (name: string, columns: string, rows: readonly string[]) =>
  `CREATE OR REPLACE TEMP TABLE ${name} AS SELECT * FROM (VALUES ${rows.join(",")}) t(${columns});`;

const weighed = (list: readonly {weight: number}[]): Outcome[] =>
  list.map(({weight}, value) => ({key: 0, value, weight}));

/** SQL that makes the tables that the synthetic country is drawn from. */
export function makeLookups(): string {
  return [
    makeTickTable("synthetic_start", startTicks, startDays().outcomes),
    makeTickTable("synthetic_age", 1000, ages),
    makeTickTable("synthetic_diagnosis_draw", 1000, diagnosisOutcomes()),
    makeTickTable("synthetic_change", 1000, changeOutcomes()),
    makeTickTable("synthetic_plan_draw", 1000, weighed(degreePlans)),
    makeTickTable("synthetic_question_draw", 1000, weighed(completionQuestions)),
    makeTickTable("synthetic_measure_draw", 1000, weighed(measures)),
    table(
      "synthetic_diagnosis",
      "diagnosis, code, profile",
      diagnoses.map(({code, length}, index) => `(${index},'${code}',${profiles.indexOf(length)})`),
    ),
    makeLengths(),
    makeChains(),
    table(
      "synthetic_plan",
      "plan, degree_0, degree_1, degree_2",
      degreePlans.map(({degrees}, plan) => `(${plan},${degrees.join(",")})`),
    ),
    table(
      "synthetic_question",
      "value, question",
      completionQuestions.map(({question}, value) => `(${value},'${question}')`),
    ),
    table(
      "synthetic_measure",
      "value, code",
      measures.map(({code}, value) => `(${value},'${code}')`),
    ),
  ].join("\n");
}

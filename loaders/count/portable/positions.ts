import type {Lookup} from "../../engine/lookup.ts";
import type {NamedSelect} from "../../engine/namedSelect.ts";
import {quote} from "../../engine/engine.ts";
import {questionBit, questionGroups} from "../../model/completionQuestions.ts";
import {noDiagnosis} from "../../model/diagnosis.ts";
import type {Dimension} from "../../model/dimension.ts";
import {measureBit, measureKinds, namedBits} from "../../model/measureKinds.ts";
import {regionSelect, unknownRegion} from "../../model/places.ts";
import {supportCombinations} from "../../model/returnSupport.ts";
import {sexes} from "../../model/sex.ts";
import {bandPosition} from "../band.ts";
import {countingTables} from "./countings.ts";
import {
  ageBands,
  answerBands,
  coordinationBands,
  courseBands,
  durationBands,
  durationLimitBands,
  lengthBands,
  spanBands,
  waitBands,
} from "../bands.ts";
import {degreePaths, diagnosisChanges, recommendations} from "../courseCodes.ts";
import {monthsOf} from "../monthsOf.ts";
import {positionOf} from "../positionOf.ts";
import {recommendedPositions} from "../recommendedPositions.ts";
import {otherUnits, unregistered} from "../unitDimensions.ts";

type Dimensions = Readonly<Record<string, Dimension>>;

/**
 * The small tables that give the position of each value in its dimension.
 *
 * - `position_<id>(code, position)`: every dimension but the months.
 * - `position_month(month, quarter, year, first_day, last_day)`: the months of the release.
 * - `position_day(day, month, quarter, year)`: its days.
 * - `recommended_length(category, position, shortest, longest)`: the categories with recommended lengths, see `RecommendedPosition`.
 * - `position_step(steps, step)`: the steps 0 … `steps` − 1 of a span of so many months, for a row a month.
 */
export function positionLookups(dimensions: Dimensions): Lookup[] {
  const integers = (values: readonly number[]) => ({type: "INTEGER" as const, values});
  const coded = Object.values(dimensions).filter(({id}) => id !== "month");
  const months = monthsOf(dimensions);
  const days = months.flatMap((month) =>
    Array.from({length: month.lastDay - month.firstDay + 1}, (_, at) => ({
      ...month,
      day: month.firstDay + at,
    })),
  );
  const steps = months.flatMap((_, at) =>
    Array.from({length: at + 1}, (__, step) => [at + 1, step] as const),
  );
  const recommended = recommendedPositions(dimensions);
  return [
    ...coded.map(({id, codes}) => ({
      name: `position_${id}`,
      columns: {
        code: {type: "VARCHAR" as const, values: codes.map(({code}) => code)},
        position: integers(codes.map((_, position) => position)),
      },
    })),
    {
      name: "position_month",
      columns: {
        month: integers(months.map(({month}) => month)),
        quarter: integers(months.map(({quarter}) => quarter)),
        year: integers(months.map(({year}) => year)),
        first_day: integers(months.map(({firstDay}) => firstDay)),
        last_day: integers(months.map(({lastDay}) => lastDay)),
      },
    },
    {
      name: "position_day",
      columns: {
        day: integers(days.map((one) => one.day)),
        month: integers(days.map(({month}) => month)),
        quarter: integers(days.map(({quarter}) => quarter)),
        year: integers(days.map(({year}) => year)),
      },
    },
    {
      name: "position_question_bit",
      columns: {
        position: integers(questionGroups.map((_, position) => position)),
        bit: integers(questionGroups.map(({code}) => questionBit(code))),
      },
    },
    {
      name: "position_measure_bit",
      columns: {
        position: integers(measureKinds.map((_, position) => position)),
        bit: integers(measureKinds.map(({code}) => measureBit(code))),
      },
    },
    {
      name: "position_support",
      columns: {
        support: integers(supportCombinations.map((_, support) => support)),
        treatment: integers(supportCombinations.map(({treatment}) => treatment)),
        prognosis: integers(supportCombinations.map(({prognosis}) => prognosis)),
        contact_wish: integers(supportCombinations.map(({contact_wish}) => contact_wish)),
      },
    },
    {
      name: "recommended_length",
      columns: {
        category: {type: "VARCHAR" as const, values: recommended.map(({code}) => code)},
        position: integers(recommended.map(({position}) => position)),
        shortest: integers(recommended.map(({shortest}) => shortest)),
        longest: integers(recommended.map(({longest}) => longest)),
      },
    },
    {
      name: "position_step",
      columns: {steps: integers(steps.map(([all]) => all)), step: integers(steps.map(([, step]) => step))},
    },
  ];
}

/**
 * The position tables, all that a family reads, as SELECTs over the linked tables (see `link/portable.ts`) and the
 * lookups, in dependency order; they mean the same on every engine. Days are whole days since 1970-01-01; `region`,
 * `sex`, `age`, `diagnosis`, `degree`, `length` and `completed` are positions in those dimensions; `unit_place` is the row of
 * `unit_span` that held for the issuing unit on the day of signing, null where none did.
 *
 * - `sjukfall_position`: `spell`, `person`, `start_day`, `end_day`, `covered` days, `is_open` at the extract (0 or 1),
 *   `unit_place`, `region`, `care_unit`, `sex` and `age` at the start, `diagnosis_first`, `diagnosis_last`, `degree_first`,
 *   `degree_last`, `length`, and how many `certificates` it has and how often `degree_changes`, `category_changes`,
 *   `block_changes`, `chapter_changes`, `group_changes` happen in it.
 * - `period_position`: the periods of sjukfall in the order of linking: `period_no`, `spell`, `person`, `certificate`,
 *   `from_day`, `to_day`, `degree`, `diagnosis`, and `from_month` and `to_month`, the first and last month of the
 *   release that it touches: one of them is null for a period that touches none. `next_month` is the month that the next
 *   period of the same sjukfall begins in, −1 where that is before the release, null where it is after it or none comes.
 * - `ongoing_position`: a row a sjukfall and month of the release in which it has a covered day: `spell`, `person`, `month`,
 *   `region`, `sex` and `age` at the start, `diagnosis` and `degree` of the last of its periods that touches the month.
 * - `certificate_position`: every certificate that was sent and is neither revoked nor for smittbärarpenning, replaced
 *   ones too: `certificate`, `person`, `signed_day`, `sent_day`, `version` of the form (1 or 2), `unit_place`, `region`,
 *   `sex` and `age` on the day of signing, `diagnosis`, `degree` of its first period, and whether it was `completed`:
 *   whether Försäkringskassan sent a message KOMPLT (a reminder, PAMINN, is no request). `registry_status` is what the
 *   registry says of the issuing unit that day, and `care_unit` the unit it is compared as, of all that there are (small
 *   ones are gathered when all is counted); both are positions. `measures` are the kinds that it names, a bit each, and `treatment`,
 *   `prognosis` and `contact_wish` are positions.
 * - `request_question_position`, `named_measure_position`: a row a certificate and group of questions asked about, or kind of
 *   measure named.
 */
export function positionTables(dimensions: Dimensions): NamedSelect[] {
  const unknown = positionOf(dimensions, "region", unknownRegion);
  const region = regionSelect("u.region", dimensions["region"]?.codes ?? []);
  const unknownUnit = positionOf(dimensions, "care_unit", otherUnits(unknownRegion));
  const months = monthsOf(dimensions);
  const [firstDay, lastDay] = [months[0]?.firstDay ?? 0, months.at(-1)?.lastDay ?? 0];
  const sex = sexes
    .map((code, place) => `WHEN ${place} THEN ${positionOf(dimensions, "sex", code)}`)
    .join(" ");
  const percents =
    dimensions["degree"]?.codes.map(({code}, position) => `WHEN ${code} THEN ${position}`) ?? [];
  const degree = (column: string) => `CASE ${column} ${percents.join(" ")} END`;
  const lasted = "(s.end_day - s.start_day + 1)";
  return [
    {
      name: "position_unit",
      // A region that is no region has no position: −1, since a null would read as a unit of no region.
      select: `
SELECT u.unit_place, coalesce(r.position, -1) AS region, u.status AS registry_status, coalesce(k.position, o.position) AS care_unit
FROM unit_span u
LEFT JOIN position_region r ON r.code = ${region}
LEFT JOIN position_care_unit k ON k.code = u.comparison
LEFT JOIN position_care_unit o ON o.code = '${otherUnits("")}' || ${region}`,
    },
    {
      name: "position_diagnosis_key",
      select: `
SELECT c.key, p.position, coalesce(b.position, -1) AS block
FROM diagnosis_category c JOIN position_diagnosis p ON p.code = c.chapter LEFT JOIN position_block b ON b.code = c.block
UNION ALL
SELECT 0, position, -1 FROM position_diagnosis WHERE code = ${quote(noDiagnosis)}`,
    },
    {name: "degree_course", select: degreeCourses},
    {name: "change_course", select: changeCourses},
    {
      name: "sjukfall_position",
      select: `
SELECT s.spell, s.person, s.start_day, s.end_day, s.covered, s.is_open, s.unit_place, coalesce(r.region, ${unknown}) AS region,
  coalesce(r.care_unit, ${unknownUnit}) AS care_unit, CASE s.sex ${sex} END AS sex, ${agePosition("d.date_number - s.born")} AS age,
  f.position AS diagnosis_first, l.position AS diagnosis_last, ${degree("s.degree_first")} AS degree_first,
  ${degree("s.degree_last")} AS degree_last, ${bandPosition("s.covered", lengthBands)} AS length,
  s.followed,
  ${bandPosition(lasted, durationBands)} AS duration, ${bandPosition(lasted, durationLimitBands)} AS duration_limit,
  ${bandPosition("s.covered", spanBands)} AS span,
  ${diagnosisChange()} AS diagnosis_change,
  coalesce(1 + ${bandPosition("(h.first_change - s.start_day)", courseBands)}, 0) AS first_change, ${degreePath()} AS degree_path,
  coalesce(1 + ${bandPosition("(c.first_lower - s.start_day)", courseBands)}, 0) AS first_reduction,
  ${coordination("s.meeting_day")} AS first_meeting, ${coordination("s.contact_day")} AS first_contact,
  CASE s.forms WHEN 1 THEN 0 WHEN 2 THEN 1 WHEN 3 THEN 2 END AS forms, ${measures("s.measures")} AS measures_named,
  f.block AS block_first, l.block AS block_last, CASE WHEN f.block >= 0 THEN 1 ELSE 0 END AS first_in_block,
  CASE WHEN f.block >= 0 AND l.block >= 0 THEN 1 ELSE 0 END AS both_in_block,
  coalesce(g.position, 0) AS category_first,
  CASE WHEN g.category IS NULL THEN ${recommendation("none")} WHEN ${lasted} > g.longest THEN ${recommendation("beyond")}
    WHEN ${lasted} > g.shortest THEN ${recommendation("between")} ELSE ${recommendation("within")} END AS recommendation,
  s.certificates, s.degree_changes, s.category_changes, s.block_changes, s.chapter_changes, s.group_changes
FROM sjukfall s
LEFT JOIN degree_course c ON c.spell = s.spell
LEFT JOIN change_course h ON h.spell = s.spell
LEFT JOIN diagnosis_category kf ON kf.key = s.diagnosis_first
LEFT JOIN diagnosis_category kl ON kl.key = s.diagnosis_last
LEFT JOIN recommended_length g ON g.category = kf.category
LEFT JOIN position_unit r ON r.unit_place = s.unit_place
LEFT JOIN calendar_day d ON d.day = s.start_day
LEFT JOIN position_diagnosis_key f ON f.key = s.diagnosis_first
LEFT JOIN position_diagnosis_key l ON l.key = s.diagnosis_last`,
    },
    {
      name: "period_position",
      select: `
SELECT p.period_no, p.spell, p.person, p.certificate, p.from_day, p.to_day, ${degree("p.degree")} AS degree,
  k.position AS diagnosis, f.month AS from_month, t.month AS to_month,
  CASE WHEN p.next_from < ${firstDay} THEN -1 ELSE n.month END AS next_month
FROM sjukfall_period p
LEFT JOIN position_day f ON f.day = greatest(p.from_day, ${firstDay})
LEFT JOIN position_day t ON t.day = least(p.to_day, ${lastDay})
LEFT JOIN position_day n ON n.day = p.next_from
LEFT JOIN position_diagnosis_key k ON k.key = p.diagnosis`,
    },
    {name: "ongoing_position", select: ongoingMonths},
    {
      name: "certificate_position",
      select: `
SELECT c.certificate, c.person, c.signed_day, c.sent_day, c.unit_place, coalesce(r.region, ${unknown}) AS region,
  coalesce(r.registry_status, CASE WHEN (SELECT count(*) FROM unit_span) = 0 THEN ${unregistered.noRegistry} ELSE ${unregistered.absent} END) AS registry_status,
  coalesce(r.care_unit, ${unknownUnit}) AS care_unit,
  CASE c.sex ${sex} END AS sex, ${agePosition("d.date_number - c.born")} AS age,
  k.position AS diagnosis, ${degree("c.degree")} AS degree, c.completed,
  CASE c.version WHEN 1 THEN 0 WHEN 2 THEN 1 END AS version, c.questions,
  CASE WHEN c.number IS NULL THEN 0 WHEN c.number > 3 THEN 4 ELSE c.number END AS number,
  CASE WHEN c.requests > 2 THEN 3 ELSE c.requests END AS times_asked,
  coalesce(1 + ${bandPosition("c.asked_after", waitBands)}, 0) AS waited,
  CASE WHEN c.completed = 0 THEN 0 ELSE coalesce(2 + ${bandPosition("c.answered_after", answerBands)}, 1) END AS answered, c.measures,
  a.treatment, a.prognosis, a.contact_wish
FROM linked_certificate c
LEFT JOIN position_unit r ON r.unit_place = c.unit_place
LEFT JOIN calendar_day d ON d.day = c.signed_day
LEFT JOIN position_diagnosis_key k ON k.key = c.diagnosis
LEFT JOIN position_support a ON a.support = c.support`,
    },
    {
      name: "named_measure_position",
      select: `
SELECT c.person, c.signed_day, c.region, c.version, m.position AS measure
FROM certificate_position c JOIN position_measure_bit m ON (c.measures & m.bit) <> 0`,
    },
    {
      name: "request_question_position",
      select: `
SELECT c.person, c.signed_day, c.region, c.version, q.position AS question
FROM certificate_position c JOIN position_question_bit q ON (c.questions & q.bit) <> 0`,
    },
    ...countingTables({first: firstDay, last: lastDay}),
  ];
}

/** Of each sjukfall whose degree changes: how often it rises and falls from a period to the next, and the first day it is lower. */
const degreeCourses = `
WITH beside AS (
  SELECT spell, from_day, degree, lag(degree, 1) OVER (PARTITION BY spell ORDER BY period_no) AS before FROM sjukfall_period
)
SELECT spell, CAST(sum(CASE WHEN degree > before THEN 1 ELSE 0 END) AS INTEGER) AS rises,
  CAST(sum(CASE WHEN degree < before THEN 1 ELSE 0 END) AS INTEGER) AS falls,
  min(CASE WHEN degree < before THEN from_day END) AS first_lower
FROM beside WHERE degree <> before GROUP BY spell`;

/** Of each sjukfall that ends with another diagnosis than it began with: the first day on which one differs from the first at least as much. */
const changeCourses = `
WITH changed AS (
  SELECT s.spell, f.key, f.block, f.chapter, CASE WHEN f.chapter <> l.chapter THEN 3 WHEN f.block <> l.block THEN 2 ELSE 1 END AS difference
  FROM sjukfall s
  JOIN diagnosis_category f ON f.key = s.diagnosis_first
  JOIN diagnosis_category l ON l.key = s.diagnosis_last
  WHERE s.diagnosis_first <> s.diagnosis_last
)
SELECT c.spell, min(p.from_day) AS first_change
FROM changed c JOIN sjukfall_period p ON p.spell = c.spell JOIN diagnosis_category k ON k.key = p.diagnosis
WHERE CASE WHEN c.chapter <> k.chapter THEN 3 WHEN c.block <> k.block THEN 2 WHEN c.key <> k.key THEN 1 ELSE 0 END >= c.difference
GROUP BY c.spell`;

/** SQL for how the last diagnosis differs from the first; where either is unknown it cannot be said. */
function diagnosisChange(): string {
  const at = (code: string) => diagnosisChanges.findIndex((one) => one.code === code);
  return `CASE WHEN kf.key IS NULL OR kl.key IS NULL THEN ${at("unknown")}
    WHEN s.diagnosis_first = s.diagnosis_last THEN ${at("same")} WHEN kf.block = kl.block THEN ${at("category")}
    WHEN kf.chapter = kl.chapter THEN ${at("block")} ELSE ${at("chapter")} END`;
}

function recommendation(code: string): number {
  return recommendations.findIndex((one) => one.code === code);
}

/** SQL for when in the sjukfall a message came, the first day being 1; 0 where none did, and what came before is on the first day. */
function coordination(day: string): string {
  return `CASE WHEN ${day} IS NULL THEN 0 ELSE 1 + coalesce(${bandPosition(`(${day} - s.start_day + 1)`, coordinationBands)}, 0) END`;
}

/** SQL for what the named measures come to. */
function measures(bits: string): string {
  const cases = namedBits.map((some, position) => `WHEN (${bits} & ${some}) <> 0 THEN ${position}`);
  return `CASE ${cases.join(" ")} ELSE ${namedBits.length} END`;
}

function degreePath(): string {
  const at = (code: string) => degreePaths.findIndex((one) => one.code === code);
  return `CASE WHEN c.spell IS NULL THEN ${at("unchanged")} WHEN c.falls = 0 THEN ${at("up")} WHEN c.rises > 0 THEN ${at("varied")}
    WHEN c.falls = 1 THEN ${at("down")} ELSE ${at("stepwise")} END`;
}

// In the months before the one that the next period begins in, a period is the last; in that month it is not. Only
// where it goes on after that month, beside the next, is there something to compare.
const ongoingMonths = `
WITH alone AS (
  SELECT p.spell, p.from_month + s.step AS month, p.diagnosis, p.degree
  FROM period_position p
  JOIN position_step s
    ON s.steps = CASE WHEN p.next_month <= p.to_month THEN p.next_month ELSE p.to_month + 1 END - p.from_month
),
beside AS (
  SELECT p.spell, p.period_no, p.next_month + 1 + s.step AS month, p.diagnosis, p.degree
  FROM period_position p JOIN position_step s ON s.steps = p.to_month - p.next_month
  WHERE p.from_month IS NOT NULL
),
latest AS (
  SELECT b.spell, b.month, b.diagnosis, b.degree
  FROM beside b
  JOIN period_position p ON p.spell = b.spell AND p.from_month <= b.month AND p.to_month >= b.month
  GROUP BY b.spell, b.period_no, b.month, b.diagnosis, b.degree
  HAVING max(p.period_no) = b.period_no
),
ongoing AS (
  SELECT spell, month, diagnosis, degree FROM alone
  UNION ALL
  SELECT spell, month, diagnosis, degree FROM latest
)
SELECT o.spell, s.person, o.month, s.region, s.sex, s.age, o.diagnosis, o.degree
FROM ongoing o JOIN sjukfall_position s ON s.spell = o.spell`;

/** SQL for the position of an age, given as a difference of dates as numbers; the last position where it is unknown. */
function agePosition(difference: string): string {
  // Ten thousand of such a difference is a completed year.
  const bands = ageBands.map(({code, from, to}) => ({
    ...{code, from: from * 10_000},
    ...(to === undefined ? {} : {to: to * 10_000 + 9_999}),
  }));
  return `coalesce(${bandPosition(difference, bands)}, ${ageBands.length})`;
}

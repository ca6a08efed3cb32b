import type {Lookup} from "../engine/lookup.ts";
import type {NamedSelect} from "../engine/namedSelect.ts";
import type {Day} from "../model/day.ts";
import {questionBit} from "../model/completionQuestions.ts";
import {sexes} from "../model/sex.ts";
import type {Settings} from "../settings.ts";
import {calendarDays} from "./calendarDays.ts";
import {diagnosisKeys} from "./diagnosisKeys.ts";
import {followedTo} from "../model/followedTo.ts";
import {requestQuestions} from "./requestQuestions.ts";
import {measureBits, measuresSql, supportSql} from "./returnSupport.ts";
import {unitSpans} from "./unitSpans.ts";

/** The small tables of facts that linking looks things up in. */
export function linkLookups(): Lookup[] {
  return [diagnosisKeys(), calendarDays(), requestQuestions(), measureBits()];
}

/**
 * The reference form of linking: the linked tables as SELECTs in dependency order, one SQL text that means the same on
 * DuckDB and PostgreSQL. It reads the staged tables `certificate`, `period`, `measure`, `message`, `message_question`, `relation`, `unit` and `excluded` and the
 * lookups, and nothing else. Whole days instead of dates, no division, no casts by `::`, flags as 0 and 1, and every
 * window with the same total order written out. Tests compare it with the fast form; a database that keeps its rows runs it.
 *
 * The linked tables, on all ways:
 *
 * - `unit_span`: see `unitSpans`.
 * - `numbered_period`: the periods that take part in sjukfall, with the number of theirs and what their certificate says;
 *   `provider` is empty where care providers do not separate, `care_provider` always names who wrote it.
 * - `linked_certificate`: every certificate that was sent and is neither revoked nor for smittbärarpenning, replaced ones
 *   too: `certificate`, `person`, `signed_day`, `sent_day`, `version`, `sex` (place in `sexes`), `born` (date as a number, null
 *   where unknown), `diagnosis` (key), `degree` of its first period, `unit_place`, `completed` (0 or 1), days from signing to the first request (`asked_after`) and from
 *   there to the first answer, by message or certificate (`answered_after`), null where there is none, and the groups of form
 *   `questions` asked about, a bit each (`model/completionQuestions.ts`), how many `requests` there were, and its `number` in
 *   its sjukfall, null where it takes part in none; the `measures` that it names, a bit each (`model/measureKinds.ts`), and
 *   treatment, prognosis and wish for contact in one number, `support` (`model/returnSupport.ts`).
 * - `sjukfall_period`: the periods of sjukfall in the order of linking: `period_no`, `spell`, `person`, `certificate`,
 *   `from_day`, `to_day`, `degree`, `diagnosis` (key), and `next_from`, the first day of the next period, null for the last.
 * - `sjukfall`: `spell`, `person`, `start_day`, `end_day`, `covered`, `is_open` and `followed` (0 or 1, see `followedTo`), `sex`, `born` and `unit_place` of
 *   the certificate that begins it, `diagnosis_first`, `diagnosis_last` (keys), `degree_first`, `degree_last`, and how many
 *   `certificates`, `degree_changes`, `category_changes`, `block_changes`, `chapter_changes` and `group_changes` it has; the first
 *   `meeting_day` and `contact_day` of a message AVSTMN and KONTKT, either way, about any of its certificates, null where there is
 *   none; the `measures` that any of them names, and the versions of the form that they are on (`forms`), a bit each.
 */
export function portableLinked(options: {
  settings: Pick<Settings, "maxGap" | "scope">;
  extractDay: Day;
}): NamedSelect[] {
  const {maxGap, scope} = options.settings;
  return [
    {name: "unit_span", select: unitSpans()},
    {name: "counted_certificate", select: countedCertificates(scope)},
    {name: "numbered_period", select: numberedPeriods(maxGap)},
    {name: "linked_certificate", select: linkedCertificates},
    {name: "sjukfall_period", select: sjukfallPeriods},
    {name: "sjukfall", select: sjukfall(maxGap, options.extractDay)},
  ];
}

/**
 * SELECT of the certificates that count in any table, coded; `links` is 0 for those that take no part in sjukfall, and
 * `provider` empty where it does not separate. Means the same on every engine.
 */
export function countedCertificates(scope: Settings["scope"]): string {
  const provider = scope === "within-provider" ? "coalesce(c.provider, '')" : "''";
  const sex = sexes.map((code, place) => `when '${code}' then ${place}`).join(" ");
  return `
with gone as (
  select certificate, max(case when reason = 'replaced' then 0 else 1 end) as from_all from excluded
  where certificate is not null group by certificate
),
request as (
  select message, certificate, sent_day from message where subject = 'KOMPLT' and towards = 'care'
),
asked as (
  select certificate, min(sent_day) as first_day, cast(count(*) as integer) as requests from request group by certificate
),
answer as (
  select r.certificate as certificate, m.sent_day as sent_day from request r join message m on m.answers = r.message
  where m.towards = 'recipient'
  union all
  select r.certificate, coalesce(a.sent_day, a.signed_day) from request r join certificate a on a.answers = r.message
  union all
  select k.other, coalesce(a.sent_day, a.signed_day) from relation k join certificate a on a.certificate = k.certificate
  where k.kind = 'KOMPLT'
),
answered as (
  select certificate, min(sent_day) as first_day from answer group by certificate
),
asked_about as (
  select certificate, cast(sum(bit) as integer) as questions from (
    select distinct r.certificate as certificate,
      case when q.question is null then ${questionBit("none")} else coalesce(g.bit, ${questionBit("other")}) end as bit
    from request r left join message_question q on q.message = r.message
    left join request_question g on g.question = q.question
  ) bits group by certificate
),
coordinated as (
  select certificate, min(case when subject = 'AVSTMN' then sent_day end) as meeting_day,
    min(case when subject = 'KONTKT' then sent_day end) as contact_day
  from message where subject in ('AVSTMN', 'KONTKT') group by certificate
),
named as (
  select n.certificate as certificate, bit_or(b.bit) as bits from measure n join measure_bit b on b.code = n.code
  group by n.certificate
)
select c.certificate as certificate, c.person as person, ${provider} as provider,
  coalesce(c.provider, '') as care_provider, c.signed_day as signed_day,
  c.sent_day as sent_day, c.version as version, case c.sex ${sex} end as sex, b.date_number as born,
  coalesce(k.key, 0) as diagnosis, u.unit_place as unit_place,
  case when a.certificate is null then 0 else 1 end as completed,
  case when a.first_day > c.signed_day then a.first_day - c.signed_day when a.first_day is not null then 0 end as asked_after,
  case when w.first_day > a.first_day then w.first_day - a.first_day when a.first_day is not null and w.first_day is not null then 0 end as answered_after,
  coalesce(t.questions, 0) as questions, coalesce(a.requests, 0) as requests,
  o.meeting_day as meeting_day, o.contact_day as contact_day, ${measuresSql("n.bits")} as measures,
  ${supportSql()} as support,
  case when g.certificate is null then 1 else 0 end as links
from certificate c
left join gone g on g.certificate = c.certificate
left join calendar_day b on b.day = c.born_day
left join diagnosis_category k on k.category = substring(c.diagnosis, 1, 3)
left join unit_span u on u.unit = c.unit and c.signed_day between u.from_day and u.to_day
left join asked a on a.certificate = c.certificate
left join answered w on w.certificate = c.certificate
left join asked_about t on t.certificate = c.certificate
left join coordinated o on o.certificate = c.certificate
left join named n on n.certificate = c.certificate
where coalesce(g.from_all, 0) = 0`;
}

const linkedCertificates = `
with first_period as (
  select certificate, degree, row_number() over (partition by certificate order by from_day, ordinal) as place from period
),
opened as (
  select certificate, row_number() over (partition by spell order by period_no) as number,
    row_number() over (partition by certificate order by period_no) as place
  from numbered_period where of_certificate = 1
)
select c.certificate as certificate, c.person as person, c.signed_day as signed_day, c.sent_day as sent_day,
  c.version as version, c.sex as sex, c.born as born, c.diagnosis as diagnosis, f.degree as degree,
  c.unit_place as unit_place, c.completed as completed, c.asked_after as asked_after, c.answered_after as answered_after,
  c.questions as questions, c.requests as requests, cast(o.number as integer) as number,
  c.measures as measures, c.support as support
from counted_certificate c
left join first_period f on f.certificate = c.certificate and f.place = 1
left join opened o on o.certificate = c.certificate and o.place = 1`;

const chain = "partition by person, provider";
const order = "order by from_day, to_day, signed_day, certificate, ordinal";
const all = "order by person, provider, from_day, to_day, signed_day, certificate, ordinal";

/**
 * The periods with the number of their sjukfall. A period begins one when more than `maxGap` days lie between the
 * greatest last day so far of its chain (a person, or a person with one care provider) and its first.
 */
function numberedPeriods(maxGap: number): string {
  return `
with linking as (
  select c.person as person, c.provider as provider, c.care_provider as care_provider,
    c.signed_day as signed_day, p.from_day as from_day, p.to_day as to_day,
    p.certificate as certificate, p.ordinal as ordinal, p.degree as degree, c.diagnosis as diagnosis, c.sex as sex,
    c.born as born, c.unit_place as unit_place, c.version as version, c.measures as measures,
    c.meeting_day as meeting_day, c.contact_day as contact_day
  from period p join counted_certificate c on c.certificate = p.certificate
  where c.links = 1
),
reached as (
  select linking.*,
    max(to_day) over (${chain} ${order} rows between unbounded preceding and 1 preceding) as reach_before,
    lag(degree, 1) over (${chain} ${order}) as degree_before
  from linking
),
begun as (
  select reached.*, case when reach_before is null or from_day > reach_before + ${maxGap + 1} then 1 else 0 end as begins
  from reached
),
numbered as (
  select begun.*, cast(row_number() over (${all}) as integer) as period_no,
    cast(sum(begins) over (${all} rows between unbounded preceding and current row) as integer) as spell
  from begun
)
select numbered.*,
  row_number() over (partition by spell, certificate order by period_no) as of_certificate,
  row_number() over (partition by spell order by period_no desc) as from_end
from numbered`;
}

const sjukfallPeriods = `
select period_no, spell, person, certificate, from_day, to_day, degree, diagnosis,
  lead(from_day, 1) over (partition by spell order by period_no) as next_from
from numbered_period`;

/** A sjukfall is open when a certificate that begins the day after the extract could still join it. */
function sjukfall(maxGap: number, extractDay: Day): string {
  const whole = (sum: string) => `cast(${sum} as integer)`;
  const changed = (level: string) => whole(`sum(case when k.${level} <> b.${level} then 1 else 0 end)`);
  const first = (column: string) => `max(case when begins = 1 then ${column} end)`;
  const last = (column: string) => `max(case when from_end = 1 then ${column} end)`;
  return `
with opened as (
  select spell, diagnosis, lag(diagnosis, 1) over (partition by spell order by period_no) as diagnosis_before
  from numbered_period where of_certificate = 1
),
changes as (
  -- What has no valid code is unknown, and nothing is known to have changed.
  select o.spell as spell, ${whole("count(*)")} as certificates, ${changed("category")} as category_changes,
    ${changed("block")} as block_changes, ${changed("chapter")} as chapter_changes, ${changed("grp")} as group_changes
  from opened o
  left join diagnosis_category k on k.key = o.diagnosis
  left join diagnosis_category b on b.key = o.diagnosis_before
  group by o.spell
),
bound as (
  select spell, max(person) as person, min(from_day) as start_day, max(to_day) as end_day,
    ${whole(`sum(case
      when begins = 1 then to_day - from_day + 1
      when to_day <= reach_before then 0
      when from_day > reach_before then to_day - from_day + 1
      else to_day - reach_before
    end)`)} as covered,
    ${first("sex")} as sex, ${first("born")} as born, ${first("unit_place")} as unit_place,
    ${first("diagnosis")} as diagnosis_first, ${last("diagnosis")} as diagnosis_last,
    ${first("degree")} as degree_first, ${last("degree")} as degree_last,
    ${whole("sum(case when begins = 0 and degree <> degree_before then 1 else 0 end)")} as degree_changes,
    min(meeting_day) as meeting_day, min(contact_day) as contact_day, bit_or(measures) as measures,
    cast(bit_or(version) as integer) as forms
  from numbered_period group by spell
)
select b.spell as spell, b.person as person, b.start_day as start_day, b.end_day as end_day, b.covered as covered,
  case when b.end_day + ${maxGap} >= ${extractDay} then 1 else 0 end as is_open,
  case when b.start_day <= ${followedTo(extractDay, maxGap)} then 1 else 0 end as followed, b.sex as sex, b.born as born,
  b.unit_place as unit_place, b.diagnosis_first as diagnosis_first, b.diagnosis_last as diagnosis_last,
  b.degree_first as degree_first, b.degree_last as degree_last, c.certificates as certificates,
  b.degree_changes as degree_changes, c.category_changes as category_changes, c.block_changes as block_changes,
  c.chapter_changes as chapter_changes, c.group_changes as group_changes, b.meeting_day as meeting_day,
  b.contact_day as contact_day, b.measures as measures, b.forms as forms
from bound b join changes c on c.spell = b.spell`;
}

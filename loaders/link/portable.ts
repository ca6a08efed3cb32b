/**
 * The reference form of linking: one SQL text that means the same on DuckDB, PostgreSQL and ClickHouse. Whole days
 * instead of dates, no division, no casts by `::`, flags as 0 and 1, and every window with the same total order written
 * out. It gives one row a sjukfall; tests compare it with the fast form.
 *
 * Reads `certificate`, `period`, `excluded` and `diagnosis_category` (key 0 is no valid code).
 */
export function portableSjukfall(options: {maxGap: number; scope: "person" | "within-provider"}): string {
  const provider = options.scope === "within-provider" ? "coalesce(c.provider, '')" : "''";
  const chain = "partition by person, provider";
  const order = "order by from_day, to_day, certificate, ordinal";
  const changed = (level: string) =>
    `sum(case when k.${level} <> b.${level} then 1 else 0 end) as ${level}_changes`;
  return `
with counted as (
  select c.person as person, ${provider} as provider, p.from_day as from_day, p.to_day as to_day,
    p.certificate as certificate, p.ordinal as ordinal, p.degree as degree, coalesce(k.key, 0) as diagnosis
  from period p
  join certificate c on c.certificate = p.certificate
  left join diagnosis_category k on k.category = substring(c.diagnosis, 1, 3)
  where p.certificate not in (select certificate from excluded where certificate is not null)
),
reached as (
  select counted.*,
    max(to_day) over (${chain} ${order} rows between unbounded preceding and 1 preceding) as reach_before,
    lag(degree, 1) over (${chain} ${order}) as degree_before
  from counted
),
begun as (
  select reached.*, case when reach_before is null or from_day > reach_before + ${options.maxGap + 1} then 1 else 0 end as begins
  from reached
),
numbered as (
  select begun.*, sum(begins) over (${chain} ${order} rows between unbounded preceding and current row) as spell
  from begun
),
placed as (
  select numbered.*,
    row_number() over (${chain}, spell, certificate ${order}) as of_certificate,
    row_number() over (${chain}, spell order by from_day desc, to_day desc, certificate desc, ordinal desc) as from_end
  from numbered
),
opened as (
  select placed.*, lag(diagnosis, 1) over (${chain}, spell ${order}) as diagnosis_before
  from placed where of_certificate = 1
),
changes as (
  select o.person as person, o.provider as provider, o.spell as spell, count(*) as certificates,
    ${["category", "block", "chapter", "grp"].map(changed).join(",\n    ")}
  from opened o
  left join diagnosis_category k on k.key = o.diagnosis
  left join diagnosis_category b on b.key = o.diagnosis_before
  group by o.person, o.provider, o.spell
),
spells as (
  select person, provider, spell, min(from_day) as start_day, max(to_day) as end_day,
    sum(case
      when begins = 1 then to_day - from_day + 1
      when to_day <= reach_before then 0
      when from_day > reach_before then to_day - from_day + 1
      else to_day - reach_before
    end) as covered,
    sum(case when begins = 0 and degree <> degree_before then 1 else 0 end) as degree_changes,
    max(case when begins = 1 then degree end) as degree_first, max(case when from_end = 1 then degree end) as degree_last,
    max(case when begins = 1 then diagnosis end) as key_first, max(case when from_end = 1 then diagnosis end) as key_last
  from placed
  group by person, provider, spell
)
select s.person as person, s.provider as provider, s.spell as spell, s.start_day as start_day, s.end_day as end_day,
  cast(s.covered as bigint) as covered, s.end_day - s.start_day + 1 as elapsed, s.degree_first as degree_first,
  s.degree_last as degree_last, s.key_first as key_first, s.key_last as key_last,
  cast(c.certificates as bigint) as certificates, cast(s.degree_changes as bigint) as degree_changes,
  cast(c.category_changes as bigint) as category_changes, cast(c.block_changes as bigint) as block_changes,
  cast(c.chapter_changes as bigint) as chapter_changes, cast(c.grp_changes as bigint) as group_changes
from spells s
join changes c on c.person = s.person and c.provider = s.provider and c.spell = s.spell
order by s.person, s.provider, s.spell`;
}

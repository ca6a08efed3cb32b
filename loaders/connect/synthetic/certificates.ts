import {country} from "./country.ts";
import {diagnoses} from "./diagnoses.ts";
import {formVersion2Day} from "./planted.ts";
import {supportColumns, supportJoins} from "./returnSupport.ts";
import {extractDay} from "./time.ts";

/** Numbers of one sjukfall's certificates: its ordinal, and further up those that replace and complete it. */
export const certificatesPerSjukfall = 128;
export const replacingOffset = 32;
export const completingOffset = 64;

/** So many units issue certificates and stand in no registry. */
const unregisteredUnits = 40;

/**
 * SQL that makes `synthetic_certificate`: the certificates that a sjukfall comes to, one after another, some early or
 * late, each on the degree that its sjukfall has then; none signed after the extract. Most are written at the
 * sjukfall's own unit, or at the one that stands in for it on that day. One that replaces another is a copy with a
 * number and a day of signing of its own.
 */
export function makeSyntheticCertificates(): string {
  const {lateShare, earlyShare, otherUnitShare, unsentShare, lateSendingShare} = country;
  return `
CREATE OR REPLACE TEMP TABLE synthetic_certificate AS
WITH chained AS (
  SELECT s.*, c.ordinal, synthetic_draw(s.key, 1000 + c.ordinal) AS own,
    s.start_day + c.from_offset * s.pace // 100 AS planned_from,
    s.start_day + least(s.days, c.to_offset * s.pace // 100) - 1 AS planned_to
  FROM synthetic_sjukfall s JOIN synthetic_chain c ON c.days = (s.days * 100 + s.pace - 1) // s.pace
),
moved AS (
  SELECT *, planned_from + CASE
      WHEN ordinal = 0 THEN 0
      WHEN synthetic_below(own, 1, 1000) < ${lateShare} THEN 1 + synthetic_below(own, 2, 4)
      WHEN synthetic_below(own, 1, 1000) < ${lateShare + earlyShare} THEN -1 - synthetic_below(own, 2, 3)
      ELSE 0
    END AS from_day,
    -- The first is often written after some days of illness, the others before the one before has run out.
    planned_from + CASE WHEN ordinal = 0 THEN synthetic_below(own, 3, 5) ELSE -synthetic_below(own, 3, 6) END AS visit
  FROM chained
),
signed AS (
  -- Nobody signs on Saturdays and Sundays: 1970-01-01 was a Thursday.
  SELECT m.*, CAST(visit + greatest(0, 7 - greatest(5, (visit + 3) % 7)) % 3 AS INTEGER) AS signed_day,
    greatest(from_day, planned_to) AS to_day,
    CASE WHEN ordinal > 0 AND synthetic_below(own, 7, 1000) < ${otherUnitShare}
      THEN w.first + synthetic_below(own, 8, w.slots)
    END AS elsewhere
  FROM moved m JOIN synthetic_ward w ON w.place = m.place AND w.kind = m.kind
),
written AS (
  SELECT s.* REPLACE (coalesce(o.number, s.number) AS number)
  FROM signed s LEFT JOIN synthetic_slot o ON o.slot = s.elsewhere
  WHERE s.signed_day <= ${extractDay}
),
issued AS (
  SELECT s.*, CASE
      WHEN s.signed_day < u.opens THEN u.heir
      WHEN s.signed_day > u.closes AND synthetic_below(own, 17, 1000) >= ${country.endedLagShare} THEN u.heir
      ELSE s.number
    END AS issuer
  FROM written s JOIN synthetic_unit u ON u.number = s.number
)
SELECT s.sjukfall * ${certificatesPerSjukfall} + s.ordinal AS certificate, s.sjukfall, s.ordinal, s.own, s.person,
  CASE WHEN s.is_man THEN 'M' ELSE 'K' END AS sex, s.born_day, s.signed_day,
  CAST(s.from_day AS INTEGER) AS from_day, CAST(s.to_day AS INTEGER) AS to_day,
  CASE
    WHEN synthetic_below(s.own, 4, 1000) < ${unsentShare} THEN NULL
    WHEN synthetic_below(s.own, 4, 1000) < ${unsentShare + lateSendingShare}
      THEN CAST(s.signed_day + 1 + synthetic_below(s.own, 5, 3) AS INTEGER)
    ELSE s.signed_day
  END AS sent_day,
  CASE WHEN synthetic_below(s.own, 6, 1000) < ${country.primaryCareCodeShare}
    THEN left(CASE WHEN s.ordinal < s.changes_at THEN diagnosis_0 ELSE diagnosis_1 END, 3) || '-'
    ELSE CASE WHEN s.ordinal < s.changes_at THEN diagnosis_0 ELSE diagnosis_1 END
  END AS diagnosis,
  CASE WHEN synthetic_below(s.own, 18, 1000) < ${country.unregisteredShare}
    THEN 'SYNTET-OKAND-' || (1 + synthetic_below(s.own, 19, ${unregisteredUnits})) ELSE u.unit
  END AS unit,
  u.provider, u.completion, s.degree_0, s.degree_1, s.degree_2,
  (coalesce(s.step_1 <= s.from_day, false))::INTEGER + (coalesce(s.step_2 <= s.from_day, false))::INTEGER AS level_from,
  (coalesce(s.steps_inside AND s.step_1 > s.from_day AND s.step_1 <= s.to_day, false))::INTEGER
    + (coalesce(s.steps_inside AND s.step_2 > s.from_day AND s.step_2 <= s.to_day, false))::INTEGER AS cuts,
  s.step_1, s.step_2, CAST(NULL AS BIGINT) AS answers, s.place, s.key AS sjukfall_key,
  CAST(s.from_day - s.start_day AS INTEGER) AS since
FROM issued s
JOIN synthetic_unit u ON u.number = s.issuer;

CREATE OR REPLACE TEMP TABLE synthetic_replacing AS
SELECT certificate + ${replacingOffset} AS certificate, certificate AS other, signed_day + 1 + synthetic_below(own, 10, 5) AS signed_day
FROM synthetic_certificate
WHERE synthetic_below(own, 9, 1000) < ${country.replacedShare} AND sent_day IS NOT NULL AND signed_day + 6 <= ${extractDay};

INSERT INTO synthetic_certificate
SELECT c.* REPLACE (
  r.certificate AS certificate, CAST(r.signed_day AS INTEGER) AS signed_day, CAST(r.signed_day AS INTEGER) AS sent_day,
  synthetic_draw(c.own, 90) AS own
)
FROM synthetic_certificate c JOIN synthetic_replacing r ON r.other = c.certificate;`;
}

/** SQL that fills `certificate`, `period`, `diagnosis`, `relation` and `revocation` from `synthetic_certificate`. */
export function fillCertificates(): string {
  return `
INSERT INTO certificate BY NAME
SELECT c.certificate, c.person, c.unit, c.provider, c.signed_day, c.sent_day,
  CASE WHEN c.signed_day >= ${formVersion2Day} THEN 2 ELSE 1 END AS version, c.sex, c.born_day, c.diagnosis,
  synthetic_below(c.own, 11, 1000) < ${country.infectionBanShare} AS infection_ban, c.answers,
  ${supportColumns()}, 0 AS flags
FROM synthetic_certificate c ${supportJoins};

INSERT INTO period BY NAME
WITH cut AS (
  SELECT *, unnest(range(cuts + 1)) AS ordinal_of_period FROM synthetic_certificate
),
level AS (
  SELECT *, level_from + ordinal_of_period AS level FROM cut
)
SELECT certificate, ordinal_of_period AS ordinal,
  CASE WHEN ordinal_of_period = 0 THEN from_day WHEN level = 1 THEN step_1 ELSE step_2 END AS from_day,
  CASE WHEN ordinal_of_period = cuts THEN to_day WHEN level = 0 THEN step_1 - 1 ELSE step_2 - 1 END AS to_day,
  CASE level WHEN 0 THEN degree_0 WHEN 1 THEN degree_1 ELSE degree_2 END AS degree
FROM level;

INSERT INTO diagnosis BY NAME
SELECT certificate, 0 AS ordinal, diagnosis AS code FROM synthetic_certificate;
INSERT INTO diagnosis BY NAME
SELECT c.certificate, 1 AS ordinal, d.code FROM synthetic_certificate c
JOIN synthetic_diagnosis d ON d.diagnosis = synthetic_below(c.own, 13, ${diagnoses.length})
WHERE synthetic_below(c.own, 12, 1000) < ${country.secondDiagnosisShare};

INSERT INTO relation BY NAME
SELECT certificate, 'ERSATT' AS kind, other FROM synthetic_replacing;
INSERT INTO relation BY NAME
SELECT certificate, 'FRLANG' AS kind, certificate - 1 AS other FROM synthetic_certificate
WHERE ordinal > 0 AND certificate % ${certificatesPerSjukfall} < ${replacingOffset} AND synthetic_below(own, 14, 1000) < ${country.prolongShare};

INSERT INTO revocation BY NAME
SELECT certificate, signed_day + synthetic_below(own, 16, 10) AS revoked_day FROM synthetic_certificate
WHERE synthetic_below(own, 15, 1000) < ${country.revokedShare} AND signed_day + 10 <= ${extractDay};`;
}

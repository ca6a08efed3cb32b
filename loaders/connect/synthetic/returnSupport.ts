import {regions} from "../../model/places.ts";
import {messagesPerCertificate} from "./messages.ts";
import {country} from "./country.ts";
import {formVersion2Day, planted} from "./planted.ts";
import {extractDay} from "./time.ts";

/** Prognoses are drawn anew after so many days of the sjukfall: those of long ones are less certain. */
const laterFrom = country.laterPrognosisDays;

const noMeasure = "EJ_AKTUELLT";

/** SQL that is true for certificates on version 1 of the form. */
const onVersion1 = `c.signed_day < ${formVersion2Day}`;

const isIn = (region: string) => `c.place = ${regions().findIndex(({code}) => code === region)}`;

/** What prognoses are drawn from: the first key is that of certificates early in a sjukfall, the second of later ones. */
export const prognosisWeights = [0, 1].map((later) =>
  Object.values(country.prognoses).map((weights) => weights[later] ?? 0),
);

/** The code that each drawn prognosis has on the two versions of the form. */
export const prognosisCodes = Object.keys(country.prognoses).map((code) => [
  code,
  code === "ATER_X_ANTAL_DGR" ? "ATER_X_ANTAL_MANADER" : code,
]);

/**
 * SQL that makes `synthetic_named`: the measures that certificates on version 1 name, one or two of them, or that none is
 * called for; most as the sjukfall's other certificates do. In one region some of those name an adaptation of the work instead.
 */
export function makeSyntheticMeasures(): string {
  const {region, size, per} = planted("more-adaptation");
  const draw = (stream: number) =>
    `synthetic_measure_draw x ON x.tick = synthetic_below(c.own, ${stream}, 1000)`;
  return `
CREATE OR REPLACE TEMP TABLE synthetic_named AS
WITH written AS (
  SELECT c.certificate, c.place, c.own AS alone,
    CASE WHEN synthetic_below(c.own, 40, 1000) < ${country.sameMeasureShare} THEN c.sjukfall_key ELSE c.own END AS own
  FROM synthetic_certificate c WHERE ${onVersion1}
),
first AS (
  SELECT c.certificate, c.alone AS own,
    CASE WHEN m.code = '${noMeasure}' AND ${isIn(region)} AND synthetic_below(c.own, 39, ${per}) < ${size}
      THEN 'ARBETSANPASSNING' ELSE m.code END AS code
  FROM written c JOIN ${draw(31)} JOIN synthetic_measure m ON m.value = x.value
)
SELECT certificate, code FROM first
UNION ALL
SELECT c.certificate, m.code
FROM first c JOIN ${draw(38)} JOIN synthetic_measure m ON m.value = x.value
WHERE synthetic_below(c.own, 37, 1000) < ${country.secondMeasureShare}
  AND c.code <> '${noMeasure}' AND m.code <> '${noMeasure}' AND m.code <> c.code;`;
}

/** SQL of the columns of `certificate` about the way back to work, of `c`, with the prognosis `p` and `n`, where no measure is called for. */
export function supportColumns(): string {
  const below = (stream: number, share: number) => `synthetic_below(c.own, ${stream}, 1000) < ${share}`;
  const ongoing = below(32, country.ongoingTreatmentShare);
  const planned = below(33, country.plannedTreatmentShare);
  const [text1, text2] = country.measureTextShare;
  return `CASE WHEN ${onVersion1} THEN ${ongoing} ELSE ${ongoing} OR ${planned} END AS treatment_ongoing,
  CASE WHEN ${onVersion1} THEN ${planned} END AS treatment_planned,
  CASE WHEN ${onVersion1} THEN p.code_1 ELSE p.code_2 END AS prognosis,
  CASE WHEN ${onVersion1} THEN n.certificate IS NULL AND ${below(36, text1)} ELSE ${below(36, text2)} END AS measure_text,
  ${below(35, country.contactWishShare)} AS contact_wish`;
}

/** SQL of what those columns are read from, beside `synthetic_certificate c`. */
export const supportJoins = `
JOIN synthetic_prognosis_draw x ON x.tick = (c.since >= ${laterFrom})::INTEGER * 1000 + synthetic_below(c.own, 34, 1000)
JOIN synthetic_prognosis p ON p.value = x.value
LEFT JOIN synthetic_named n ON n.certificate = c.certificate AND n.code = '${noMeasure}'`;

/** SQL that fills `measure`, and `message` with what is written of meetings and contact: more often late in a sjukfall. */
export function fillReturnSupport(): string {
  const {region, size, per} = planted("more-meetings");
  const byDays = (steps: readonly (readonly [number, number])[]) =>
    `CASE ${steps
      .toReversed()
      .map(([from, share]) => `WHEN c.since >= ${from} THEN ${share}`)
      .join(" ")} ELSE 0 END`;
  return `
INSERT INTO measure BY NAME
SELECT certificate, code FROM synthetic_named;

INSERT INTO message BY NAME
WITH drawn AS (
  SELECT c.certificate, c.own, c.sent_day + 8 AS sent_day, synthetic_below(c.own, 25, 1000) AS draw,
    ${byDays(country.meetingShare)} * CASE WHEN ${isIn(region)} THEN ${size} ELSE ${per} END // ${per} AS meeting,
    ${byDays(country.contactShare)} AS contact
  FROM synthetic_certificate c WHERE c.sent_day + 8 <= ${extractDay}
),
sorted AS (
  SELECT *, CASE WHEN draw < meeting THEN 'AVSTMN' WHEN draw < meeting + contact THEN 'KONTKT'
    WHEN draw < meeting + contact + ${country.otherMessageShare} THEN 'OVRIGT' END AS subject
  FROM drawn
)
SELECT certificate * ${messagesPerCertificate} + 3 AS message, certificate, subject,
  CASE WHEN subject = 'KONTKT' AND synthetic_below(own, 26, 2) = 0 THEN 'recipient' ELSE 'care' END AS towards, sent_day
FROM sorted WHERE subject IS NOT NULL;`;
}

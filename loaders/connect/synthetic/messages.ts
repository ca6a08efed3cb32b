import {certificatesPerSjukfall, completingOffset, replacingOffset} from "./certificates.ts";
import {country} from "./country.ts";
import {formVersion2Day} from "./planted.ts";
import {extractDay} from "./time.ts";

/** Numbers of one certificate's messages: request, reminder, answer, message on something else, second and third request. */
export const messagesPerCertificate = 8;

const {answeredByCertificateShare, answeredByMessageShare} = country;
const [delay, delaySpread] = country.requestDelay;

/**
 * What the draw of a unit's certificates is multiplied by, in 1/10,000, so that its share comes out as meant: a request
 * that is answered by a certificate adds one, which is never asked about again. A share s of all is s / (1 − s · a) of
 * the rest, where a is the share answered by a certificate.
 */
const addedByAnswers = Math.round(
  10_000 / (1 - (country.completionShare / 1000) * (answeredByCertificateShare / 1000)),
);

/**
 * SQL that makes `synthetic_request`, Försäkringskassan's requests for completion, and adds the certificates that
 * answer them: copies with numbers of their own, signed when the answer was given.
 */
export function makeSyntheticRequests(): string {
  return `
CREATE OR REPLACE TEMP TABLE synthetic_request AS
SELECT certificate * ${messagesPerCertificate} AS message, certificate, own, signed_day,
  CAST(sent_day + ${delay} + synthetic_below(own, 21, ${delaySpread}) AS INTEGER) AS sent_day,
  CAST(sent_day + ${delay} + synthetic_below(own, 21, ${delaySpread})
    + 3 + synthetic_below(own, 22, 25) AS INTEGER) AS answered_day,
  synthetic_below(own, 23, 1000) AS way
FROM synthetic_certificate
WHERE synthetic_below(own, 20, 10000) < completion * ${addedByAnswers} // 10000 AND sent_day IS NOT NULL
  AND sent_day + ${delay} + synthetic_below(own, 21, ${delaySpread}) <= ${extractDay};

CREATE OR REPLACE TEMP TABLE synthetic_completing AS
SELECT certificate + ${completingOffset} AS certificate, certificate AS other, message, answered_day FROM synthetic_request
WHERE way < ${answeredByCertificateShare} AND answered_day <= ${extractDay}
  AND certificate % ${certificatesPerSjukfall} < ${replacingOffset};

INSERT INTO synthetic_certificate
SELECT c.* REPLACE (
  n.certificate AS certificate, n.answered_day AS signed_day, n.answered_day AS sent_day,
  synthetic_draw(c.own, 91) AS own, n.message AS answers
)
FROM synthetic_certificate c JOIN synthetic_completing n ON n.other = c.certificate;`;
}

/** SQL that fills `message` and `message_question` with requests and answers, and the relations of completing certificates. */
export function fillMessages(): string {
  // The questions follow the form that the certificate was written on.
  const version = `(r.signed_day >= ${formVersion2Day})::INTEGER`;
  return `
INSERT INTO relation BY NAME
SELECT certificate, 'KOMPLT' AS kind, other FROM synthetic_completing;

INSERT INTO message BY NAME
SELECT message, certificate, 'KOMPLT' AS subject, 'care' AS towards, sent_day, sent_day + 10 AS answer_by_day
FROM synthetic_request;
INSERT INTO message BY NAME
SELECT message + 1 AS message, certificate, 'PAMINN' AS subject, 'care' AS towards, sent_day + 11 AS sent_day, message AS reminds
FROM synthetic_request WHERE synthetic_below(own, 24, 1000) < ${country.reminderShare} AND sent_day + 11 <= ${extractDay};
INSERT INTO message BY NAME
SELECT message + 2 AS message, certificate, 'KOMPLT' AS subject, 'recipient' AS towards, answered_day AS sent_day, message AS answers
FROM synthetic_request
WHERE way BETWEEN ${answeredByCertificateShare} AND ${answeredByCertificateShare + answeredByMessageShare - 1}
  AND answered_day <= ${extractDay};

-- A request that was answered by a message can be followed by another about the same certificate, and that by a third.
CREATE OR REPLACE TEMP TABLE synthetic_repeat AS
WITH second AS (
  SELECT message + 4 AS message, message AS first, certificate, own, answered_day + 4 + synthetic_below(own, 41, 14) AS sent_day
  FROM synthetic_request
  WHERE way BETWEEN ${answeredByCertificateShare} AND ${answeredByCertificateShare + answeredByMessageShare - 1}
    AND synthetic_below(own, 42, 1000) < ${country.repeatedRequestShare}
),
third AS (
  SELECT message + 1 AS message, first, certificate, own, sent_day + 14 + synthetic_below(own, 43, 14) AS sent_day
  FROM second WHERE synthetic_below(own, 44, 1000) < ${country.repeatedRequestShare}
)
SELECT * FROM (FROM second UNION ALL FROM third) WHERE sent_day <= ${extractDay};
INSERT INTO message BY NAME
SELECT message, certificate, 'KOMPLT' AS subject, 'care' AS towards, sent_day, sent_day + 10 AS answer_by_day FROM synthetic_repeat;

INSERT INTO message_question BY NAME
WITH asked AS (
  SELECT r.message, x.value AS first, y.value AS second, synthetic_below(r.own, 29, 1000) < ${country.secondQuestionShare} AS asks_twice
  FROM synthetic_request r
  JOIN synthetic_question_draw x ON x.tick = ${version} * 1000 + synthetic_below(r.own, 27, 1000)
  JOIN synthetic_question_draw y ON y.tick = ${version} * 1000 + synthetic_below(r.own, 28, 1000)
  WHERE synthetic_below(r.own, 30, 1000) >= ${country.noQuestionShare}
),
every AS (
  SELECT message, first AS value FROM asked
  UNION ALL
  SELECT message, second FROM asked WHERE asks_twice AND second <> first
)
SELECT message, question FROM every JOIN synthetic_question USING (value);

-- It asks about what the first one asked about.
INSERT INTO message_question BY NAME
SELECT r.message, q.question FROM synthetic_repeat r JOIN message_question q ON q.message = r.first;`;
}

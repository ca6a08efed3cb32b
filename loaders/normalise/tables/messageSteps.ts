import {place, rawRelation} from "./rawRelation.ts";
import {dayOfMoment} from "./readings.ts";
import type {Step, TableSqlOptions} from "./tableSql.ts";

/**
 * `table_message`: the messages, each with the first rule that it breaks, or null; the first copy of each id stays, a
 * further one breaks `message.duplicate`. `table_question`: the questions of the messages that stay, each once, and rows
 * whose message does not occur, with `is_orphan`.
 */
export function messageSteps({dialect, days}: TableSqlOptions): Step[] {
  return [
    {
      name: "table_message",
      sql: `
        WITH written ${dialect.asOnce} (
          SELECT ${place("m")} AS place, message AS id, certificate,
            upper(subject) AS subject, lower(towards) AS towards,
            answers, reminds,
            sent, answer_by
          FROM ${rawRelation("message")} m
        ),
        typed ${dialect.asOnce} (
          SELECT *, ${dayOfMoment(dialect, "sent")} AS sent_day, ${dayOfMoment(dialect, "answer_by")} AS answer_by_day
          FROM written
        ),
        judged AS (
          SELECT *,
            CASE
              WHEN id IS NULL THEN 'message.id'
              WHEN certificate IS NULL THEN 'message.certificate'
              WHEN subject IS NULL OR subject NOT IN ('KOMPLT', 'PAMINN', 'AVSTMN', 'KONTKT', 'OVRIGT') THEN 'message.subject'
              WHEN towards IS NULL OR towards NOT IN ('care', 'recipient') THEN 'table.towards'
              WHEN sent_day IS NULL THEN 'message.sent'
              WHEN NOT (sent_day BETWEEN ${days.first} AND ${days.latest}) THEN 'message.sent-window'
              WHEN answer_by IS NOT NULL AND answer_by_day IS NULL THEN 'message.answer-by'
            END AS fault
          FROM typed
        )
        SELECT place, id, certificate, subject, towards, sent_day, answers, reminds, answer_by_day,
          CASE
            WHEN fault IS NOT NULL THEN fault
            WHEN row_number() OVER (
              PARTITION BY id, CASE WHEN fault IS NULL THEN 0 ELSE 1 END
              ORDER BY place, sent_day, certificate, subject, towards, answers NULLS LAST, reminds NULLS LAST, answer_by_day NULLS LAST
            ) > 1 THEN 'message.duplicate'
          END AS broken
        FROM judged`,
    },
    {
      name: "table_question",
      sql: `
        WITH named AS (SELECT id, max(CASE WHEN broken IS NULL THEN 1 ELSE 0 END) AS stays FROM table_message WHERE id IS NOT NULL GROUP BY id)
        SELECT q.message, q.question, min(q.place) AS place, CASE WHEN n.id IS NULL THEN 1 ELSE 0 END AS is_orphan
        FROM (
          SELECT message, question, ${place("r")} AS place
          FROM ${rawRelation("message_question")} r
        ) q
        LEFT JOIN named n ON n.id = q.message
        WHERE n.id IS NULL OR (n.stays = 1 AND ${dialect.matches("q.question", "^[0-9]{1,4}$")})
        GROUP BY q.message, q.question, n.id`,
    },
  ];
}

import type {Day} from "../model/day.ts";
import {Rejection} from "./rules.ts";
import {isTrusted, type TrustedDays} from "./trustedDays.ts";
import type {Element} from "./xml/element.ts";
import {dayOfDate, dayOfMoment} from "./xml/moment.ts";
import {coreChild, extension, named, typeText} from "./xml/riv.ts";

export type Subject = "KOMPLT" | "PAMINN" | "AVSTMN" | "KONTKT" | "OVRIGT";

/** What is kept of a message about a certificate: never its heading, its text or whom it is about. */
export interface Message {
  readonly id: string;
  readonly certificate: string;
  readonly subject: Subject;
  /** `care`: Försäkringskassan wrote to care. `recipient`: care wrote to Försäkringskassan. */
  readonly towards: "care" | "recipient";
  readonly sent: Day;
  readonly answers: string | undefined;
  readonly reminds: string | undefined;
  readonly answerBy: Day | undefined;
  /** Ids of the form questions that a KOMPLT asks about, each once; none is a KOMPLT about an unknown question. */
  readonly questions: readonly string[];
}

const subjects: ReadonlySet<string> = new Set<Subject>(["KOMPLT", "PAMINN", "AVSTMN", "KONTKT", "OVRIGT"]);

function isSubject(code: string): code is Subject {
  return subjects.has(code);
}

/**
 * Reads SendMessageToCare or SendMessageToRecipient, version 1 or 2. The certificate is named by `extension` alone. The
 * last day for an answer may lie ahead, so it is not held against the trusted days.
 */
export function readMessage(message: Element, towards: Message["towards"], days: TrustedDays): Message {
  const children = message.children().filter(({namespace}) => namespace === message.namespace);

  const id = named(children, "meddelande-id")?.text() ?? "";
  if (id === "") throw new Rejection("message.id", (named(children, "meddelande-id") ?? message).line);
  const certificate = extension(named(children, "intygs-id"));
  if (certificate === "")
    throw new Rejection("message.certificate", (named(children, "intygs-id") ?? message).line);
  const subject = typeText(named(children, "amne"), "code");
  if (!isSubject(subject)) throw new Rejection("message.subject", (named(children, "amne") ?? message).line);
  const sent = dayOfMoment(named(children, "skickatTidpunkt")?.text() ?? "");
  if (sent === undefined)
    throw new Rejection("message.sent", (named(children, "skickatTidpunkt") ?? message).line);
  if (!isTrusted(sent, days))
    throw new Rejection("message.sent-window", (named(children, "skickatTidpunkt") ?? message).line);
  const lastDay = named(children, "sistaDatumForSvar")?.text() ?? "";
  const answerBy = dayOfDate(lastDay);
  if (lastDay !== "" && answerBy === undefined)
    throw new Rejection("message.answer-by", (named(children, "sistaDatumForSvar") ?? message).line);

  const answered = named(children, "svarPa");
  const answers = answered && coreChild(answered, "meddelande-id")?.text();
  const reminds = named(children, "paminnelseMeddelande-id")?.text();
  const questions = children
    .filter(({name}) => name === "komplettering")
    .map(
      (part) =>
        part
          .children()
          .find(({name}) => name === "frage-id")
          ?.text() ?? "",
    )
    // An id is digits; anything else could be a text that somebody wrote, and texts are not kept.
    .filter((question) => /^\d{1,4}$/.test(question));
  return {
    ...{id, certificate, subject, towards, sent, answerBy},
    answers: answers === "" ? undefined : answers,
    reminds: reminds === "" ? undefined : reminds,
    questions: [...new Set(questions)],
  };
}

import {InputError} from "../../errors.ts";
import type {z} from "zod";
import type {AnswerSource} from "./cache.ts";
import type {Pace} from "./pace.ts";

/** What is wanted of the publishers. Codes are known ones: the command has checked them. */
export interface Question {
  /** Calendar years, ascending. */
  readonly years: readonly number[];
  /** Codes of län; riket always comes along. */
  readonly regions: readonly string[];
  /** Chapters of ICD-10-SE, F43 and ALL; `undefined` for all that the publisher has. */
  readonly diagnoses: readonly string[] | undefined;
  /** Key figures of Kolada. */
  readonly kpis: readonly string[];
}

/** A good answer: what was read from it, and where it came from. */
export interface Answer<T> {
  readonly value: T;
  readonly source: AnswerSource;
}

/** How one publisher is asked. */
export interface Ask {
  /**
   * The answer at a path below the publisher's address. `read` makes values of the JSON, and throws an InputError that
   * begins with `where` if they are not what was asked for.
   */
  <T>(path: string, read: (json: unknown, where: string) => T): Promise<Answer<T>>;
  /** The path of a next page that an answer names in full, at the publisher or the mirror. Throws for any other. */
  pathOf(address: string, where: string): string;
}

/** A small table of official statistics, in the shape of `data/reference`: codes as text, one fact a row. */
export interface StatisticsTable {
  /** File name without its ending: `scb-population`. */
  readonly name: string;
  /** What it is, in units. Swedish. */
  readonly title: string;
  readonly columns: readonly string[];
  /** In the order of the key columns. "" is unknown or withheld, never zero. */
  readonly rows: readonly (readonly string[])[];
  readonly answers: readonly AnswerSource[];
  /** What the reader must know of the figures: totals that disagree, say. */
  readonly warnings: readonly string[];
}

/** Whoever publishes statistics over an open API. */
export interface Publisher {
  readonly id: string;
  readonly title: string;
  /** The address that paths are below. Ends in a slash. */
  readonly baseUrl: string;
  readonly licence: string;
  readonly pace: Pace;
  /** The publisher's tables, each as soon as it is whole. */
  tables(question: Question, ask: Ask): AsyncGenerator<StatisticsTable>;
}

/** The JSON as the shape says it is. Throws an InputError that names the place within the answer and the rule. */
export function inShape<T>(shape: z.ZodType<T>, json: unknown, where: string): T {
  const read = shape.safeParse(json);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  const place = issue === undefined || issue.path.length === 0 ? "svaret" : issue.path.map(String).join(".");
  throw new InputError(`${where}: svaret har inte väntad form. ${place}: ${issue?.message ?? "okänt fel"}`);
}

import fc from "fast-check";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {openDuckDb} from "../../loaders/engine/duckdb.ts";
import type {Engine, LocalEngine, SqlValue} from "../../loaders/engine/engine.ts";
import {link, makeLinkLookups} from "../../loaders/link/link.ts";
import {linkSjukfall, type PlainSjukfall} from "../../loaders/link/oracle.ts";
import {portableLinked} from "../../loaders/link/portable.ts";
import {day} from "../../loaders/model/day.ts";
import {diagnosisCategories} from "../../loaders/model/diagnosis.ts";
import type {Settings} from "../../loaders/settings.ts";
import {
  type CountryCertificate,
  describedSjukfall,
  linkPeriods,
  makeLinkedTables,
  makeTables,
  stage,
} from "../unit/link/country.ts";

const codes = ["F432", "F43-", "F321", "F900", "M545", "J069", "I219", "K999", "U071", "Z733"];

/** Certificates of few persons in a short time, so that they overlap, nest, touch and leave gaps of every size. */
const anyCertificates: fc.Arbitrary<CountryCertificate[]> = fc
  .array(
    fc.record({
      person: fc.integer({min: 1, max: 6}),
      provider: fc.constantFrom("P", "Q"),
      diagnosis: fc.constantFrom(...codes),
      from: fc.integer({min: 20000, max: 20250}),
      ahead: fc.integer({min: -5, max: 5}),
      periods: fc.array(
        fc.record({
          wait: fc.integer({min: 1, max: 12}),
          days: fc.integer({min: 1, max: 40}),
          degree: fc.constantFrom(25, 50, 75, 100),
        }),
        {minLength: 1, maxLength: 4},
      ),
    }),
    {minLength: 1, maxLength: 60},
  )
  .map((list) =>
    list.map(({from, ahead, periods, ...facts}, index) => {
      let at = from;
      const spans = periods.map(({wait, days, degree}) => {
        const span = {from: at, to: at + days - 1, degree};
        at += days - 1 + wait;
        return span;
      });
      // Numbers that do not follow the order of writing, as keyed hashes do not.
      return {...facts, certificate: ((index * 7919) % 100_003) + 1, signed: from - ahead, periods: spans};
    }),
  );

const anyRule = fc.record({
  maxGap: fc.integer({min: 0, max: 30}),
  scope: fc.constantFrom<Settings["scope"]>("person", "within-provider"),
});

const keys = new Map(diagnosisCategories().map(({category}) => [category, category]));
const category = (diagnosis: string | undefined) => keys.get(diagnosis?.slice(0, 3) ?? "") ?? "none";

/** What a sjukfall of the oracle and a row of the engine have in common, as one line. */
function plain(sjukfall: PlainSjukfall): string {
  const {start, end, covered, certificates, degrees, diagnoses, degreeChanges, diagnosisChanges, periods} =
    sjukfall;
  const {category: c, block, chapter, group} = diagnosisChanges;
  return [start, end, covered, end - start + 1, degrees[0], degrees.at(-1), category(diagnoses[0])]
    .concat([category(periods.at(-1)?.diagnosis), certificates, degreeChanges, c, block, chapter, group])
    .join(" ");
}

const columns =
  "start_day, end_day, covered, elapsed, degree_first, degree_last, category_first, category_last, certificates, degree_changes, category_changes, block_changes, chapter_changes, group_changes".split(
    ", ",
  );

/** The lines of each person's sjukfall, and the persons sorted: whoever has which number. */
function byPerson(sjukfall: readonly (readonly [person: string, line: string])[]): string[] {
  const persons = new Map<string, string[]>();
  for (const [person, line] of sjukfall) persons.set(person, [...(persons.get(person) ?? []), line]);
  return [...persons.values()].map((lines) => lines.sort().join("; ")).sort();
}

async function rowsOf(session: Engine, bucket: number): Promise<(readonly [string, string])[]> {
  const rows = await session.rows(describedSjukfall);
  return rows.map((row: Record<string, SqlValue>) => {
    const line = columns.map((name) => String(row[name])).join(" ");
    return [`${bucket}-${String(row["person"])}`, line] as const;
  });
}

let engine: LocalEngine;
beforeAll(async () => {
  engine = await openDuckDb({file: ":memory:", threads: 2});
  await makeLinkLookups(engine);
});
afterAll(() => {
  engine.close();
});

const extractDay = day("2030-12-31");

/** The sjukfall of the portable form, in a session of its own. */
async function portable(settings: Rule): Promise<string[]> {
  const session = await engine.session();
  await makeTables(session, portableLinked({settings, extractDay}));
  const found = await rowsOf(session, 0);
  session.close();
  return byPerson(found);
}

/** The sjukfall of the fast form, with so many periods to a bucket. */
async function fast(settings: Rule, perBucket: number): Promise<string[]> {
  const buckets = await link(engine, {settings, extractDay, perBucket});
  const session = await engine.session();
  const found: (readonly [string, string])[] = [];
  for (let bucket = 0; bucket < buckets.count; bucket++) {
    await makeLinkedTables(session, await buckets.read(bucket));
    found.push(...(await rowsOf(session, bucket)));
  }
  session.close();
  return byPerson(found);
}

type Rule = Pick<Settings, "maxGap" | "scope">;

describe("sjukfall", () => {
  it("are the same by the plain linker, by the portable form and by the fast form in 1, 2 and 7 buckets", async () => {
    await fc.assert(
      fc.asyncProperty(anyCertificates, anyRule, async (list, rule) => {
        const periods = linkPeriods({certificates: list});
        const expected = byPerson(
          linkSjukfall(periods, rule).map((sjukfall) => [String(sjukfall.person), plain(sjukfall)] as const),
        );
        await stage(engine, {certificates: list});
        expect(await portable(rule)).toEqual(expected);
        for (const buckets of [1, 2, 7]) {
          expect(await fast(rule, Math.ceil(periods.length / buckets))).toEqual(expected);
        }
      }),
      {seed: 20261121, numRuns: 30},
    );
  });

  it("never become more when the allowed gap grows", () => {
    fc.assert(
      fc.property(anyCertificates, anyRule, (list, rule) => {
        const periods = linkPeriods({certificates: list});
        const narrow = linkSjukfall(periods, rule).length;
        expect(linkSjukfall(periods, {...rule, maxGap: rule.maxGap + 1}).length).toBeLessThanOrEqual(narrow);
      }),
      {seed: 20261121, numRuns: 500},
    );
  });

  it("are never fewer within providers than by person, and cover at least as many days", () => {
    fc.assert(
      fc.property(anyCertificates, fc.integer({min: 0, max: 30}), (list, maxGap) => {
        const periods = linkPeriods({certificates: list});
        const whole = linkSjukfall(periods, {maxGap, scope: "person"});
        const parts = linkSjukfall(periods, {maxGap, scope: "within-provider"});
        const days = (of: PlainSjukfall[]) => of.reduce((sum, {covered}) => sum + covered, 0);
        expect(parts.length).toBeGreaterThanOrEqual(whole.length);
        expect(days(parts)).toBeGreaterThanOrEqual(days(whole));
      }),
      {seed: 20261121, numRuns: 500},
    );
  });

  it("of one person lie more than the allowed gap apart, and cover every period", () => {
    fc.assert(
      fc.property(anyCertificates, fc.integer({min: 0, max: 30}), (list, maxGap) => {
        const found = linkSjukfall(linkPeriods({certificates: list}), {maxGap, scope: "person"});
        for (const [at, {person, start}] of found.entries()) {
          const before = found[at - 1];
          if (before?.person === person) expect(start - before.end - 1).toBeGreaterThan(maxGap);
        }
        expect(found.flatMap(({periods}) => periods)).toHaveLength(linkPeriods({certificates: list}).length);
      }),
      {seed: 20261121, numRuns: 500},
    );
  });
});

import fc from "fast-check";
import {describe, expect, it} from "vitest";
import type {Engine, LocalEngine, SqlValue} from "../../loaders/engine/engine.ts";
import {linkSjukfall, type PlainSjukfall} from "../../loaders/link/oracle.ts";
import {portableLinked} from "../../loaders/link/portable.ts";
import {day} from "../../loaders/model/day.ts";
import {diagnosisCategories} from "../../loaders/model/diagnosis.ts";
import type {Settings} from "../../loaders/settings.ts";
import {type CountryCertificate, describedSjukfall, linkPeriods, withLinked} from "../unit/link/country.ts";

const codes = ["F432", "F43-", "F321", "F900", "M545", "J069", "I219", "K999", "U071", "Z733"];

/** Certificates of few persons in a short time, so that they overlap, nest, touch and leave gaps of every size. */
const anyCertificates: fc.Arbitrary<CountryCertificate[]> = fc
  .array(
    fc.record({
      person: fc.integer({min: 1, max: 6}),
      provider: fc.constantFrom("P", "Q"),
      diagnosis: fc.constantFrom(...codes),
      from: fc.integer({min: 20000, max: 20250}),
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
    list.map(({from, periods, ...facts}, index) => {
      let at = from;
      const spans = periods.map(({wait, days, degree}) => {
        const span = {from: at, to: at + days - 1, degree};
        at += days - 1 + wait;
        return span;
      });
      // Numbers that do not follow the order of writing, as keyed hashes do not.
      return {...facts, certificate: ((index * 7919) % 100_003) + 1, periods: spans};
    }),
  );

const anyRule = fc.record({
  maxGap: fc.integer({min: 0, max: 30}),
  scope: fc.constantFrom<Settings["scope"]>("person", "within-provider"),
});

const keys = new Map(diagnosisCategories().map(({category}) => [category, category]));
const category = (diagnosis: string | undefined) => keys.get(diagnosis?.slice(0, 3) ?? "") ?? "none";

/** What a sjukfall of the oracle and a row of the engine have in common, as one line. */
function plain(sjukfall: PlainSjukfall, rank: number): string {
  const {start, end, covered, certificates, degrees, diagnoses, degreeChanges, diagnosisChanges, periods} =
    sjukfall;
  const {category: c, block, chapter, group} = diagnosisChanges;
  return [rank, start, end, covered, end - start + 1, degrees[0], degrees.at(-1), category(diagnoses[0])]
    .concat([category(periods.at(-1)?.diagnosis), certificates, degreeChanges, c, block, chapter, group])
    .join(" ");
}

const columns =
  "start_day, end_day, covered, elapsed, degree_first, degree_last, category_first, category_last, certificates, degree_changes, category_changes, block_changes, chapter_changes, group_changes";

async function lines(engine: Engine): Promise<string[]> {
  const rows = await engine.rows(
    `SELECT *, dense_rank() OVER (ORDER BY person) AS rank FROM (${describedSjukfall}) ORDER BY spell`,
  );
  const names = ["rank", ...columns.split(", ")];
  return rows.map((row: Record<string, SqlValue>) => names.map((name) => String(row[name])).join(" "));
}

/** The sjukfall of the portable form, in a session of its own. */
async function portable(
  engine: LocalEngine,
  settings: Pick<Settings, "maxGap" | "scope">,
): Promise<string[]> {
  const session = await engine.session();
  for (const {name, select} of portableLinked({settings, extractDay: day("2030-12-31")})) {
    await session.run(`CREATE OR REPLACE TEMP TABLE ${name} AS ${select}`);
  }
  return await lines(session);
}

describe("sjukfall", () => {
  it("are the same by the fast form, by the portable form and by the plain linker, with one thread and two", async () => {
    await fc.assert(
      fc.asyncProperty(anyCertificates, anyRule, async (list, rule) => {
        const persons = [...new Set(list.map(({person}) => person))].sort((a, b) => a - b);
        const expected = linkSjukfall(linkPeriods({certificates: list}), rule).map((sjukfall) =>
          plain(sjukfall, persons.indexOf(sjukfall.person) + 1),
        );
        for (const threads of [1, 2]) {
          const found = await withLinked(
            {certificates: list},
            async (engine) => ({fast: await lines(engine), portable: await portable(engine, rule)}),
            {settings: rule, threads},
          );
          expect(found).toEqual({fast: expected, portable: expected});
        }
      }),
      {seed: 20261121, numRuns: 60},
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

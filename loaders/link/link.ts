import type {Engine} from "../engine/engine.ts";
import type {Day} from "../model/day.ts";
import type {Settings} from "../settings.ts";
import {makeDiagnosisKeys} from "./diagnosisKeys.ts";
import {makeLinkRows, sequencePeriods} from "./periodSequence.ts";
import {makeBounds, makeSjukfall} from "./sjukfallTable.ts";
import {makeUnitSpans} from "./unitSpans.ts";

/**
 * Joins each person's certificates into sjukfall: from the staged tables to `sjukfall` (one row a sjukfall) and
 * `sjukfall_period` (its periods in order), with `unit_span` and `diagnosis_category` beside them.
 *
 * Two periods of question 32 belong to the same sjukfall when at most `maxGap` whole days lie uncovered between
 * them; overlaps count once. With 5 days, a period that ends 14 August joins one that starts on or before 20 August
 * (15–19 August uncovered), and not one that starts 21 August. Certificates that `excluded` names take no part.
 * With scope `within-provider` a change of care provider begins a new sjukfall.
 */
export async function link(engine: Engine, options: {settings: Settings; extractDay: Day}): Promise<void> {
  const {maxGap, scope} = options.settings;
  await makeDiagnosisKeys(engine);
  await engine.run(makeUnitSpans());
  await engine.run(makeLinkRows(scope === "within-provider"));
  await engine.run(`CREATE OR REPLACE TABLE sjukfall_period AS ${sequencePeriods(maxGap)}`);
  await engine.run(makeBounds());
  await engine.run(makeSjukfall({maxGap, extractDay: options.extractDay}));
  await engine.run("DROP TABLE link_row; DROP TABLE sjukfall_bound;");
}

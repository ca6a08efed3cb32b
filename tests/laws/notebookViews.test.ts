import fc from "fast-check";
import {expect, it} from "vitest";
import {byAge} from "../../src/components/byAge.js";
import {byDegree} from "../../src/components/byDegree.js";
import {byDiagnosis} from "../../src/components/byDiagnosis.js";
import {byLength} from "../../src/components/byLength.js";
import type {Notebook} from "../../src/components/notebook.js";
import {
  bySexOverTime,
  inComparison as allInComparison,
  overTime as allOverTime,
} from "../../src/components/overTime.js";
import type {PlaceFamily} from "../../src/components/placeFamily.js";
import {initialView} from "../../src/components/viewState.js";
import {viewParameters, type View} from "../../src/contract/view.js";
import {manifestWithBlocks as manifest, notebook as withoutBlocks, table} from "../unit/src/country.js";

const anyView = fc
  .record(
    Object.fromEntries(
      viewParameters.map(({id, choices}) => [
        id,
        fc.constantFrom(...choices(manifest).map(({value}) => value)),
      ]),
    ),
  )
  .map((chosen): View => ({...initialView(manifest), ...chosen}))
  .filter(({first, last}) => first <= last);

const notebook = (slug: string): Notebook => ({...withoutBlocks(slug), manifest});
const blocks = table(["year", "block"], ["2024 F40-F48 600", "2024 C50-C50 5", "2025 F30-F39 100"]);
const overTime = (place: Notebook, view: View) => allOverTime(place, view, familyOf(place));
const inComparison = (place: Notebook, view: View) => allInComparison(place, view, familyOf(place));
const familyOf = ({place}: Notebook): PlaceFamily => ({manifest, place, own: blocks, nation: blocks});

it("answers every view on every place in words without a gap, and says why where it draws nothing", () => {
  const makers = [overTime, inComparison, bySexOverTime, byAge, byDegree, byLength, byDiagnosis];
  fc.assert(
    fc.property(anyView, fc.constantFrom(notebook("skane"), notebook("riket")), (view, place) => {
      for (const make of makers) {
        const {title, alternative, selection, notes, chart, nothing, table} = make(place, view);
        for (const text of [title, alternative, selection, ...notes])
          expect(text).not.toMatch(/undefined|NaN|null|Infinity|\s{2}|\.\./);
        expect(chart !== null || nothing.length > 20).toBe(true);
        for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
        for (const value of table.rows.flat()) if (typeof value === "number") expect(value).not.toBeNaN();
      }
    }),
    {seed: 20261122, numRuns: 150},
  );
});

it("keeps the estimate of a rate within its limits, and the number of rows that of the times", () => {
  fc.assert(
    fc.property(anyView, (chosen) => {
      const {chart, table: rows} = overTime(notebook("skane"), {...chosen, measure: "per1000"});
      if (chart?.kind === "lines")
        for (const {low, value, high} of chart.points) expect(low <= value && value <= high).toBe(true);
      for (const [, , value, low, high] of rows.rows)
        if (value !== null) expect(Number(low) <= Number(value) && Number(value) <= Number(high)).toBe(true);
    }),
    {seed: 20261122, numRuns: 150},
  );
});

import {describe, expect, it} from "vitest";
import {afterRequest} from "../../../../src/components/afterRequest.js";
import {requestsByNumber} from "../../../../src/components/requestsByNumber.js";
import {initialView} from "../../../../src/components/viewState.js";
import {completions, manifest} from "../completions.js";

const {numbers, requests} = completions("riket");
const view = initialView(manifest);
const days = {is: "known", days: 60} as const;

describe("requestsByNumber(family, view, maturity)", () => {
  const model = requestsByNumber(numbers, view, days);

  it("gives the share of each certificate of the sjukfall, over mature quarters", () => {
    // Seven of the eight quarters ended sixty days before 31 January 2026.
    expect(model.table.rows.map((row) => [row[0], row[2], row[3]])).toEqual([
      ["Första intyget", 14000, 1400],
      ["Andra intyget", 7000, 1400],
    ]);
    expect(model.title).toBe(
      "Begäran om komplettering i riket: från 10,0\u00a0% (första intyget) till 20,0\u00a0% (andra intyget) av intygen",
    );
  });
});

describe("afterRequest(families, view, maturity)", () => {
  it("gives the share that was asked about again, and those without an answer", () => {
    const model = afterRequest({numbers, requests}, view, days);
    expect(model.title).toMatch(/^Av intygen med begäran i riket fick 10,0\u00a0% mer än en begäran$/);
    const rows = new Map(model.table.rows.map((row) => [row[0], row.slice(2, 4)]));
    expect(rows.get("Mer än en begäran om samma intyg")).toEqual([2800, 280]);
    // Of 90 asked about in a quarter and on a version 20 have no answer, and all others one within 30 days.
    const [asked, left] = rows.get("Inget svar när uttaget gjordes") ?? [];
    expect(Number(left) / Number(asked)).toBeCloseTo(20 / 90, 10);
    expect(rows.get("Inget svar inom 30 dagar")).toEqual([asked, left]);
  });
});

describe("a period without a whole quarter", () => {
  const short = {...view, first: "2024-02", last: "2024-03"};

  it("is asked to be made longer: that no count is shown does not say that none is published", () => {
    for (const {chart, nothing, nearest} of [
      requestsByNumber(numbers, short, days),
      afterRequest({numbers, requests}, short, days),
    ]) {
      expect(chart).toBeNull();
      expect(nothing).toBe("Perioden rymmer inget helt kvartal. Välj minst ett helt kvartal.");
      expect(nearest?.title).toBe("Visa kvartal 1 2024, det närmaste kvartalet som kan visas");
    }
  });
});

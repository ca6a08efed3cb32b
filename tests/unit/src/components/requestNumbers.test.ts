import {describe, expect, it} from "vitest";
import {afterRequest} from "../../../../src/components/afterRequest.js";
import type {PlaceFamily} from "../../../../src/components/placeFamily.js";
import {requestsByNumber} from "../../../../src/components/requestsByNumber.js";
import {initialView} from "../../../../src/components/viewState.js";
import {completions, manifest as country} from "../completions.js";
import {table} from "../country.js";

const manifest = {
  ...country,
  dimensions: {
    ...country.dimensions,
    number: {
      title: "",
      codes: [
        {code: "none", title: "Ersatt intyg, i inget sjukfall"},
        {code: "1", title: "Första intyget"},
        {code: "2", title: "Andra intyget"},
      ],
    },
  },
};
const place = country.places.find(({slug}) => slug === "riket") ?? {
  slug: "",
  code: null,
  title: "",
  short: "",
};
const quarters = ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"];
/** Each quarter 1,000 first certificates, 100 with a request, 20 of them with two; 500 second ones, 100 with a request. */
const own = table(
  ["quarter", "number", "times_asked"],
  quarters.flatMap((quarter) => [
    `${quarter} 1 0 900`,
    `${quarter} 1 1 80`,
    `${quarter} 1 2 20`,
    `${quarter} 2 0 400`,
    `${quarter} 2 1 100`,
  ]),
);
const numbers: PlaceFamily = {manifest, place, own, nation: own};
const view = initialView(manifest);
const days = {is: "known", days: 60} as const;

describe("requestsByNumber(family, view, maturity)", () => {
  const model = requestsByNumber(numbers, view, days);

  it("gives the share of each certificate of the sjukfall, over mature quarters", () => {
    // Seven of the eight quarters ended sixty days before 31 January 2026.
    expect(model.table.rows.map((row) => [row[0], row[2], row[3]])).toEqual([
      ["Första intyget", 7000, 700],
      ["Andra intyget", 3500, 700],
    ]);
    expect(model.title).toBe(
      "Begäran om komplettering i riket: från 10,0\u00a0% (första intyget) till 20,0\u00a0% (andra intyget) av intygen",
    );
  });
});

describe("afterRequest(families, view, maturity)", () => {
  it("gives the share that was asked about again, and those without an answer", () => {
    const model = afterRequest({numbers, requests: completions("riket").requests}, view, days);
    expect(model.title).toMatch(/^Av intygen med begäran i riket fick 10,0\u00a0% mer än en begäran$/);
    const rows = new Map(model.table.rows.map((row) => [row[0], row.slice(2, 4)]));
    expect(rows.get("Mer än en begäran om samma intyg")).toEqual([1400, 140]);
    // Of 90 asked about in a quarter and on a version 20 have no answer, and all others one within 30 days.
    const [asked, left] = rows.get("Inget svar när uttaget gjordes") ?? [];
    expect(Number(left) / Number(asked)).toBeCloseTo(20 / 90, 10);
    expect(rows.get("Inget svar inom 30 dagar")).toEqual([asked, left]);
  });
});

describe("a period without a whole quarter", () => {
  const short = {...view, first: "2024-02", last: "2024-03"};

  it("is asked to be made longer: that no count is shown does not say that none is published", () => {
    const {requests} = completions("riket");
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

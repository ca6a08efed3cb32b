import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {
  longestName,
  mergeSavedViews,
  mostViews,
  readSavedViews,
  type SavedView,
  writeSavedViews,
} from "../../../../src/components/savedViews.ts";

const view = (change: Partial<SavedView> = {}): SavedView => ({
  ...{name: "Kvinnor i Skåne", page: "langd/skane", query: "?v=1&d=2026.01.0&kon=K"},
  ...change,
});

describe("writeSavedViews(views) and readSavedViews(text)", () => {
  it("give every list of views back as it was, whatever they are called", () => {
    const name = fc
      .string({unit: "grapheme", minLength: 1, maxLength: 40})
      .filter((text) => text.trim() !== "");
    const any = fc.array(
      name.map((one) => view({name: one.slice(0, longestName)})),
      {maxLength: 5},
    );
    fc.assert(
      fc.property(any, (views) => {
        expect(readSavedViews(writeSavedViews(views))).toEqual(views);
      }),
      {seed: 1, numRuns: 100},
    );
  });

  it("refuse a file with a link that leads out of the site, or that is something else", () => {
    const reads = (...views: object[]) => readSavedViews(writeSavedViews(views as SavedView[])) !== null;
    expect(reads(view(), view({page: "", query: ""}), view({page: "sql-verkstad", query: ""}))).toBe(true);
    for (const page of [
      "//example.org",
      "https://example.org",
      "../hemligt",
      "a/b/c",
      "javascript:alert(1)",
      "/langd",
    ])
      expect(reads(view({page}))).toBe(false);
    for (const query of ["kon=K", '?"><script>', "#x", `?${"a".repeat(2000)}`])
      expect(reads(view({query}))).toBe(false);
    expect(reads(view({name: " "}))).toBe(false);
    expect(reads(view({name: "a".repeat(longestName)}))).toBe(true);
    expect(reads(view({name: "a".repeat(longestName + 1)}))).toBe(false);
    expect(reads({...view(), more: 1})).toBe(false);
    for (const text of ["", "[]", "{}", '{"format":"underlag-vyer","version":2,"views":[]}', "null"])
      expect(readSavedViews(text)).toBeNull();
  });
});

describe("mergeSavedViews(mine, others)", () => {
  it("has each view once, mine first, and cuts none off: more than a list may hold are no list", () => {
    const other = view({page: "langd/riket"});
    expect(mergeSavedViews([view()], [other, view()])).toEqual([view(), other]);
    const many = Array.from({length: mostViews + 1}, (_, i) => view({name: `Vy ${i}`}));
    expect(mergeSavedViews(many.slice(0, mostViews - 1), many.slice(0, mostViews))).toHaveLength(mostViews);
    expect(mergeSavedViews(many.slice(0, mostViews), many.slice(mostViews))).toBeNull();
  });
});

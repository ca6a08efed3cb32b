import {describe, expect, it} from "vitest";
import * as swedish from "../../../../src/measures/swedish.js";

describe("numbers in Swedish", () => {
  it("have a no-break space between thousands and the true minus sign", () => {
    expect(swedish.formatCount(1234567)).toBe("1\u00a0234\u00a0567");
    expect(swedish.formatCount(-12)).toBe("\u221212");
    expect(swedish.formatCount(-0.4)).toBe("0");
  });

  it("have a decimal comma and always one decimal in shares", () => {
    expect(swedish.formatPercent(0.08)).toBe("8,0\u00a0%");
    expect(swedish.percentBetween(0.098, 0.124)).toBe("mellan 9,8 och 12,4 procent");
    expect(swedish.percentBetween(0.9958, 0.9963)).toBe("nära 99,6 procent");
  });
});

describe("times in Swedish", () => {
  it("name months with small letters", () => {
    expect(swedish.formatMonth("2025-03")).toBe("mars 2025");
    expect(swedish.formatDay("2025-03-09")).toBe("9 mars 2025");
    expect(swedish.formatQuarter("2025-Q1")).toBe("kvartal 1 2025");
    const all = Array.from({length: 12}, (_, i) => swedish.shortNameOfMonth(String(i + 1).padStart(2, "0")));
    expect(all.join(" ")).toBe("jan. feb. mars apr. maj juni juli aug. sep. okt. nov. dec.");
  });

  it("write a period with an en dash, and a single month once", () => {
    expect(swedish.formatPeriod("2024-01", "2025-03")).toBe("januari 2024–mars 2025");
    expect(swedish.formatPeriod("2024-01", "2024-01")).toBe("januari 2024");
    expect(swedish.formatPeriod("2023-01", "2023-12")).toBe("januari–december 2023");
  });

  it("write a row of quarters in the same way", () => {
    expect(swedish.formatQuarters("2024-Q3", "2025-Q1")).toBe("kvartal 3 2024–kvartal 1 2025");
    expect(swedish.formatQuarters("2025-Q1", "2025-Q4")).toBe("kvartal 1–4 2025");
    expect(swedish.formatQuarters("2025-Q1", "2025-Q1")).toBe("kvartal 1 2025");
  });
});

describe("words in a row", () => {
  it("are joined with och before the last", () => {
    expect(swedish.joinSwedish(["kön"])).toBe("kön");
    expect(swedish.joinSwedish(["kön", "ålder"])).toBe("kön och ålder");
    expect(swedish.joinSwedish(["kön", "ålder", "grad"])).toBe("kön, ålder och grad");
  });

  it("begin large or small without harm to abbreviations", () => {
    expect(swedish.capitalise("övrigt")).toBe("Övrigt");
    expect(swedish.decapitalise("Övrigt")).toBe("övrigt");
    expect(swedish.decapitalise("ICD-10")).toBe("ICD-10");
  });
});

import {describe, expect, it} from "vitest";
import type {AuditReport} from "../../../../loaders/protect/audit/auditRelease.ts";
import {reportText} from "../../../../loaders/protect/audit/reportText.ts";

const report: AuditReport = {
  ...{version: "2025.01.0", findings: [], count: 0, remarks: ["Något att veta."]},
  figures: {
    ...{cells: 10, tables: 3, margins: 4, releases: 1, compared: 6, files: 5},
    system: {
      ...{unknowns: 8, equations: 2, rank: 2, derivable: 0, parts: 1, solves: 3, withoutWholeProof: 0},
    },
    unitInsiders: {units: 2, equations: 4, leastRoom: 3.19, narrowed: 0},
  },
};

describe("reportText", () => {
  it("says what was examined, remarks, and that nothing was found", () => {
    const text = reportText(report, 1.25);
    expect(text).toContain("Uppräkning        10 celler i 3 tabeller, 4 summor");
    // Never more room than there is: 3.19 is told as 3,1.
    expect(text).toContain("2 enheter, 4 ekvationer, minst 3,1 gånger det utrymme som behövs, 0 av");
    expect(text).toContain("Anmärkning: Något att veta.");
    expect(text.trimEnd().endsWith("Inga fynd.")).toBe(true);
  });

  it("lists findings under the table and the rule that they break", () => {
    const finding = (cell: string, rule: string) => ({
      ...{by: "uppräkning" as const, table: "tables/started.parquet", cell, rule, gives: "det sanna antalet"},
    });
    const findings = [finding("2024-01 · 12", "A"), finding("2024-01", "B"), finding("2024-02 · 00", "A")];
    const text = reportText({...report, findings, count: 3}, 1);
    expect(text.split("\n").slice(-9)).toEqual([
      "3 fynd",
      "",
      "tables/started.parquet (uppräkning): A",
      "  2024-01 · 12  det sanna antalet",
      "  2024-02 · 00  det sanna antalet",
      "",
      "tables/started.parquet (uppräkning): B",
      "  2024-01  det sanna antalet",
      "",
    ]);
  });

  it("tells what persons who are insiders get to know where the truth is at hand", () => {
    const insiders = {started: {cells: 9, ownTellsOthers: 2, ownTellsAlone: 1, othersTellPresence: 3}};
    const text = reportText({...report, insiders}, 1);
    expect(text).toContain(
      "started: av 9 små celler säger 2 den som har flest händelser exakt hur många andra",
    );
  });
});

import {describe, expect, it} from "vitest";
import {exitCodes} from "../../../../loaders/errors.ts";
import type {Finding} from "../../../../loaders/protect/audit/finding.ts";
import {stopOnFindings} from "../../../../loaders/protect/audit/stopOnFindings.ts";

const parts: readonly Finding["by"][] = [
  ...(["uppräkning", "ekvationssystem", "jämförelse", "insider", "facit", "läckage"] as const),
  "bevis för spärrade celler",
];

describe("stopOnFindings", () => {
  it.each(parts)("stops a release with the exit code of disclosure on what the part %s finds", (by) => {
    const finding: Finding = {by, table: "tables/a.parquet", cell: "2024-01", rule: "en regel", gives: "3"};
    const report = {version: "2024.01.0", findings: [finding], count: 1, remarks: []};
    expect(() => {
      stopOnFindings(report as unknown as Parameters<typeof stopOnFindings>[0]);
    }).toThrow(
      expect.objectContaining({
        exitCode: exitCodes.disclosure,
        message: expect.stringContaining("tables/a.parquet, cell 2024-01: en regel (3)") as string,
      }) as Error,
    );
  });
});

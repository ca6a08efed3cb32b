import {describe, expect, it} from "vitest";
import {
  compareVersions,
  isVersion,
  nextVersion,
  versionsOfMonth,
} from "../../../loaders/publish/releaseVersion.ts";

describe("nextVersion", () => {
  it("begins at 0 in a month without releases", () => {
    expect(nextVersion(["2025.11.3"], "2025-12-31")).toBe("2025.12.0");
  });

  it("counts on past 9 as a number, not as text", () => {
    expect(nextVersion(["2025.12.9", "2025.12.10"], "2025-12-31")).toBe("2025.12.11");
  });
});

describe("compareVersions", () => {
  it("puts the months first and then the numbers", () => {
    expect(["2025.12.10", "2025.12.9", "2026.01.0", "2025.02.11"].sort(compareVersions)).toEqual([
      "2025.02.11",
      "2025.12.9",
      "2025.12.10",
      "2026.01.0",
    ]);
  });
});

describe("versionsOfMonth", () => {
  it("takes that month's alone", () => {
    expect(versionsOfMonth(["2025.12.10", "2025.12.9", "2025.11.0", "notes"], "2025-12-01")).toEqual([
      "2025.12.9",
      "2025.12.10",
    ]);
  });
});

describe("isVersion(name)", () => {
  it("knows the folder of a release from any other", () => {
    const names = ["2026.01.0", "2026.01.12", "2026.1.0", "2026.01", ".partial-2026.01.0", "2026.01.0.zip"];
    expect(names.filter(isVersion)).toEqual(["2026.01.0", "2026.01.12"]);
  });
});

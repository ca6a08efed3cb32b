import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {silent} from "../../../../loaders/model/effects.ts";
import {auditRelease} from "../../../../loaders/protect/audit/auditRelease.ts";
import {protectOfficial} from "../../../../loaders/protect/suppress/protectOfficial.ts";
import {protectedBy, writeRelease} from "../../../fixtures/auditedRelease.ts";
import {cells, dimension, months} from "../../../fixtures/cells.ts";
import {officialOf, twoWay} from "../../../fixtures/exactTable.ts";

let releases = "";
beforeEach(() => {
  releases = mkdtempSync(join(tmpdir(), "underlag-official-"));
});
afterEach(() => {
  rmSync(releases, {recursive: true});
});

const started = cells(
  "started",
  [dimension("month", months(2)), dimension("region", ["12", "00"])],
  [
    [0, 0, 12, 12],
    [1, 1, 6, 6],
  ],
);

/** The audit of a release with this official table, with the owner's secrets or `without` some of them. */
async function audited(rows: readonly (readonly number[])[], without?: "proofs" | "counts") {
  const exact = officialOf(twoWay(rows), "lan");
  const {tables, proofs} = await protectOfficial([exact], {threshold: 5, effects: silent});
  const folder = await writeRelease(releases, [protectedBy(started)], {official: tables});
  const nothing = exact.n.map(() => NaN);
  const secrets = {
    cells: [without === "counts" ? {id: "lan", n: nothing, persons: nothing} : exact],
    proofs: without === "proofs" ? [] : proofs,
  };
  return await auditRelease({folder, releases, official: secrets}, silent);
}

describe("the audit of official tables with the owner's secrets", () => {
  it("remarks on a grand total that is withheld, and on none that is shown", async () => {
    const remark = "official/lan.parquet: det går inte att visa totalen utan att röja mindre tal.";
    const forced = await audited([[4, 1]]);
    expect([forced.findings, forced.remarks.includes(remark)]).toEqual([[], true]);
    rmSync(join(releases, forced.version), {recursive: true});
    const shown = await audited([[4, 8]]);
    expect([shown.findings, shown.remarks.includes(remark)]).toEqual([[], false]);
  });

  it("counts withheld cells and checked proofs", async () => {
    const {figures, count} = await audited([[4, 8]]);
    expect(count).toBe(0);
    // Both cells, and each in the row's own total besides; the grand total and the row stand.
    expect(figures.official).toMatchObject({tables: 1, withheld: 4});
    expect(figures.official?.proofs).toBeGreaterThan(0);
  });

  it("finds sensitive cells that no proof holds open", async () => {
    const {findings} = await audited([[4, 8]], "proofs");
    expect(findings.map(({rule}) => rule)).toContain(
      "en spärrad cell under tröskeln har bevis för båda sina gränser",
    );
  });

  it("finds withheld cells whose true counts are not among the secrets", async () => {
    const {findings} = await audited([[4, 8]], "counts");
    expect(findings.map(({rule}) => rule)).toContain("en spärrad cell har sitt sanna antal bland bevisen");
  });
});

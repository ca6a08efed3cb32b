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

  it("finds how many withheld cells are small: of four fours that add up to eights it would give each", async () => {
    const exact = officialOf(
      twoWay([
        [4, 4, 20],
        [4, 4, 30],
        [20, 30, 40],
      ]),
      "lan",
    );
    const {tables, proofs} = await protectOfficial([exact], {threshold: 5, effects: silent});
    // No other cell is withheld for their sake: each may be one to seven, for who does not know that all are small.
    const [table] = tables;
    expect([...(table?.withheld ?? [])].reduce((sum, mark) => sum + mark, 0)).toBe(4);
    expect(table?.figures).toEqual({cells: 16, withheld: 4});
    const told = tables.map((one) => ({
      ...one,
      figures: {...one.figures, sensitive: 4, secondary: 0, proved: 4},
    }));
    const secrets = {cells: [exact], proofs};
    const found = async (official: typeof tables) => {
      const folder = await writeRelease(releases, [protectedBy(started)], {official});
      const {findings} = await auditRelease({folder, releases, official: secrets}, silent);
      rmSync(folder, {recursive: true});
      return findings.map(({cell, rule}) => [cell, rule]);
    };
    expect(await found(tables)).toEqual([]);
    expect(await found(told)).toEqual([
      ["official, lan, sensitive", "med hemlig nyckel berättas bara fel över många celler"],
    ]);
  });

  it("finds another number of withheld cells than there are", async () => {
    const exact = officialOf(twoWay([[4, 8]]), "lan");
    const {tables} = await protectOfficial([exact], {threshold: 5, effects: silent});
    const more = tables.map((one) => ({...one, figures: {...one.figures, withheld: 3}}));
    const folder = await writeRelease(releases, [protectedBy(started)], {official: more});
    const {findings} = await auditRelease({folder, releases}, silent);
    expect(findings.map(({table, rule}) => [table, rule])).toEqual([
      ["official/lan.parquet", "manifestet räknar cellerna rätt"],
    ]);
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

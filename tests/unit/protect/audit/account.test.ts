import {describe, expect, it} from "vitest";
import {accountOf} from "../../../../loaders/protect/audit/account.ts";
import type {AuditReport} from "../../../../loaders/protect/audit/auditRelease.ts";
import {AuditAccount} from "../../../../src/contract/auditAccount.ts";

const report: AuditReport = {
  version: "2025.01.0",
  findings: [],
  count: 0,
  remarks: ["2 grupper av celler med 0 är säkert tomma: ingen finns i dem."],
  figures: {
    ...{cells: 10, tables: 3, margins: 4, releases: 1, compared: 6, files: 5},
    system: {
      ...{unknowns: 8, equations: 2, rank: 2, derivable: 0, parts: 1, solves: 3, withoutWholeProof: 0},
    },
    unitInsiders: {units: 4, equations: 1, leastRoom: 2, narrowed: 0},
  },
  guesses: {started: {cells: 7, right: 4, rightBlind: 3}},
  insiders: {started: {cells: 7, ownTellsOthers: 1, ownTellsAlone: 1, othersTellPresence: 2}},
};

describe("accountOf(report)", () => {
  it("tells what was examined, and how often a guess is right where the truth is no secret", () => {
    const account = AuditAccount.parse(accountOf(report, {keyIsPublic: true}));
    expect(account).toMatchObject({cells: 10, unknowns: 8, equations: 2, solves: 3, releases: 1, files: 5});
    expect(account.remarks).toEqual(report.remarks);
    expect(account).toMatchObject({units: 4, unitEquations: 1, narrowed: 0});
    expect(account.guesses).toEqual([{family: "started", cells: 7, right: 4, rightBlind: 3}]);
    expect(account.insiders?.[0]).toMatchObject({family: "started", ownTellsAlone: 1, othersTellPresence: 2});
  });

  it("tells nothing of guesses in a release of real certificates: they are facts about the truth", () => {
    const account = AuditAccount.parse(accountOf(report, {keyIsPublic: false}));
    expect(account.guesses).toBeUndefined();
    expect(account.insiders).toBeUndefined();
  });
});

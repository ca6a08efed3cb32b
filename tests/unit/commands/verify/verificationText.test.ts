import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {verificationText} from "../../../../loaders/commands/verify/verificationText.ts";
import {writeFakeRelease} from "../../../site/fakeRelease.ts";

const folder = mkdtempSync(join(tmpdir(), "underlag-verify-"));
afterAll(() => {
  rmSync(folder, {recursive: true, force: true});
});
const manifest = writeFakeRelease(folder);
const program = {version: "0", digest: "a".repeat(64), duckdb: "0"};
const [sameRows, lost] = [undefined, undefined];
const tables = [{table: "started", files: 3, identical: 3}];
const text = (code: string | undefined, more: {comparison?: object; hashes?: readonly string[]} = {}) =>
  verificationText({
    ...{
      from: "utgåvan",
      hashes: [],
      program,
      ...{sameRows, lost},
      comparison: {tables, differences: [], otherProgram: [], notCompared: []},
    },
    ...(more as object),
    manifest: {...manifest, tools: {...manifest.tools, ...(code !== undefined && {code})}},
  });

describe("verificationText(verification)", () => {
  it("says identical when hashes hold and nothing differs", () => {
    expect(text(program.digest)).toContain("Avtryck: alla 3 filer stämmer med manifestet.");
    expect(text(program.digest)).toContain("Program: samma som gjorde utgåvan");
    expect(text(program.digest)).toMatch(
      /started: identisk \(3 filer\)\nResultat: identisk med omräkningen.\n$/,
    );
  });

  it("says so when another program made the release, also one that did not tell its sources", () => {
    expect(text("b".repeat(64))).toMatch(/Program: ett annat än det som gjorde utgåvan.*källkod b{64}/s);
    expect(text(undefined)).toContain("källkoden är inte angiven");
  });

  it("says why small counts can differ, and what nothing can be held against, without calling it a difference", () => {
    const comparison = {tables, differences: [], otherProgram: [], notCompared: ["granskningen"]};
    expect(text(program.digest, {comparison, lost: "Liggaren: saknas."} as object)).toMatch(
      /Omräknad ur: .*\nLiggaren: saknas\.\n {2}started: .*\n {2}granskningen\nResultat: identisk med omräkningen\.\n$/,
    );
  });

  it("says that a release that was not made again is not", () => {
    expect(
      verificationText({
        from: "x",
        manifest,
        hashes: ["f: fel"],
        program,
        sameRows,
        lost,
        comparison: undefined,
      }),
    ).toMatch(/Avtryck: 1 fel.\n {2}f: fel\n.*inte omräknad/s);
  });
});

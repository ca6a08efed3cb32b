import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {InputError} from "../../loaders/errors.ts";
import {silent} from "../../loaders/model/effects.ts";
import {proofFile, readProofs, writeProofs} from "../../loaders/proofFile.ts";
import {protectOfficial} from "../../loaders/protect/suppress/protectOfficial.ts";
import {officialOf, twoWay} from "../fixtures/exactTable.ts";

let file = "";
beforeEach(() => {
  file = proofFile(mkdtempSync(join(tmpdir(), "underlag-proofs-")), "2024.02.0");
});
afterEach(() => {
  rmSync(join(file, ".."), {recursive: true});
});

const exact = officialOf(
  twoWay([
    [4, 1, 40],
    [1, 3, 40],
    [40, 40, 40],
  ]),
  "kon",
);

async function kept() {
  const {tables, proofs} = await protectOfficial([exact], {threshold: 5, effects: silent});
  const withheld = tables[0]?.withheld ?? new Uint8Array();
  const official = tables.map(({dimensions, figures, passed, ...table}) => ({
    ...{...table, method: passed, ...figures},
    dimensions: dimensions.map(({codes, ...own}) => ({...own, codes: [...codes]})),
  }));
  const release = {version: "2024.02.0", dataHash: "a".repeat(64), official};
  writeProofs(file, release, {tables: [exact], withheld: new Map([["kon", withheld]]), proofs});
  return {release, withheld, proofs};
}

describe("the proofs of a release", () => {
  it("are read back with the true counts of withheld cells and of no others", async () => {
    const {release, withheld, proofs} = await kept();
    const read = readProofs(file, release);
    expect(read?.proofs).toEqual(proofs);
    const [cells] = read?.cells ?? [];
    expect([...(cells?.n ?? [])]).toEqual(Array.from(exact.n, (n, at) => (withheld[at] === 1 ? n : NaN)));
    expect([...(cells?.persons ?? [])]).toEqual(
      Array.from(exact.persons, (people, at) => (withheld[at] === 1 ? people : NaN)),
    );
  });

  it("are none where there is no file, or one of a release of other bytes", async () => {
    const {release} = await kept();
    expect(readProofs(join(file, "..", "2024.03.0.json"), release)).toBeUndefined();
    expect(readProofs(file, {...release, dataHash: "b".repeat(64)})).toBeUndefined();
    expect(readProofs(file, {...release, version: "2024.02.1"})).toBeUndefined();
  });

  it("stop at a file that is cut, and at a cell that the release does not have", async () => {
    const {release} = await kept();
    const text = readFileSync(file, "utf8");
    writeFileSync(file, text.slice(0, -9));
    expect(() => readProofs(file, release)).toThrow(InputError);
    writeFileSync(file, text.replace('"r0"', '"r9"'));
    expect(() => readProofs(file, release)).toThrow("har celler som utgåvan inte har");
  });
});

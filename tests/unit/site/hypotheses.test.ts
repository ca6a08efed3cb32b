import {cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parquetWriteBuffer} from "hyparquet-writer";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {hypotheses, lockOf, readHypothesis} from "../../../site/hypotheses.ts";
import {register} from "../../../site/hypothesisRegister.ts";
import {testHypotheses} from "../../../site/testHypotheses.ts";
import type {Hypothesis} from "../../../src/contract/hypothesis.ts";
import type {Manifest} from "../../../src/contract/release.ts";
import {shareDifference} from "../../../src/measures/shareDifference.ts";
import {manifest as small} from "../src/country.ts";

const id = "H-2026-001";
const example = readFileSync(join(import.meta.dirname, "../../../data/hypotheses", `${id}.yaml`), "utf8");
let root: string;
let file: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "underlag-hypotheses-"));
  mkdirSync(join(root, "data"));
  cpSync(join(import.meta.dirname, "../../../data/hypotheses"), join(root, "data/hypotheses"), {
    recursive: true,
  });
  file = join(root, "data/hypotheses", `${id}.yaml`);
});
afterAll(() => {
  rmSync(root, {recursive: true, force: true});
});

describe("hypotheses(root)", () => {
  it("reads the project's own, none of which was changed after it was locked", () => {
    expect(hypotheses().map((one) => one.id)).toEqual([
      "H-2026-001",
      "H-2026-002",
      "H-2026-003",
      "H-2026-004",
    ]);
  });

  it("stops at a hypothesis that was changed after it was locked, and lets a comment be", () => {
    writeFileSync(file, `# En anteckning.\n${example}`);
    expect(hypotheses(root)).toHaveLength(4);
    writeFileSync(file, example.replace("margin: 0.02", "margin: 0.01"));
    expect(() => hypotheses(root)).toThrow(/H-2026-001\.yaml: är ändrad efter registreringen 2026-/);
    expect(() => register(id, "2026-12-01", root)).toThrow(/är ändrad/);
  });

  it("takes the change with a dated deviation that was locked, and keeps the first lock", () => {
    const changed = example.replace("margin: 0.02", "margin: 0.01");
    writeFileSync(
      file,
      `${changed}deviations:\n  - {on: 2026-12-01, what: Lägre gräns., why: Ett fel., sha256: null}\n`,
    );
    expect(() => hypotheses(root)).toThrow(/en avvikelse är inte låst/);
    expect(register(id, "2026-12-01", root)).toContain("är låst");
    const [first] = hypotheses(root);
    expect(first?.deviations).toHaveLength(1);
    expect(first?.registered).toEqual(readHypothesis(example).hypothesis?.registered);
    expect(register(id, "2026-12-02", root)).toContain("är låst sedan");
  });

  it("says where and what is wrong with a file that breaks the form", () => {
    const {problems} = readHypothesis(example.replace("expected: less", "expected: bigger"));
    expect(problems).toEqual(["analysis.expected: ska vara greater eller less"]);
    expect(readHypothesis("id: [").problems[0]).toMatch(/^rad \d+: är inte läsbar YAML$/);
    expect(readHypothesis(example.replace("measure: share", "measure: count")).problems).toEqual([
      "analysis.part: ska finnas när måttet är share, och bara då",
    ]);
  });
});

const cells: readonly (readonly [region: string, long: string, n: number])[] = [
  ["05", "yes", 300],
  ["05", "no", 200],
  ["12", "yes", 300],
  ["12", "no", 700],
  ["00", "yes", 90],
];
const bytes = new Uint8Array(
  parquetWriteBuffer({
    columnData: [
      {name: "region", data: cells.map(([region]) => region), type: "STRING"},
      {name: "length", data: cells.map(([, long]) => long), type: "STRING"},
      {name: "n", data: Int32Array.from(cells, ([, , n]) => n), type: "INT32"},
    ],
  }),
);
const codes = (...all: string[]) => ({title: "", codes: all.map((code) => ({code, title: code}))});
const manifest = {
  ...small,
  synthetic: false,
  version: "2026.02.0",
  extractDate: "2026-02-28",
  files: [{path: "tables/ended.parquet", sha256: "a".repeat(64), bytes: 1, rows: 5}],
  families: [{...small.families[0], id: "ended", dimensions: ["region", "length"]}],
  dimensions: {region: codes("00", "05", "12"), length: codes("yes", "no")},
} as unknown as Manifest;
const read = (path: string) => (path === "tables/ended.parquet" ? bytes : undefined);

function hypothesis(
  analysis: object,
  registered: string | null = "2026-02-27",
  seen: string | null = null,
): Hypothesis {
  const {hypothesis: written} = readHypothesis(example);
  if (written === undefined) throw new Error("the example cannot be read");
  return {
    ...written,
    data: {...written.data, seen},
    registered: registered === null ? null : {on: registered, sha256: lockOf(written)},
    choices: [],
    analysis: {
      ...{
        measure: "share",
        family: "ended",
        within: {},
        part: {length: ["yes"]},
        expected: "greater",
        margin: 0.2,
      },
      ...{one: {title: "05", where: {region: ["05"]}}, other: {title: "resten", where: "rest"}},
      ...analysis,
    },
  };
}

const outcomeOf = async (one: Hypothesis, of = manifest) =>
  (await testHypotheses([one], of, read)).hypotheses[0]?.outcome;

describe("testHypotheses(hypotheses, manifest, read)", () => {
  it("compares a side with the rest of what is known, by the measure that pages use", async () => {
    const expected = shareDifference(
      {part: {n: 300, atBase: 0}, whole: {n: 500, atBase: 0}},
      {part: {n: 300, atBase: 0}, whole: {n: 1000, atBase: 0}},
      5,
    );
    expect(await outcomeOf(hypothesis({}))).toEqual({
      ...{is: "tested", verdict: "supported", effect: expected},
      ...{one: {title: "05", n: 300, of: 500}, other: {title: "resten", n: 300, of: 1000}},
      specifications: [{options: [], effect: expected}],
    });
    expect(await outcomeOf(hypothesis({margin: 0.5}))).toMatchObject({verdict: "not-supported"});
    expect(await outcomeOf(hypothesis({margin: 0.3}))).toMatchObject({verdict: "undecided"});
    expect(await outcomeOf(hypothesis({expected: "less"}))).toMatchObject({verdict: "not-supported"});
  });

  it("tells how much more one count is than another", async () => {
    const count = {measure: "count", part: undefined, expected: "less", margin: 0.3};
    const outcome = await outcomeOf(hypothesis(count));
    expect(outcome).toMatchObject({verdict: "supported", one: {n: 500, of: null}, other: {n: 1000}});
    expect(outcome).toHaveProperty("effect.value", -0.5);
  });

  it("tests nothing that was registered on the extract day or later, or whose authors had seen the release", async () => {
    expect(await outcomeOf(hypothesis({}, "2026-02-28"))).toEqual({is: "too-late"});
    expect(await outcomeOf(hypothesis({}, "2026-02-27", "2026.02.0"))).toEqual({is: "too-late"});
    expect(await outcomeOf(hypothesis({}, "2026-02-27", "2026.01.0"))).toMatchObject({is: "tested"});
    expect(await outcomeOf(hypothesis({}, null))).toEqual({is: "draft"});
    const synthetic = {...manifest, synthetic: true};
    expect(await outcomeOf(hypothesis({}, "2026-11-22"), synthetic)).toMatchObject({is: "tested"});
  });

  it("says what the release lacks instead of failing", async () => {
    const why = async (analysis: object) => await outcomeOf(hypothesis(analysis));
    expect(await why({family: "none"})).toEqual({is: "untestable", why: "utgåvan saknar tabellen none"});
    expect(await why({within: {sex: ["K"]}})).toHaveProperty("why", "tabellen ended är inte uppdelad på sex");
    expect(await why({part: {length: ["maybe"]}})).toHaveProperty(
      "why",
      "utgåvan har ingen kod maybe i length",
    );
    expect(await why({other: {title: "05", where: {region: ["05"]}}})).toHaveProperty(
      "why",
      "de två sidorna går in i varandra",
    );
  });

  it("carries out every way of making the choices, the analysis as it stands first", async () => {
    const one = hypothesis({});
    const {choices} = readHypothesis(
      example.replace(
        /choices:[^]*?weaknesses:/,
        `choices:
  - {id: del, title: Del, options: [{title: långa}, {title: korta, change: {part: {length: ["no"]}}}]}
  - {id: mot, title: Mot, options: [{title: rest}, {title: okända, change: {other: {title: o, where: {region: ["00"]}}}}]}
weaknesses:`,
      ),
    ).hypothesis ?? {choices: []};
    const outcome = await outcomeOf({...one, choices});
    if (outcome?.is !== "tested") throw new Error("not tested");
    expect(outcome.specifications.map(({options}) => options.join(""))).toEqual(["00", "01", "10", "11"]);
    const values = outcome.specifications.map(({effect}) => effect?.value.toFixed(3));
    expect(values).toEqual(["0.300", "-0.400", "-0.300", "0.400"]);
    expect(outcome.effect).toEqual(outcome.specifications[0]?.effect);
  });

  it("decides the hypotheses together: one that stands alone needs less", async () => {
    // The difference is 0.300 ± 0.06: two or three standard errors above the margins asked for here.
    const near = hypothesis({margin: 0.235});
    expect((await testHypotheses([near], manifest, read)).hypotheses[0]?.outcome).toHaveProperty(
      "verdict",
      "supported",
    );
    const unclear = Array.from({length: 9}, () => hypothesis({margin: 0.3}));
    const register = await testHypotheses([near, ...unclear], manifest, read);
    expect(register.tested).toBe(10);
    expect(register.hypotheses[0]?.outcome).toHaveProperty("verdict", "undecided");
  });
});

import {execFileSync} from "node:child_process";
import {cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parquetWriteBuffer} from "hyparquet-writer";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {InputError} from "../../../loaders/errors.ts";
import {hypotheses, hypothesesOf, lockOf, readHypothesis} from "../../../site/hypotheses.ts";
import {lateLocks, leftOutInWords, register} from "../../../site/hypothesisRegister.ts";
import {testHypotheses} from "../../../site/testHypotheses.ts";
import {freeNumber, hypothesisDraft, type SaidHypothesis} from "../../../src/components/hypothesisDraft.js";
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

  it("must be in git in time with its last deviation, not only as it first was", () => {
    const own = mkdtempSync(join(tmpdir(), "underlag-hypotheses-git-"));
    const path = join(own, "data/hypotheses", `${id}.yaml`);
    mkdirSync(join(own, "data/hypotheses"), {recursive: true});
    const git = (...words: string[]) => execFileSync("git", words, {cwd: own});
    const commit = (text: string, day: string) => {
      writeFileSync(path, text);
      if (text.includes("sha256: null")) register(id, day, own);
      git("add", ".");
      execFileSync(
        "git",
        [...["-c", "user.name=a", "-c", "user.email=a@example.org"], "commit", "-qm", day],
        {
          cwd: own,
          env: {...process.env, GIT_COMMITTER_DATE: `${day}T12:00:00Z`},
        },
      );
    };
    git("init", "-q");
    commit(example, "2026-11-22");
    expect(lateLocks(own, "2026-11-30")).toEqual([]);
    const changed = example.replace("margin: 0.02", "margin: 0.01");
    const deviation = "deviations:\n  - {on: 2026-11-29, what: Lägre gräns., why: Ett fel., sha256: null}\n";
    commit(changed + deviation, "2026-12-01");
    expect(lateLocks(own, "2026-11-30")).toEqual([
      `${id}: låset sparades 2026-12-01, uttaget är från 2026-11-30`,
    ]);
    expect(lateLocks(own, "2026-12-02")).toEqual([]);
    rmSync(own, {recursive: true, force: true});
  });

  it("is not locked where there is no such file, or where the file has another form", () => {
    const attempt = (name: string) => () => register(name, "2026-12-01", root);
    expect(attempt("H-2099-001")).toThrow(new InputError("data/hypotheses/H-2099-001.yaml finns inte"));
    const other = join(root, "data/hypotheses/H-2026-009.yaml");
    writeFileSync(other, example.replace(id, "H-2026-009").replace("expected: less", "expected: bigger"));
    expect(attempt("H-2026-009")).toThrow(
      new InputError("data/hypotheses/H-2026-009.yaml:\n- analysis.expected: ska vara greater eller less"),
    );
    rmSync(other);
  });

  it("says where and what is wrong with a file that breaks the form", () => {
    const {problems} = readHypothesis(example.replace("expected: less", "expected: bigger"));
    expect(problems).toEqual(["analysis.expected: ska vara greater eller less"]);
    const unsaid = example.replace("  seen: null\n", "").replace(/ {2}prior: .*\n/, "");
    expect(readHypothesis(unsaid).problems).toEqual(["data.seen: saknas", "knowledge.prior: saknas"]);
    expect(readHypothesis(example.replace("about: synthetic", "about: real")).problems).toEqual([
      "about: ska vara own eller synthetic",
    ]);
    expect(readHypothesis("id: [").problems[0]).toMatch(/^rad \d+: är inte läsbar YAML$/);
    expect(readHypothesis(example.replace("measure: share", "measure: count")).problems).toEqual([
      "analysis.part: ska finnas när måttet är share, och bara då",
    ]);
  });
});

describe("what data a hypothesis is about", () => {
  const own = example.replace("about: synthetic\n", "");
  const ofFile = (text: string): Hypothesis => {
    const {hypothesis, problems} = readHypothesis(text);
    if (hypothesis === undefined) throw new Error(problems.join());
    return hypothesis;
  };
  /** A folder with one file, as `register` has left it. */
  const locked = (
    text: string,
  ): {said: string; left: string; all: () => Hypothesis[]; change: typeof change} => {
    const folder = mkdtempSync(join(root, "about-"));
    const path = join(folder, "data/hypotheses", `${id}.yaml`);
    mkdirSync(join(folder, "data/hypotheses"), {recursive: true});
    writeFileSync(path, text.replace(/^registered:\n(?: .*\n)+/m, "registered: null\n"));
    const said = register(id, "2026-11-24", folder);
    const change = (from: string, to: string): void => {
      writeFileSync(path, readFileSync(path, "utf8").replace(from, to));
    };
    return {said, left: readFileSync(path, "utf8"), all: () => hypotheses(folder), change};
  };

  it("is the made-up country in the examples, whose locks are those of the texts without the field", () => {
    expect(hypotheses().map(({about}) => about)).toEqual(Array(4).fill("synthetic"));
    const unsaid = ofFile(own);
    expect(unsaid.about).toBeUndefined();
    expect(lockOf(unsaid)).toBe("104c5271e6f374d740bb42882e25e16ae1352c5822532f65ba42077ca974fbcf");
    expect(lockOf(ofFile(example))).toBe(lockOf(unsaid));
    expect(lockOf({...unsaid, about: "own"})).not.toBe(lockOf(unsaid));
  });

  it("is told of all in the made-up country, and of one's own alone in a release of real certificates", () => {
    const [first, second, third] = [ofFile(own), ofFile(example), ofFile(own)];
    const all = [first, {...second, id: "H-2026-002"}, {...third, id: "H-2026-003", about: "own" as const}];
    expect(hypothesesOf({synthetic: true}, all)).toEqual(all);
    expect(hypothesesOf({synthetic: false}, all).map((one) => one.id)).toEqual([id, "H-2026-003"]);
    expect(leftOutInWords({synthetic: true}, all)).toBeUndefined();
    expect(leftOutInWords({synthetic: false}, all)).toMatch(/demolandet .*: H-2026-002$/);
    expect(leftOutInWords({synthetic: false}, [first])).toBeUndefined();
  });

  it("is written by register where the file does not say, and then a part of the lock", () => {
    const {said, left, all, change} = locked(own);
    expect(left).toMatch(/^about: own$/m);
    expect(said).not.toContain("demolandet");
    expect(all()).toMatchObject([{about: "own", registered: {on: "2026-11-24"}}]);
    change("about: own", "about: synthetic");
    expect(all).toThrow(/är ändrad efter registreringen 2026-11-24/);
  });

  it("is left as an example by register, which says that it is not tested on one's own data", () => {
    const {said, left, all, change} = locked(example);
    expect(left).toMatch(/^about: synthetic$/m);
    expect(said).toContain("prövas inte på egna data");
    expect(all()).toMatchObject([{about: "synthetic", registered: {on: "2026-11-24"}}]);
    change("about: synthetic", "about: own");
    expect(all).toThrow(/är ändrad efter registreringen 2026-11-24/);
  });
});

describe("the draft that a room takes home", () => {
  const texts = {observation: "Fler i Skåne.", interpretation: "", objection: "", action: ""};
  const row = {
    ...{
      n: 1,
      step: "andel",
      question: "Hur stor andel?",
      view: "/kompletteringspraxis/skane?v=1",
      version: "2026.02.0",
    },
    said: {...texts, hypothesis: 'Andelen "ökar": snart', responsible: "", followUp: ""},
  };
  const analysis = {
    ...{measure: "share", family: "certificates", within: {sex: ["K"]}, part: {completed: ["1"]}},
    ...{region: {code: "12", title: "Region Skåne"}, period: "month"},
  } as const;
  const contents = (proposed: unknown) =>
    ({
      ...{title: "Skåne", synthetic: false},
      steps: [{id: "andel", shown: {href: row.view, analysis: proposed}}],
    }) as unknown as SaidHypothesis["contents"];
  const draft = (proposed: unknown) =>
    hypothesisDraft({id: "H-2026-005", row, contents: contents(proposed), address: "https://x.example/y"});

  it("has the register's form, and compares the shown region with the rest in months that nobody had seen", () => {
    const {hypothesis, problems} = readHypothesis(draft(analysis));
    expect(problems).toEqual([]);
    expect(hypothesis?.data.seen).toBe("2026.02.0");
    expect(hypothesis?.about).toBe("own");
    expect(hypothesis?.title).toBe('Andelen "ökar": snart');
    expect(hypothesis?.knowledge.prior).toContain("Observation: Fler i Skåne.");
    const coming = ["2026-03", "2026-04", "2026-05", "2026-06", "2026-07", "2026-08"];
    expect(hypothesis?.analysis).toMatchObject({
      within: {sex: ["K"], month: coming},
      one: {where: {region: ["12"]}},
      other: {where: "rest"},
    });
  });

  it.each([
    ["month", "2026-03", "2025-03"],
    ["quarter", "2026-Q2", "2025-Q2"],
    ["year", "2027", "2026"],
  ])(
    "compares the first whole %s after the release with the year before, in the nation",
    (period, next, before) => {
      const {hypothesis} = readHypothesis(draft({...analysis, period, region: null}));
      expect(hypothesis?.analysis.one.where[period]?.[0]).toBe(next);
      expect(hypothesis?.analysis.other.where).toMatchObject({
        [period]: expect.arrayContaining([before]) as unknown,
      });
    },
  );

  it.each([
    ["with", analysis],
    ["without", null],
  ])("cannot be locked before it is filled in, %s a proposed analysis", (_, proposed) => {
    const own = mkdtempSync(join(tmpdir(), "underlag-draft-"));
    const path = join(own, "data/hypotheses/H-2026-005.yaml");
    mkdirSync(join(own, "data/hypotheses"), {recursive: true});
    writeFileSync(path, draft(proposed));
    expect(() => register("H-2026-005", "2026-11-22", own)).toThrow(/plan\.power: FYLL I står kvar/);
    expect(hypotheses(own)).toMatchObject([{registered: null}]);
    writeFileSync(path, draft(proposed).replaceAll("FYLL I", "Klart"));
    expect(register("H-2026-005", "2026-11-22", own)).toContain("är låst");
    expect(hypotheses(own)).toMatchObject([{registered: {on: "2026-11-22"}}]);
    rmSync(own, {recursive: true, force: true});
  });

  it("is about the made-up country where the room saw that, and says what to write otherwise", () => {
    const ofDemo = {...contents(analysis), synthetic: true};
    const text = hypothesisDraft({id: "H-2026-005", row, contents: ofDemo, address: ""});
    expect(readHypothesis(text).hypothesis?.about).toBe("synthetic");
    expect(text).toMatch(/^# about: synthetic .* skriv own\.$/m);
    expect(draft(analysis)).not.toMatch(/^# about/m);
  });

  it("takes the first number that is free in the year of the release", () => {
    const taken = ["H-2025-009", "H-2026-001", "H-2026-004"];
    expect([0, 1].map((more) => freeNumber(taken, "2026.02.0", more))).toEqual(["H-2026-005", "H-2026-006"]);
    expect(freeNumber(taken, "2027.01.0", 0)).toBe("H-2027-001");
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
const periodTable = (dimension: string, all: readonly string[]) =>
  new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        {name: dimension, data: [...all], type: "STRING"},
        {name: "n", data: Int32Array.from(all, () => 100), type: "INT32"},
      ],
    }),
  );
const months = ["2025-12", "2026-01", "2026-02"];
const quarters = ["2025-Q4", "2026-Q1"];
const codes = (...all: string[]) => ({title: "", codes: all.map((code) => ({code, title: code}))});
const manifest = {
  ...small,
  synthetic: false,
  version: "2026.02.0",
  extractDate: "2026-02-28",
  files: ["ended", "dated", "quarters"].map((id) => ({
    ...{path: `tables/${id}.parquet`, sha256: "a".repeat(64)},
    ...{bytes: 1, rows: 5},
  })),
  families: [
    {...small.families[0], id: "ended", dimensions: ["region", "length"]},
    {...small.families[0], id: "dated", dimensions: ["month"]},
    {...small.families[0], id: "quarters", dimensions: ["quarter"]},
  ],
  dimensions: {
    ...{region: codes("00", "05", "12"), length: codes("yes", "no")},
    ...{month: codes("2025-11", ...months), quarter: codes(...quarters)},
  },
} as unknown as Manifest;
const tables: Readonly<Record<string, Uint8Array>> = {
  "tables/ended.parquet": bytes,
  "tables/dated.parquet": periodTable("month", months),
  "tables/quarters.parquet": periodTable("quarter", quarters),
};
const read = (path: string) => tables[path];

function hypothesis(
  analysis: object,
  registered: string | null = "2026-02-27",
  seen: string | null = null,
): Hypothesis {
  const {hypothesis: written} = readHypothesis(example);
  if (written === undefined) throw new Error("the example cannot be read");
  return {
    ...written,
    about: "own",
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
    const [locked, seen] = [
      {is: "too-late", because: "locked"},
      {is: "too-late", because: "seen"},
    ];
    expect(await outcomeOf(hypothesis({}, "2026-02-28"))).toEqual(locked);
    expect(await outcomeOf(hypothesis({}, "2026-02-27"))).toMatchObject({is: "tested"});
    const tenth = {...manifest, version: "2026.02.10"};
    expect(await outcomeOf(hypothesis({}, "2026-02-27", "2026.02.10"), tenth)).toEqual(seen);
    expect(await outcomeOf(hypothesis({}, "2026-02-27", "2026.02.11"), tenth)).toEqual(seen);
    // The ninth is older than the tenth, though its text is greater; it can still have held all that this table counts.
    expect(await outcomeOf(hypothesis({}, "2026-02-27", "2026.02.9"), tenth)).toMatchObject({
      is: "untestable",
    });
    expect(await outcomeOf(hypothesis({}, null))).toEqual({is: "draft"});
    const synthetic = {...manifest, synthetic: true};
    expect(await outcomeOf(hypothesis({}, "2026-11-22"), synthetic)).toMatchObject({is: "tested"});
  });

  it("holds a deviation to the same day as the first lock", async () => {
    const one = hypothesis({}, "2026-01-01");
    const withDeviation = (on: string) => ({
      ...one,
      deviations: [{on, what: "A.", why: "B.", sha256: lockOf(one)}],
    });
    expect(await outcomeOf(withDeviation("2026-02-28"))).toEqual({is: "too-late", because: "locked"});
    expect(await outcomeOf(withDeviation("2026-02-27"))).toMatchObject({is: "tested"});
  });

  it("tests authors who had seen a release only on a side whose periods all begin after it", async () => {
    const between = (dimension: string, one: string[], other: object | "rest", seen: string | null) =>
      hypothesis(
        {
          ...{measure: "count", part: undefined, family: dimension === "month" ? "dated" : "quarters"},
          ...{one: {title: "1", where: {[dimension]: one}}, other: {title: "2", where: other}},
        },
        "2026-02-27",
        seen,
      );
    const of = (one: string[], other: string[], seen: string | null) =>
      between("month", one, {month: other}, seen);
    const untestable = {
      is: "untestable",
      why: expect.stringContaining("hade sett utgåva 2026.01.0") as unknown,
    };
    expect(await outcomeOf(of(["2026-02"], ["2025-12"], "2026.01.0"))).toMatchObject({is: "tested"});
    expect(await outcomeOf(of(["2025-12"], ["2026-02"], "2026.01.0"))).toMatchObject({is: "tested"});
    expect(await outcomeOf(of(["2026-01"], ["2025-12"], "2026.01.0"))).toEqual(untestable);
    expect(await outcomeOf(of(["2026-01", "2026-02"], ["2025-12"], "2026.01.0"))).toEqual(untestable);
    expect(await outcomeOf(of(["2026-01"], ["2025-12"], null))).toMatchObject({is: "tested"});
    const ofQuarter = (one: string, seen: string) => between("quarter", [one], {quarter: ["2025-Q4"]}, seen);
    // January lies in the first quarter: the quarter had begun when the release was made.
    expect(await outcomeOf(ofQuarter("2026-Q1", "2026.01.0"))).toEqual(untestable);
    // A side without cells tells nothing of when they were counted.
    expect(await outcomeOf(of(["2025-11"], ["2025-12"], "2026.01.0"))).toEqual(untestable);
    expect(await outcomeOf(ofQuarter("2026-Q1", "2025.12.0"))).toMatchObject({is: "tested"});
    expect(await outcomeOf(hypothesis({}, "2026-02-27", "2026.01.0"))).toEqual(untestable);
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

  it("leaves what is about the made-up country out of a release of real certificates, and out of the number tested", async () => {
    const near = hypothesis({margin: 0.235});
    const examples = Array.from({length: 9}, () => ({
      ...hypothesis({margin: 0.3}),
      about: "synthetic" as const,
    }));
    const {about, ...unsaid} = hypothesis({margin: 0.235});
    expect(about).toBe("own");
    const register = await testHypotheses([...examples, near, unsaid], manifest, read);
    expect(register.tested).toBe(2);
    expect(register.hypotheses.map(({hypothesis: one}) => one.about)).toEqual(["own", undefined]);
    // Nine that nothing can be said of would have made the demand too hard: see below.
    expect(register.hypotheses[0]?.outcome).toHaveProperty("verdict", "supported");
    expect(await testHypotheses(examples, manifest, read)).toEqual({tested: 0, hypotheses: []});
    const inDemo = await testHypotheses([...examples, near], {...manifest, synthetic: true}, read);
    expect(inDemo.tested).toBe(10);
    expect(inDemo.hypotheses.at(-1)?.outcome).toHaveProperty("verdict", "undecided");
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

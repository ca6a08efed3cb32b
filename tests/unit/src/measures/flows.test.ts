import {describe, expect, it} from "vitest";
import {drawnFlows, groupSums, mergedGroup} from "../../../../src/measures/flows.js";
import {transitions} from "../../../../src/measures/transitions.js";

const flow = (from: string, to: string, n: number, atBase = 0) => ({from, to, count: {n, atBase}});

const joint = [
  flow("Psykiska", "Psykiska", 400, 10),
  flow("Psykiska", "Muskuloskeletala", 50, 4),
  flow("Muskuloskeletala", "Psykiska", 100, 10),
  flow("Muskuloskeletala", "Muskuloskeletala", 300, 20),
  flow("Symtom", "Psykiska", 150, 16),
];

describe("groupSums(flows)", () => {
  it("adds up what comes from each group and what goes to it, the largest first", () => {
    expect(groupSums(joint)).toEqual([
      {group: "Psykiska", first: {n: 450, atBase: 14}, last: {n: 650, atBase: 36}},
      {group: "Muskuloskeletala", first: {n: 400, atBase: 30}, last: {n: 350, atBase: 24}},
      {group: "Symtom", first: {n: 150, atBase: 16}, last: {n: 0, atBase: 0}},
    ]);
  });

  it("puts groups of the same size in order of name, and the merged one last", () => {
    const flows = [flow("B", "B", 5), flow("A", "A", 5), flow(mergedGroup, mergedGroup, 90)];
    expect(groupSums(flows).map(({group}) => group)).toEqual(["A", "B", mergedGroup]);
  });
});

describe("drawnFlows(joint)", () => {
  const straight = (names: string) => names.split("").map((name, i) => flow(name, name, 100 - 10 * i));

  it("draws six groups as they are, and merges the smallest two of seven", () => {
    expect(drawnFlows(straight("ABCDEF")).map(({from}) => from)).toEqual("ABCDEF".split(""));
    expect(drawnFlows(straight("ABCDEFG"))).toEqual([
      ...straight("ABCDE").map((one) => ({...one, changed: false})),
      {...flow(mergedGroup, mergedGroup, 50 + 40), changed: false},
    ]);
  });

  it("tells those who stayed from those who changed within the merged group", () => {
    const flows = drawnFlows([...straight("ABCDEFG"), flow("F", "G", 7, 1), flow("A", "F", 3)]);
    expect(flows.filter(({changed}) => changed)).toEqual([
      {...flow("A", mergedGroup, 3), changed: true},
      {...flow(mergedGroup, mergedGroup, 7, 1), changed: true},
    ]);
  });

  it("puts a group that already has the merged one's name into it", () => {
    const flows = drawnFlows([...straight("ABCDEF"), flow(mergedGroup, mergedGroup, 1_000)]);
    expect(flows.map(({from}) => from)).toEqual([..."ABCDE".split(""), mergedGroup]);
    expect(flows.at(-1)?.count.n).toBe(1_050);
  });

  it("draws no flow of nobody, and adds cells of the same pair", () => {
    expect(drawnFlows([flow("A", "B", 5, 1), flow("A", "B", 10), flow("B", "A", 0)])).toEqual([
      {...flow("A", "B", 15, 1), changed: true},
    ]);
  });
});

describe("transitions(joint, base)", () => {
  const found = transitions(joint, 5);

  it("agrees with R on who stayed and who changed: sh(700, 30, 1000, 60); sh(300, 30, 1000, 60)", () => {
    // w <- \(k, n) prop.test(k, n, correct = FALSE)$conf.int
    // sh <- function(k, mk, n, mn) {p <- k/n; r <- n-k; a <- ri(k, mk); c2 <- ri(r, mn-mk)
    //   comb(p, w(k, n), c(a[1]/(a[1]+r), a[2]/(a[2]+r)), c(k/(k+c2[2]), k/(k+c2[1])))} with ri and comb of rates.test.ts
    expect(found.total).toEqual({n: 1_000, atBase: 60});
    expect(found.unchanged.share).toBe(0.7);
    expect(found.unchanged.interval[0]).toBeCloseTo(0.64939609198413, 9);
    expect(found.unchanged.interval[1]).toBeCloseTo(0.74509650319027, 9);
    expect(found.changed.share).toBe(0.3);
    expect(found.changed.interval[0]).toBeCloseTo(0.25490349680973, 9);
    expect(found.changed.interval[1]).toBeCloseTo(0.35060390801587, 9);
  });

  it("has a row of shares for each first group, also of pairs that nobody is in", () => {
    expect(found.cells).toHaveLength(9);
    const shareOf = (from: string, to: string) =>
      found.cells.find((cell) => cell.from === from && cell.to === to)?.share.share;
    expect(shareOf("Psykiska", "Muskuloskeletala")).toBeCloseTo(50 / 450, 12);
    expect(shareOf("Symtom", "Psykiska")).toBe(1);
    expect(shareOf("Symtom", "Symtom")).toBe(0);
  });

  it("has no shares of nobody", () => {
    expect(transitions([], 5)).toMatchObject({cells: [], unchanged: {share: null}, changed: {share: null}});
  });
});

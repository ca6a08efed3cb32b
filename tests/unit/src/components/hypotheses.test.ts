import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {readHypothesis} from "../../../../site/hypotheses.ts";
import {
  effectInWords,
  outcomeInWords,
  registrationInWords,
  story,
} from "../../../../src/components/hypothesisRegister.ts";
import {specificationModel} from "../../../../src/components/specificationModel.ts";

const file = join(import.meta.dirname, "../../../../data/hypotheses/H-2026-001.yaml");
const {hypothesis} = readHypothesis(readFileSync(file, "utf8"));
if (hypothesis === undefined) throw new Error("the example cannot be read");
const effect = (value: number) => ({value, interval: [value - 0.02, value + 0.02] as const});

describe("specificationModel(hypothesis, outcome)", () => {
  const model = specificationModel(hypothesis, {
    effect: effect(-0.05),
    specifications: [
      {options: [0, 0, 0], effect: effect(-0.05)},
      {options: [0, 0, 1], effect: effect(0.01)},
      {options: [0, 1, 0], effect: effect(-0.08)},
      {options: [1, 0, 0], effect: null},
    ],
  });

  it("says in how many specifications the effect has the sign of the main analysis, of those with something to compare", () => {
    expect(model.title).toBe("I 2 av 3 specifikationer har skillnaden samma tecken som i huvudanalysen");
    expect(model.notes.join(" ")).toContain("En specifikation har inga fall");
  });

  it("draws them in order of size over the options that each has, with the main analysis told apart", () => {
    expect(model.chart?.points.map(({value, isMain, rows}) => [value.toFixed(1), isMain, rows])).toEqual([
      ["-8.0", false, [0, 3, 4]],
      ["-5.0", true, [0, 2, 4]],
      ["1.0", false, [0, 2, 5]],
    ]);
    expect(model.chart?.rows[3]).toBe("Del av frågorna: frågorna 17 och 35");
    expect(model.chart?.claimed).toBe(-2);
    expect(model.table.rows[0]?.slice(1, 4)).toEqual([
      ...["alla kvartal", "frågorna 17 och 35", "hela landet"],
    ]);
  });
});

describe("the words of a hypothesis", () => {
  it("tell the estimate with its interval, and no p-value", () => {
    expect(effectInWords(hypothesis, {effect: effect(-0.059)})).toBe(
      "−5,9 procentenheter (mellan −7,9 och −3,9)",
    );
  });

  it("tell an example in the made-up country from a registration, and count deviations", () => {
    expect(registrationInWords(hypothesis, true)).toMatch(/^Exempel på en registrerad hypotes, låst /);
    const deviation = {on: "2026-12-01", what: "A.", why: "B.", sha256: null};
    expect(registrationInWords({...hypothesis, deviations: [deviation]}, false)).toMatch(
      /^Förhandsregistrerad, låst .*, med en avvikelse$/,
    );
    expect(registrationInWords({...hypothesis, registered: null}, false)).toBe("Utkast, inte registrerad");
    expect(outcomeInWords({is: "too-late", because: "seen"})).toBe("Väntar på en nyare utgåva");
  });

  it("give the cause of a hypothesis that comes too late", () => {
    expect(story(hypothesis, {is: "too-late", because: "locked"}, 0)).toContain("låstes när uttaget redan");
    expect(story(hypothesis, {is: "too-late", because: "seen"}, 0)).toContain("hade redan sett siffror");
  });
});

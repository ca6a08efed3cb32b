import {PassThrough} from "node:stream";
import {afterEach, describe, expect, it, vi} from "vitest";
import {rateInWords, terminalEffects} from "../../loaders/progress.ts";

function record(isTTY: boolean) {
  const stream = Object.assign(new PassThrough(), {isTTY, columns: 120}) as unknown as NodeJS.WriteStream;
  return {
    effects: terminalEffects(stream),
    text: () => String((stream as unknown as PassThrough).read() ?? ""),
  };
}

describe("terminalEffects", () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  /** Lines without a terminal when a step has come so far after so many milliseconds. */
  function linesOf(total: number | undefined, ...steps: readonly (readonly [ms: number, done: number])[]) {
    const {effects, text} = record(false);
    const clock = vi.spyOn(performance, "now");
    for (const [ms, done] of steps) {
      clock.mockReturnValue(5_000 + ms);
      effects.progress("Läser", done, total, "filer");
    }
    effects.log("Klart");
    return text().split("\n").slice(0, -1);
  }

  it("says without a terminal one line when a step begins and one when it is done", () => {
    expect(linesOf(1000, [0, 0], [2_000, 500], [4_000, 1000])).toEqual([
      "Läser: 1000 filer …",
      "Läser: 1000 av 1000 filer, 250/s",
      "Klart",
    ]);
  });

  it("says without a terminal every ten seconds how far it has come, at what rate, and what is left", () => {
    expect(
      linesOf(1000, [0, 0], [9_999, 99], [10_000, 100], [19_999, 199], [20_000, 200], [20_001, 201]),
    ).toEqual([
      "Läser: 1000 filer …",
      "Läser: 100 av 1000 filer, 10/s, 2 min kvar",
      "Läser: 200 av 1000 filer, 10/s, 2 min kvar",
      "Läser: 201 av 1000 filer, 10/s, 2 min kvar",
      "Klart",
    ]);
    expect(linesOf(1000, [0, 0], [10_000, 500], [20_000, 1000])[1]).toBe(
      "Läser: 500 av 1000 filer, 50/s, 10 s kvar",
    );
    expect(linesOf(100_100, [0, 0], [10_000, 100])[1]).toBe(
      "Läser: 100 av 100100 filer, 10/s, 2 h 47 min kvar",
    );
  });

  it("says without a terminal how much it came to, where nobody knew the total", () => {
    expect(linesOf(undefined, [0, 0], [10_000, 500], [12_000, 600])).toEqual([
      "Läser …",
      "Läser: 500 filer, 50/s",
      "Läser: 600 filer, 50/s",
      "Klart",
    ]);
  });

  it("tells no rate of what it has not timed: done when the step is first heard of", () => {
    expect(linesOf(1000, [0, 1000])).toEqual(["Läser: 1000 filer …", "Läser: 1000 av 1000 filer", "Klart"]);
    // 500 of them in two seconds; the first ones were done before.
    expect(linesOf(1000, [0, 500], [2_000, 1000])[1]).toBe("Läser: 1000 av 1000 filer, 250/s");
  });

  it("says nothing of a step that came nowhere but that it began", () => {
    expect(linesOf(1000, [0, 0])).toEqual(["Läser: 1000 filer …", "Klart"]);
  });

  it("shows at a terminal how far it has come, the rate and the time left, without colour", () => {
    const {effects, text} = record(true);
    effects.progress("Läser", 250, 1000, "dokument");
    effects.stop();
    const shown = text();
    expect(shown).toMatch(/Läser \[.*\] 25 %, 250 av 1000 dokument, \d+\/s, .* kvar/);
    expect(shown).not.toContain("\u001b[3");
  });
});

describe("rateInWords(perSecond)", () => {
  it("tells what is slow by the minute, and never that nothing moves when something does", () => {
    expect([12.4, 1, 0.99, 0.5, 0.001, 0].map(rateInWords)).toEqual([
      ...["12/s", "1/s", "59/min", "30/min", "1/min", "0/s"],
    ]);
  });
});

import {PassThrough} from "node:stream";
import {describe, expect, it} from "vitest";
import {terminalEffects} from "../../loaders/progress.ts";

function record(isTTY: boolean) {
  const stream = Object.assign(new PassThrough(), {isTTY, columns: 120}) as unknown as NodeJS.WriteStream;
  return {
    effects: terminalEffects(stream),
    text: () => String((stream as unknown as PassThrough).read() ?? ""),
  };
}

describe("terminalEffects", () => {
  it("says without a terminal one line when a step begins and one when it is done", () => {
    const {effects, text} = record(false);
    for (const done of [0, 500, 1000]) effects.progress("Läser", done, 1000, "dokument");
    effects.log("Klart");
    expect(text()).toBe("Läser …\nLäser: 1000 dokument\nKlart\n");
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

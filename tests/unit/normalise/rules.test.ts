import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {flagBits, flags} from "../../../loaders/model/flags.ts";
import {isRule, rules} from "../../../loaders/normalise/rules.ts";

const documentation = readFileSync(new URL("../../../docs/sources.md", import.meta.url), "utf8");

/** The cells of the table rows whose first or second cell is an id in code style. */
const rows = documentation
  .split("\n")
  .filter((line) => line.startsWith("|"))
  .map((line) => line.split("|").map((cell) => cell.trim()));

describe("rules and flags", () => {
  it("stand in the documentation as they stand in the program", () => {
    const documented = new Set(rows.map((cells) => cells.join("|")));
    for (const {id, title, source} of rules) expect(documented).toContain(`|\`${id}\`|${title}|${source}|`);
    for (const {bit, id, title} of flags) expect(documented).toContain(`|${bit}|\`${id}\`|${title}|`);
  });

  it("have ids of their own", () => {
    const ids = [...rules, ...flags].map(({id}) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect([isRule("xml.empty"), isRule("xml.nonsense")]).toEqual([true, false]);
  });

  it("have a bit each, of the thirty that an INTEGER holds beside its sign", () => {
    expect(flags.map(({bit}) => bit)).toEqual(flags.map((_, place) => place));
    expect(flags.length).toBeLessThanOrEqual(30);
    expect(flagBits(["person.check-digit", "relation.kind", "person.check-digit"])).toBe(0b101);
    expect(flagBits([])).toBe(0);
  });
});

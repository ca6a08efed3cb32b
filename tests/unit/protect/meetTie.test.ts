import {describe, expect, it} from "vitest";
import {exitCodes} from "../../../loaders/errors.ts";
import {meetTie} from "../../../loaders/protect/meetTie.ts";
import {roundFamily, type RoundedFamily} from "../../../loaders/protect/roundFamily.ts";
import {cells, dimension} from "../../fixtures/cells.ts";

const tie = {family: "certificates", over: ["year", "region"]};
const sum = "2024 · 12";
const regions = dimension("region", ["12"]);

/** Cells of one sum as they are published: count, published, and whether an earlier release has them so. */
type Published = readonly (readonly [n: number, y: number, held: boolean])[];

function rounded(published: Published, family: "certificates" | "unit_certificates"): RoundedFamily {
  const inner =
    family === "certificates"
      ? dimension("month", ["2024-11", "2024-12"])
      : dimension("care_unit", ["A", "B"]);
  const rows = published.map(([n], at) => (family === "certificates" ? [at, 0, n, 1] : [0, 0, at, n, 1]));
  const dimensions =
    family === "certificates" ? [inner, regions] : [dimension("year", ["2024"]), regions, inner];
  const options = {base: 5, key: new Uint8Array(32), passes: 0, margins: [], ties: [tie], isKept: false};
  const one = roundFamily(cells(family, dimensions, rows), options);
  for (const [at, [, y, held]] of published.entries()) {
    one.y[at] = y;
    one.held[at] = Number(held);
  }
  return one;
}

describe("meetTie", () => {
  it.each<[string, {lead: Published; tied: Published; raised: number[]; lower: readonly string[]}]>([
    [
      "raises the last cell of the leading table that no earlier release has",
      {
        lead: [
          [1, 0, false],
          [2, 0, false],
        ],
        tied: [[3, 5, false]],
        raised: [0, 5],
        lower: [],
      },
    ],
    [
      "leaves a month that an earlier release has, where a cell of the tied table can be lowered",
      {
        lead: [
          [1, 0, true],
          [2, 0, true],
        ],
        tied: [[3, 5, false]],
        raised: [0, 0],
        lower: [sum],
      },
    ],
    [
      "raises a month that an earlier release has, where the tied table has cells of exactly the base",
      {
        lead: [
          [3, 0, true],
          [2, 0, true],
        ],
        tied: [[5, 5, false]],
        raised: [0, 5],
        lower: [],
      },
    ],
    [
      "lowers what an earlier release has of the tied table, where no count of the leading one can be raised",
      {lead: [[3, 5, true]], tied: [[3, 5, true]], raised: [5], lower: [sum]},
    ],
  ])("%s", (_, {lead, tied, raised, lower}) => {
    const leading = rounded(lead, "certificates");
    const met = meetTie(leading, rounded(tied, "unit_certificates"), tie, [sum], 5);
    expect([[...leading.y], met.lower]).toEqual([raised, lower]);
    expect(met.raised).toBe(lower.length === 0);
  });

  it("stops a release whose sums cannot meet", () => {
    const leading = rounded([[3, 5, true]], "certificates");
    expect(() => meetTie(leading, rounded([[5, 5, true]], "unit_certificates"), tie, [sum], 5)).toThrow(
      expect.objectContaining({
        exitCode: exitCodes.disclosure,
        message: expect.stringContaining(sum) as string,
      }) as Error,
    );
  });
});

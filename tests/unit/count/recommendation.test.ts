import {describe, expect, it} from "vitest";
import {countFamilies} from "../../../loaders/count/count.ts";
import {dimensions} from "../../../loaders/count/dimensions.ts";
import type {Cells} from "../../../loaders/model/cells.ts";
import {day} from "../../../loaders/model/day.ts";
import {silent} from "../../../loaders/model/effects.ts";
import {Settings} from "../../../loaders/settings.ts";
import {portableCells} from "../../fixtures/portableCells.ts";
import {withLinked} from "../link/country.ts";

const span = dimensions("2023-01", "2023-12");
const settings = Settings.parse({families: ["recommended_lengths", "recommended_categories"]});
const extract = "2026-12-31";

/** A sjukfall a line: a diagnosis and how many days it lasts, each of a person of its own. */
async function counted(...lines: readonly string[]): Promise<{fast: Cells[]; portable: Cells[]}> {
  const certificates = lines.map((line, at) => {
    const [diagnosis = "", days] = line.split(" ");
    const from = day("2023-03-01");
    const periods = [{from, to: from + Number(days) - 1}];
    return {certificate: at + 1, person: at + 1, sex: "K", diagnosis, periods};
  });
  return await withLinked(
    {certificates},
    async (engine, buckets) => ({
      fast: await countFamilies(engine, {buckets, dimensions: span, effects: silent, settings}),
      portable: await portableCells(engine, {settings, dimensions: span, extractDay: day(extract)}),
    }),
    {extract},
  );
}

/** The cells of a family without year, region and sex: `F43|within 2`. */
function cellsOf(all: readonly Cells[], id: string): string[] {
  const cells = all.find(({family}) => family === id);
  if (!cells) throw new RangeError(`no family ${id}`);
  return Array.from(cells.n, (n, at) => {
    const codes = cells.dimensions.map(({codes: values}, d) => values[cells.codes[d]?.[at] ?? -1]?.code);
    return `${codes.slice(-2).join("|")} ${n}`;
  });
}

describe("a sjukfall beside what is recommended for its first diagnosis", () => {
  it("is told by both ends of each limit, the same in process and by the portable form", async () => {
    // Days by hand from fmb-cases.csv: F43 28 to 360; J45 one of 7; I10 none at all (0); M79 360 and 720; A00 nothing told.
    const {fast, portable} = await counted(
      ...["F432 28", "F432 29", "F439 360", "F439 361", "J459 7", "J459 8", "I109 1"],
      // No sjukfall is followed for 720 days: none is told to be longer, however long it lasts.
      ...["M797 360", "M797 361", "M797 720", "M797 800", "A009 400", "XYZ 400"],
    );
    expect(cellsOf(fast, "recommended_categories")).toEqual([
      ...["other|none 2", "F43|within 1", "F43|between 2", "F43|beyond 1", "I10|beyond 1"],
      ...["J45|within 1", "J45|beyond 1", "M79|within 1", "M79|between 3"],
    ]);
    expect(fast).toEqual(portable);
  });

  it("stands in the chapter that it began in, and all of them in both tables", async () => {
    const {fast} = await counted("F432 10", "F320 100", "F200 5", "M545 43", "A009 5");
    expect(cellsOf(fast, "recommended_lengths")).toEqual([
      ...["A00-B99|none 1", "F00-F99|within 2", "F00-F99|between 1", "M00-M99|beyond 1"],
    ]);
    expect(cellsOf(fast, "recommended_categories")).toEqual([
      ...["other|none 1", "F20|within 1", "F32|between 1", "F43|within 1", "M54|beyond 1"],
    ]);
  });

  it("is rounded in every cell, of however many persons", async () => {
    const {fast} = await counted(...Array.from({length: 20}, () => "F432 10"));
    expect(fast.map(({n, most}) => [...n, ...most])).toEqual([
      [20, 20],
      [20, 20],
    ]);
  });
});

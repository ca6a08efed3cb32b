import {describe, expect, it} from "vitest";
import {countFamilies} from "../../../loaders/count/count.ts";
import {dimensions} from "../../../loaders/count/dimensions.ts";
import {day} from "../../../loaders/model/day.ts";
import {silent} from "../../../loaders/model/effects.ts";
import {Settings} from "../../../loaders/settings.ts";
import {type Country, withLinked} from "../link/country.ts";

const settings = Settings.parse({});
const signed = day("2024-02-01");
const period = (from: number) => ({from, to: from + 9});

/** One certificate that is asked about 10 days after it was signed, and another of the same person signed `later`. */
function asked(later: number): Country {
  return {
    certificates: [
      {certificate: 1, person: 1, signed, periods: [period(signed)]},
      {certificate: 2, person: 1, signed: signed + later, periods: [period(signed)]},
    ],
    messages: [{certificate: 1, subject: "KOMPLT", towards: "care", sent: signed + 10, questions: ["17"]}],
  };
}

/** `waited answered` of the certificates that were asked about. */
async function timesOf(country: Country, before: string): Promise<string[]> {
  const cells = await withLinked(
    country,
    (engine, buckets) =>
      countFamilies(engine, {
        buckets,
        dimensions: dimensions("2024-01", "2024-12"),
        settings,
        effects: silent,
      }),
    {extract: "2025-12-31", before: (engine) => engine.run(before)},
  );
  const requests = cells.find(({family}) => family === "requests");
  if (!requests) throw new RangeError("no family requests");
  const code = (id: string, cell: number) => {
    const at = requests.dimensions.findIndex((dimension) => dimension.id === id);
    return requests.dimensions[at]?.codes[requests.codes[at]?.[cell] ?? -1]?.code ?? "?";
  };
  return Array.from(requests.n, (_, cell) => `${code("waited", cell)} ${code("answered", cell)}`).filter(
    (times) => !times.startsWith("never"),
  );
}

describe("an answer to a request for completion", () => {
  it("is a certificate that names the request", async () => {
    const answers = "UPDATE certificate SET answers = 1 WHERE certificate = 2";
    expect(await timesOf(asked(17), answers)).toEqual(["8-14 0-7"]);
    expect(await timesOf(asked(18), answers)).toEqual(["8-14 8-14"]);
  });

  it("is a certificate that completes the one asked about", async () => {
    expect(await timesOf(asked(24), "INSERT INTO relation VALUES (2, 'KOMPLT', 1)")).toEqual(["8-14 8-14"]);
    expect(await timesOf(asked(25), "INSERT INTO relation VALUES (2, 'KOMPLT', 1)")).toEqual(["8-14 15-30"]);
  });

  it.each([
    ["names the request", "UPDATE certificate SET answers = 1 WHERE certificate = 2"],
    ["completes the one asked about", "INSERT INTO relation VALUES (2, 'KOMPLT', 1)"],
  ])("that %s came when it was sent, and where nobody tells when, when it was signed", async (_, answers) => {
    // The request came on day 10, and the answer is signed on day 17.
    const sent = (day: number | null) =>
      `${answers}; UPDATE certificate SET sent_day = ${day} WHERE certificate = 2`;
    expect(await timesOf(asked(17), sent(signed + 18))).toEqual(["8-14 8-14"]);
    expect(await timesOf(asked(17), sent(null))).toEqual(["8-14 0-7"]);
  });

  it("is no certificate that prolongs the one asked about", async () => {
    expect(await timesOf(asked(24), "INSERT INTO relation VALUES (2, 'FRLANG', 1)")).toEqual(["8-14 none"]);
  });
});

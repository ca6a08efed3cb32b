import {readdirSync, readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {expect, it} from "vitest";

const folder = fileURLToPath(new URL("../../../src/components/", import.meta.url));

/** Tables whose shares have no limits, by the file of their columns, and why a reader needs none to tell chance from signal. */
const without: Readonly<Record<string, string>> = {
  countingWays: "the reasons of numbers whose limits stand in the table of the diagram above",
  officialByDiagnosis: "somebody else's figures, published without limits, and expected ones beside them",
  officialLength: "somebody else's figures, published without limits",
  officialOngoing: "somebody else's figures, published without limits",
  stockByRegion: "published figures beside those of the made-up country",
  protectionAudit: "how often an attacker is right: a fact about the release",
  protectionErrors: "how much of the release is rounded: a fact about it",
  qualityTables: "a part of all that was read: nothing is drawn from",
  utilityModels: "the error itself, counted over all cells",
};

/** The columns of each table that a component makes: what stands between `columns:` and its rows. */
function tablesOf(source: string): string[] {
  return source
    .split(/\bcolumns: \[/)
    .slice(1)
    .map((rest) => rest.split(/\brows(:|,\n)/)[0] ?? "");
}

it("gives every share, rate and change in a table its lower and upper limit, but for those that are no sample of chance", () => {
  const lacking = readdirSync(folder)
    .filter((name) => name.endsWith(".ts"))
    .filter((name) =>
      tablesOf(readFileSync(folder + name, "utf8")).some(
        (columns) =>
          /kind: "(share|rate|change)"/.test(columns) &&
          !(columns.includes("lagst") && columns.includes("hogst")),
      ),
    )
    .map((name) => name.replace(".ts", ""));
  expect(lacking.sort()).toEqual(Object.keys(without).sort());
});

import {parseArgs} from "node:util";
import {describe, expect, it} from "vitest";
import {flagFault} from "../../loaders/flagFault.ts";

const options = {
  tables: {type: "string"},
  json: {type: "boolean"},
  help: {type: "boolean", short: "h"},
} as const;

function fault(...args: readonly string[]): string {
  try {
    parseArgs({args: [...args], options, allowPositionals: false});
  } catch (error) {
    return flagFault(error).message;
  }
  return "";
}

describe("a command line that cannot be read", () => {
  it.each([
    ["a flag that there is none of", ["--tabels", "x"], "--tabels: flaggan finns inte, se --help"],
    ["a short flag that there is none of", ["-x"], "-x: flaggan finns inte, se --help"],
    [
      "a flag without its value",
      ["--tables"],
      "--tables: ange ett värde (ett som börjar med - skrivs --tables=-…)",
    ],
    [
      "a flag where a value should be",
      ["--tables", "--json"],
      "--tables: ange ett värde (ett som börjar med - skrivs --tables=-…)",
    ],
    ["a value that nobody takes", ["--json=ja"], "--json: flaggan tar inget värde"],
    ["a value that nobody takes, with a short name", ["--help=ja"], "--help: flaggan tar inget värde"],
    ["a word too many", ["mera"], "för många argument: mera"],
  ])("is told in Swedish, by flag: %s", (_, args, expected) => {
    expect(fault(...args)).toBe(expected);
  });
});

import {describe, expect, it} from "vitest";
import {formatDay} from "../../../loaders/model/day.ts";
import {parsePersonNumber} from "../../../loaders/normalise/person.ts";

describe("parsePersonNumber", () => {
  it.each([
    // Skatteverket's own examples of a personnummer and a samordningsnummer.
    ["196408233234", "1964-08-23", "M"],
    ["197010632391", "1970-10-03", "M"],
    ["19121212-1212", "1912-12-12", "M"],
    [" 198202252386 ", "1982-02-25", "K"],
    ["200002290005", "2000-02-29", "K"],
  ])("%s was born %s, sex %s", (text, born, sex) => {
    const number = parsePersonNumber(text);
    expect(number && formatDay(number.bornDay)).toBe(born);
    expect(number?.sex).toBe(sex);
  });

  it("tells a right check digit from a wrong one, and takes both", () => {
    expect(parsePersonNumber("196408233234")?.checked).toBe(true);
    expect(parsePersonNumber("197010632391")?.checked).toBe(true);
    expect(parsePersonNumber("196408233235")?.checked).toBe(false);
  });

  it("gives twelve digits with and without a hyphen", () => {
    expect(parsePersonNumber("19640823-3234")?.digits).toBe("196408233234");
    expect(parsePersonNumber("196408233234")?.digits).toBe("196408233234");
  });

  it.each([
    "",
    "6408233234",
    "640823-3234",
    "19640832323",
    "196402303234",
    "196408603234",
    "196408923234",
    "184912313234",
  ])("is none: %j", (text) => {
    expect(parsePersonNumber(text)).toBeUndefined();
  });

  it("knows the days 61–91 of a samordningsnummer, and 60 as no day", () => {
    expect(parsePersonNumber("197010612391")).toBeDefined();
    expect(parsePersonNumber("197010912391")).toBeDefined();
    expect(parsePersonNumber("197010602391")).toBeUndefined();
    expect(parsePersonNumber("197010922391")).toBeUndefined();
  });
});

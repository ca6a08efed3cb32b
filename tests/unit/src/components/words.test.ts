import {describe, expect, it} from "vitest";
import {changeInWords} from "../../../../src/components/changeInWords.js";
import {inPlace} from "../../../../src/components/inPlace.js";
import {textAlternative} from "../../../../src/components/textAlternative.js";

describe("inPlace(place)", () => {
  it("says på of an island and i of the rest", () => {
    expect(inPlace({code: "09", short: "Gotland"})).toBe("på Gotland");
    expect(inPlace({code: "12", short: "Skåne"})).toBe("i Skåne");
    expect(inPlace({code: null, short: "riket"})).toBe("i riket");
  });
});

describe("changeInWords(before, after, base)", () => {
  const exact = (n: number) => ({n, atBase: 0});

  it("says how much more or less when the intervals lie apart", () => {
    expect(changeInWords(exact(1_000), exact(1_100), 5)).toBe("10 procent fler än i");
    expect(changeInWords(exact(1_000), exact(900), 5)).toBe("10 procent färre än i");
    expect(changeInWords(exact(10_000), exact(10_030), 5)).toBe("nästan lika många som i");
  });

  it("claims nothing on either side of the line where the intervals meet", () => {
    // A count without rounded cells may have lost at most 20.05 (score limit of 0): 1000 reaches 1020.05.
    expect(changeInWords(exact(1_000), exact(1_020), 5)).toBe("ingen säker skillnad mot");
    expect(changeInWords(exact(1_000), exact(1_021), 5)).toBe("2 procent fler än i");
    expect(changeInWords(exact(0), exact(500), 5)).toBe("ingen säker skillnad mot");
  });
});

describe("textAlternative(parts)", () => {
  it("is one sentence for each part, in order, each with one stop", () => {
    const text = textAlternative({
      kind: "Linjediagram",
      measure: "Antal per månad.",
      selection: "alla",
      period: "mars 2025",
      message: "Flest i mars",
      uncertainty: "Upp till 5",
    });
    expect(text).toBe(
      "Linjediagram. Antal per månad. Urval: alla. Period: mars 2025. Flest i mars. Upp till 5. Alla tal finns i tabellen under diagrammet.",
    );
  });
});

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
  const wordsOf = (before: number, after: number) => changeInWords(exact(before), exact(after), 5).words;

  it("says how much more or less when the intervals lie apart", () => {
    expect(wordsOf(1_000, 1_100)).toBe("10 procent fler än i");
    expect(wordsOf(1_000, 900)).toBe("10 procent färre än i");
    expect(wordsOf(10_000, 10_030)).toBe("nästan lika många som i");
  });

  it("claims nothing on either side of the line where the intervals meet", () => {
    // A count without rounded cells may have lost at most 20.05 (score limit of 0): 1000 reaches 1020.05.
    expect(wordsOf(1_000, 1_020)).toBe("ingen säker skillnad mot");
    expect(wordsOf(1_000, 1_021)).toBe("2 procent fler än i");
    expect(wordsOf(0, 500)).toBe("ingen säker skillnad mot");
    expect(changeInWords(exact(1_000), exact(1_020), 5).notes).toEqual([]);
  });

  it("tells the limits of an increase and of a decrease, the smaller first, and that chance is not in them", () => {
    // changeInterval's R: 38.68 to 61.45 per cent up, and 27.89 to 38.06 down.
    const [less, more] = [
      {n: 1_000, atBase: 20},
      {n: 1_500, atBase: 30},
    ];
    expect(changeInWords(less, more, 5).notes).toEqual([
      "Ökningen ligger mellan 38,7 och 61,5 procent när avrundningen räknas in. Slumpen är inte inräknad.",
    ]);
    expect(changeInWords(more, less, 5).notes).toEqual([
      "Minskningen ligger mellan 27,9 och 38,1 procent när avrundningen räknas in. Slumpen är inte inräknad.",
    ]);
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

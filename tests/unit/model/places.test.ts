import {describe, expect, it} from "vitest";
import {coverageOf, places, regionCodes, regions} from "../../../loaders/model/places.ts";
import {Place} from "../../../src/contract/release.ts";
import {wholeOf} from "../../../src/contract/whole.ts";

describe("places()", () => {
  it("has the nation first, then 21 regions in the order of their codes", () => {
    const codes = places().map(({code}) => code);
    expect(codes[0]).toBeNull();
    expect(codes).toHaveLength(22);
    expect(codes.slice(1)).toEqual([...codes.slice(1)].sort());
  });

  it("has slugs that can stand in an address, each once", () => {
    const slugs = places().map(({slug}) => slug);
    expect(new Set(slugs).size).toBe(22);
    expect(slugs).toEqual(expect.arrayContaining(["riket", "skane", "vastra-gotaland", "jonkoping"]));
    expect(places().every((place) => Place.safeParse(place).success)).toBe(true);
  });
});

describe("places(coverage)", () => {
  const names = (codes: readonly string[] | undefined) =>
    places(coverageOf(codes)).map(({slug, code, title, short}) => [slug, code, title, short].join(" | "));

  it("has the nation by its name where every region is covered, whether they are named or not", () => {
    const all = regions().map(({code}) => code);
    expect(places(coverageOf(all))).toEqual(places());
    expect(wholeOf({places: places()}).where).toBe("i riket");
  });

  it("has some regions and what they come to together, in the order of their codes", () => {
    expect(names(["12", "09"])).toEqual([
      "riket |  | Hela underlaget | hela underlaget",
      "gotland | 09 | Region Gotland | Gotland",
      "skane | 12 | Region Skåne | Skåne",
    ]);
    expect(wholeOf({places: places(coverageOf(["12", "09"]))})).toMatchObject({
      ...{where: "i hela underlaget", of: "hela underlagets", inCountry: "i hela underlaget"},
    });
  });

  it("has one region as the only place, with its own preposition", () => {
    expect(names(["09"])).toEqual(["riket |  | Region Gotland | Gotland"]);
    expect(wholeOf({places: places(coverageOf(["09"]))})).toMatchObject({
      ...{title: "Region Gotland", where: "på Gotland", of: "Gotlands", country: "hela Gotland"},
    });
  });
});

describe("regionCodes(coverage)", () => {
  it("ends with what is told of no region, which then is another or an unknown one", () => {
    const told = (codes?: readonly string[]) =>
      regionCodes(coverageOf(codes)).map(({code, title}) => `${code} ${title}`);
    expect(told(["12"])).toEqual(["12 Region Skåne", "00 Annan eller okänd region"]);
    expect(told()).toHaveLength(22);
    expect(told().at(-1)).toBe("00 Okänd region");
  });
});

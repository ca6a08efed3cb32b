import {describe, expect, it} from "vitest";
import {places} from "../../../loaders/model/places.ts";
import {Place} from "../../../src/contract/release.ts";

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

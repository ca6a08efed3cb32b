import {describe, expect, it} from "vitest";
import {coverageRemark} from "../../loaders/coverageRemark.ts";
import {coverageOf, regionCodes} from "../../loaders/model/places.ts";
import type {Protected} from "../../loaders/model/protected.ts";
import {cells} from "../fixtures/cells.ts";

const region = {id: "region", title: "Region", codes: regionCodes(coverageOf(undefined))};
const at = (code: string) => region.codes.findIndex((one) => one.code === code);
/** A table with 10 of each region that is named. */
const tableOf = (...codes: readonly string[]) =>
  cells(
    "started",
    [region],
    codes.map((code) => [at(code), 10, 10]),
  ) as unknown as Protected;

describe("coverageRemark(tables)", () => {
  it("asks whether the source covers the others, with the flag that says it", () => {
    expect(coverageRemark([tableOf("12", "00")])).toBe(
      "intygen kommer bara från Skåne. Omfattar källan inga andra regioner? Ange då --regions 12: annars visas de 20 andra som om ingen var sjukskriven där.",
    );
    expect(coverageRemark([tableOf("09"), tableOf("12")])).toContain("bara från Gotland och Skåne.");
    expect(coverageRemark([tableOf("01", "03", "04", "05")])).toContain("bara från 4 av regionerna.");
  });

  it("asks nothing where all regions have certificates, and has nothing to ask where no unit is known", () => {
    const all = region.codes.map(({code}) => code).filter((code) => code !== "00");
    expect(coverageRemark([tableOf(...all)])).toBeUndefined();
    expect(coverageRemark([tableOf(...all.slice(1))])).toContain("visas den som saknas som om");
    expect(coverageRemark([tableOf("00")])).toBeUndefined();
    expect(coverageRemark([])).toBeUndefined();
  });
});

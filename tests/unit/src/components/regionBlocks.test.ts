import {describe, expect, it} from "vitest";
import {codeRequest} from "../../../../src/components/codeRequest.js";
import {countedRegions} from "../../../../src/components/countedIn.js";
import {regionDeciles} from "../../../../src/components/regionDeciles.js";
import {regionDots} from "../../../../src/components/regionDots.js";
import {regionFigures} from "../../../../src/components/regionFigures.js";
import {regionMap} from "../../../../src/components/regionMap.js";
import {regionPanels} from "../../../../src/components/regionPanels.js";
import type {Regions} from "../../../../src/components/regions.js";
import {initialView, readView} from "../../../../src/components/viewState.js";
import {regionsParameters, type View} from "../../../../src/contract/view.js";
import {manifestWithBlocks, population, table} from "../country.js";

const manifest = {
  ...manifestWithBlocks,
  extractDate: "2026-01-31",
  firstMonth: "2024-01",
  lastMonth: "2025-12",
};
const view = (changes: Partial<View> = {}): View => ({
  ...initialView(manifest),
  diagnosis: "F40-F48",
  ...changes,
});
const rows = [
  ...["2024 12 F40-F48 400", "2025 12 F40-F48 500", "2024 05 F40-F48 800", "2025 05 F40-F48 600"],
  // Another block, and units of no known region, which are the nation's alone.
  ...["2025 12 F30-F39 900", "2025 00 F40-F48 100"],
];
/** Skåne (12) and Östergötland (05) have 4,000 inhabitants each. */
const data: Regions = {
  manifest,
  population,
  table: table(["year", "region", "block"], rows, 1),
  block: {code: "F40-F48", title: "Neurotiska syndrom"},
};

describe("a block on the page of all regions", () => {
  it("may be chosen in the address", () => {
    const read = readView("?diagnos=F40-F48", manifest, regionsParameters);
    expect(read.view.diagnosis).toBe("F40-F48");
    expect(read.messages).toEqual([]);
  });

  it("has crude rates a year over the whole years of the period, and none that are standardised", () => {
    const {regions, nation, period} = regionFigures(data, view());
    // 900 of 4,000 in two years, 1,400 of 4,000; 2,400 of 8,000 in the nation.
    expect(regions.map(({place, crude, standardised}) => [place.code, crude?.value, standardised])).toEqual([
      ["12", 112.5, null],
      ["05", 175, null],
    ]);
    expect(nation.crude?.value).toBe(150);
    expect(period).toBe("2024 och 2025");
    const later = regionFigures(data, view({first: "2024-06"}));
    expect(later.regions.map(({crude}) => crude?.value)).toEqual([125, 150]);
  });

  it("says on the map and among the dots that they are not standardised, and why", () => {
    const figures = regionFigures(data, view());
    for (const model of [regionMap(data, view(), figures), regionDots(data, view(), figures)]) {
      expect(model.selection).toContain("startade sjukfall i avsnittet F40–F48 Neurotiska syndrom");
      expect(model.notes.join(" ")).toContain("avsnitten är inte uppdelade på kön och ålder");
      expect(model.notes.join(" ")).not.toContain("går inte att");
    }
    expect(regionDots(data, view(), figures).series.map(({label}) => label)).toEqual(["Ojusterat"]);
  });

  it("stands year by year in the panels", () => {
    const {chart, table: told, title} = regionPanels(data, view());
    expect(chart?.xs).toEqual(["2024", "2025"]);
    expect(chart?.panels.map(({name, figures}) => [name, figures.map((one) => one?.value)])).toEqual([
      ["Skåne", [100, 125]],
      ["Östergötland", [200, 150]],
    ]);
    expect(chart?.nation.map((one) => one?.value)).toEqual([150, 150]);
    expect(title).toBe("Under 2025 låg regionerna mellan 125,00 och 150,00, riket på 150,00");
    expect(told.columns[1]).toEqual({name: "ar", title: "År", kind: "month"});
    expect(regionDeciles(data, view()).selection).toContain("avsnittet F40–F48");
  });

  it("says of a year that had not passed that it is preliminary", () => {
    const early = {...data, manifest: {...manifest, extractDate: "2025-12-30"}};
    expect(regionPanels(early, view()).title).toContain("Under 2024");
    expect(regionDeciles(early, view()).notes.join(" ")).toContain("året var inte slut");
    expect(regionDeciles(data, view()).notes.join(" ")).not.toContain("året var inte slut");
  });

  it("gives way to its chapter where the release cannot tell it, and says so", () => {
    const chapters = table(
      ["month", "region", "sex", "age", "diagnosis"],
      ["2025-01 12 K 31- F00-F99 100", "2025-01 12 K 31- C00-D48 50"],
      1,
    );
    const ofWomen = {manifest, population, table: chapters};
    const model = regionMap(ofWomen, view({sex: "K"}), regionFigures(ofWomen, view({sex: "K"})));
    expect(model.notes.join(" ")).toContain("Avsnittet F40–F48 Neurotiska syndrom går inte att välja");
    expect(regionFigures(ofWomen, view({sex: "K"})).regions[0]?.count.n).toBe(100);
  });

  it("is fetched by the code of the page from the table of blocks", () => {
    const dimensions = ["year", "region", "block"];
    const described = {id: "started_blocks", title: "", unit: "sjukfall", description: "", dimensions};
    const request = codeRequest(countedRegions(data, view()), view(), {
      manifest: {
        ...manifest,
        families: [{...manifest.families[0], ...described, cells: 0, path: ""}] as never,
      },
      ...{place: null, hashes: {started_blocks: "a".repeat(64)}},
      citing: {address: "https://example.org/", frozen: []} as never,
    });
    expect(request?.by).toEqual(["region"]);
    expect(Object.fromEntries(request?.within ?? [])).toEqual({block: ["F40-F48"], year: ["2024", "2025"]});
  });
});

import {describe, expect, it} from "vitest";
import {inPageWindow} from "../../../../site/pageWindow.ts";
import {drawTiles} from "../../../../src/components/drawTiles.js";
import {classes} from "../../../../src/components/palette.js";
import {regionDeciles} from "../../../../src/components/regionDeciles.js";
import {regionDots} from "../../../../src/components/regionDots.js";
import {regionFigures} from "../../../../src/components/regionFigures.js";
import {classOf, regionMap} from "../../../../src/components/regionMap.js";
import {regionPanels} from "../../../../src/components/regionPanels.js";
import {loadRegions, type Regions} from "../../../../src/components/regions.js";
import {regionTable} from "../../../../src/components/regionTable.js";
import {tileGrid, tilesOf} from "../../../../src/components/tileGrid.js";
import {initialView} from "../../../../src/components/viewState.js";
import type {Population} from "../../../../src/contract/population.js";
import type {View} from "../../../../src/contract/view.js";
import {countByTwo} from "../../../../src/measures/crossTable.js";
import {countBy} from "../../../../src/measures/table.js";
import {regionsFor} from "../elevenRegions.js";
import {manifest as small, manifestWithBlocks, population, table} from "../country.js";

const manifest = {...small, firstMonth: "2024-01", lastMonth: "2024-12"};
const view = (changes: Partial<View> = {}): View => ({...initialView(manifest), ...changes});
const months = Array.from({length: 12}, (_, i) => `2024-${String(i + 1).padStart(2, "0")}`);
const dimensions = ["month", "region", "sex", "age"];

/**
 * Two regions where the same share falls ill at each age, but Skåne (12) has many old and Östergötland (05) many young: 1 of 100 young and
 * 3 of 100 old women a month.
 */
const people: Population = {
  ...population,
  sexes: ["K"],
  n: [8_000, 2_000, 2_000, 8_000],
};
const rows = months.flatMap((month) => [
  `${month} 05 K 0-30 80`,
  `${month} 05 K 31- 60`,
  `${month} 12 K 0-30 20`,
  `${month} 12 K 31- 240`,
]);
const data: Regions = {manifest, population: people, table: table(dimensions, rows, 1)};

describe("regionFigures(regions, view)", () => {
  it("tells the crude rate a year, which the ages move", () => {
    const {regions, nation} = regionFigures(data, view());
    // 140 and 260 a month among 10,000: 168 and 312 a year of 1,000; the nation 400 among 20,000.
    expect(regions.map(({place, crude}) => [place.code, crude?.value])).toEqual([
      ["12", 312],
      ["05", 168],
    ]);
    expect(nation.crude?.value).toBe(240);
  });

  it("tells the standardised rate, which they do not: the same where each age is as often ill", () => {
    const {regions} = regionFigures(data, view());
    // 10,000 young and 10,000 old in the nation: (12 · 10 + 12 · 30) / 2 a year of 1,000.
    for (const {standardised} of regions) expect(standardised?.value).toBeCloseTo(240, 9);
  });

  it("holds the standardised regions against a nation of the same groups, the crude ones against everybody", () => {
    const unknown = months.flatMap((month) => [`${month} 12 U 31- 50`, `${month} 00 K 31- 50`]);
    const other = {...data, table: table(dimensions, [...rows, ...unknown], 1)};
    const figures = regionFigures(other, view());
    // 400 a month among 20,000 as above; and with 50 of unknown sex in Skåne and 50 of no known region: 500.
    expect(figures.nation.standardised?.value).toBeCloseTo(240, 9);
    expect(figures.nation.crude?.value).toBe(300);
    for (const {standardised} of figures.regions) expect(standardised?.value).toBeCloseTo(240, 9);
    const model = regionDots(other, view(), figures);
    expect(model.chart?.kind === "shares" && model.chart.reference).toBeCloseTo(240, 9);
    expect(model.title).toContain("Ingen av 2 regioner skiljer sig");
    expect(model.notes.join(" ")).toContain("Med alla sjukfall är det 300,0.");
    expect(regionMap(other, view(), figures).title).toContain("240,0 i riket");
  });

  it("standardises over what is not chosen, and leaves one age as it is", () => {
    const {regions} = regionFigures(data, view({age: "31-"}));
    for (const {standardised, crude} of regions) {
      expect(standardised?.value).toBeCloseTo(360, 9);
      expect(crude?.value).toBeCloseTo(360, 9);
    }
  });

  it("divides ongoing sjukfall of one month by the inhabitants", () => {
    const {regions, period} = regionFigures(data, view({way: "pagaende"}));
    expect(period).toBe("december 2024");
    expect(regions[0]?.crude?.value).toBe(26);
  });

  it("has no standardised rate where sex and age of the inhabitants are not known", () => {
    const all: Population = {...people, ages: "all", sexes: ["ALL"], bands: ["ALL"], n: [10_000, 10_000]};
    const {regions} = regionFigures({...data, population: all}, view());
    expect(regions.map(({crude, standardised}) => [crude?.value, standardised])).toEqual([
      [312, null],
      [168, null],
    ]);
    const model = regionDots(
      {...data, population: all},
      view(),
      regionFigures({...data, population: all}, view()),
    );
    expect(model.series.map(({label}) => label)).toEqual(["Ojusterat"]);
    expect(model.notes.join(" ")).toContain("inte standardiserade");
  });
});

describe("regionMap(regions, view, figures)", () => {
  it("has a dash and a reason where a region has nobody to divide by, never 0", () => {
    const lacking = {...data, population: {...people, n: [8_000, 2_000, 0, 0]}};
    const {chart, notes, table: shown} = regionMap(lacking, view(), regionFigures(lacking, view()));
    expect(chart?.tiles.find(({name}) => name === "Skåne")).toMatchObject({text: "–", klass: null});
    expect(notes.join(" ")).toContain("Det är inte samma sak som 0.");
    expect(shown.rows.find(([region]) => region === "Region Skåne")?.slice(2, 5)).toEqual([null, null, null]);
    expect(regionMap(data, view(), regionFigures(data, view())).notes.join(" ")).not.toContain(
      "samma sak som 0",
    );
  });

  it("has a tile with its figure for each region, and says the span and the nation", () => {
    const other = {...data, table: table(dimensions, rows.slice(0, 3), 1)};
    const chosen = view({first: "2024-01", last: "2024-01"});
    const model = regionMap(other, chosen, regionFigures(other, chosen));
    expect(model.chart?.tiles.map(({name, text, klass}) => [name, text, klass])).toEqual([
      // 20 young of 2,000 and no old, weighed alike: 60; and 120 and 360: 240.
      ["Skåne", "60,0", 0],
      ["Östergötland", "240,0", 4],
    ]);
    expect(model.title).toBe(
      "Startade sjukfall per 1\u00a0000 invånare: mellan 60,0 och 240,0 i regionerna, 96,0 i riket",
    );
    expect(model.chart?.classes).toHaveLength(5);
  });

  it("tells of the region that is picked out, and marks its tile", () => {
    const model = regionMap(data, view({region: "skane"}), regionFigures(data, view()));
    expect(model.title).toContain("240,0 i Skåne, 240,0 i riket");
    expect(model.chart?.tiles.filter(({chosen}) => chosen).map(({name}) => name)).toEqual(["Skåne"]);
  });

  it("draws nothing without inhabitants, and says what to do", () => {
    const nobody: Population = {...people, kind: "none", years: [], n: []};
    const empty = {...data, population: nobody};
    const model = regionMap(empty, view(), regionFigures(empty, view()));
    expect(model.chart).toBeNull();
    expect(model.nothing).toContain("ingen uppgift om befolkningen");
    // The page shows rates alone: there are no numbers to choose.
    expect(model.nothing).not.toContain("antal");
  });

  it("puts values in five classes of equal width, the greatest in the last", () => {
    expect([0, 19.9, 20, 59, 80, 100].map((value) => classOf(value, 0, 100))).toEqual([0, 0, 1, 2, 4, 4]);
    expect(classOf(7, 7, 7)).toBe(2);
    expect(classes).toHaveLength(5);
  });
});

describe("drawTiles(chart, width)", () => {
  it("breaks a name that a phone's tile has no room for where it is joined, and writes none smaller than the rest for that", async () => {
    const tile = {column: 0, row: 0, apart: 0, heading: "", text: "1,0", klass: 0, chosen: false};
    const names = ["Västernorrland", "Östergötland", "Västmanland", "Norrbotten", "Örebro"];
    await inPageWindow(async () => {
      const textsAt = (width: number): string[][] =>
        names.map((name) => {
          const chart = {kind: "tiles", label: "", classes: ["0–1"], tiles: [{...tile, name}]} as const;
          const texts = [...drawTiles(chart, width).querySelectorAll("text")].slice(1, -1);
          for (const text of texts) expect(Number(text.getAttribute("font-size"))).toBeGreaterThan(10.5);
          return texts.map(({textContent}) => textContent);
        });
      expect(textsAt(290)).toEqual([
        ...[
          ["Väster-", "norrland"],
          ["Öster-", "götland"],
          ["Väst-", "manland"],
          ["Norr-", "botten"],
        ],
        ["Örebro"],
      ]);
      expect(textsAt(560)).toEqual(names.map((name) => [name]));
      await Promise.resolve();
    });
  });
});

describe("a selection of which nothing is published in any region", () => {
  it("is drawn by none of the diagrams of all regions, and told as such", () => {
    const empty = {...data, table: table(dimensions, ["2024-01 12 K 0-30 0"], 1)};
    const figures = regionFigures(empty, view());
    for (const {chart, title, nothing} of [
      regionMap(empty, view(), figures),
      regionDots(empty, view(), figures),
      regionPanels(empty, view()),
    ]) {
      expect([chart, title]).toEqual([null, expect.stringMatching(/: inga sjukfall i urvalet$/)]);
      expect(nothing).toContain("alla publicerade tal i urvalet är 0");
    }
  });

  it("is standardised for what is not chosen, and called so", () => {
    const named = (changes: Partial<View>): readonly string[] => {
      const chosen = view(changes);
      const figures = regionFigures(data, chosen);
      return [
        regionMap(data, chosen, figures).table.caption.replace(/^.* och år/, ""),
        regionDots(data, chosen, figures).series[0]?.label ?? "",
      ];
    };
    expect(named({})).toEqual([", standardiserat för ålder och kön", "Standardiserat för ålder och kön"]);
    expect(named({sex: "K"})).toEqual([", standardiserat för ålder", "Standardiserat för ålder"]);
    expect(named({age: "31-"})).toEqual([", standardiserat för kön", "Standardiserat för kön"]);
    expect(named({sex: "K", age: "31-"})).toEqual(["", "Standardiserat"]);
  });
});

describe("regionDots(regions, view, figures)", () => {
  it("puts the regions in order of the standardised rate, and says that the order is unsure", () => {
    const many = rows.map((row) => (row.includes(" 05 ") ? row : row.replace(/240$/, "480")));
    const other = {...data, table: table(dimensions, many, 1)};
    const model = regionDots(other, view(), regionFigures(other, view()));
    expect(model.chart?.kind === "shares" && model.chart.categories).toEqual([
      "Region Skåne",
      "Region Östergötland",
    ]);
    expect(model.notes.join(" ")).toContain("Överlappande intervall: ordningen är osäker.");
    expect(`${model.title} ${model.notes.join(" ")}`).not.toMatch(/bäst|sämst/i);
  });

  it("counts who lies apart from the nation beyond chance and rounding", () => {
    const model = regionDots(data, view(), regionFigures(data, view()));
    expect(model.title).toBe(
      "Ingen av 2 regioner skiljer sig från riket mer än slumpen och avrundningen förklarar",
    );
    expect(model.chart?.kind === "shares" && model.chart.reference).toBe(240);
    expect(model.table.rows).toHaveLength(4);
  });

  it("say of ongoing sjukfall that the figures are those of a single month", () => {
    const ongoing = view({way: "pagaende"});
    expect(regionDots(data, ongoing, regionFigures(data, ongoing)).notes.join(" ")).toContain(
      "Talen gäller därför en enda månad, periodens sista hela: december 2024.",
    );
  });
});

describe("regionPanels(regions, view)", () => {
  it("has the same nation in every panel, and each region where it lies on the map", () => {
    const {chart, table: listed} = regionPanels(data, view());
    expect(chart?.panels.map(({name, figures}) => [name, figures.at(-1)?.value])).toEqual([
      ["Skåne", 26],
      ["Östergötland", 14],
    ]);
    expect(chart?.nation.at(-1)?.value).toBe(20);
    expect(chart?.panels[0]).toMatchObject(tileGrid.get("12") ?? {});
    expect(listed.rows).toHaveLength(24);
  });

  it("follows ended sjukfall by quarter", () => {
    const quarters = ["2024-Q1 12 K 0-30 30", "2024-Q4 05 K 0-30 40"];
    const ended = {...data, table: table(["quarter", "region", "sex", "age"], quarters, 1)};
    expect(regionPanels(ended, view({way: "avslutade"})).chart?.xs).toEqual([
      ...["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"],
    ]);
  });
});

describe("regionDeciles(regions, view)", () => {
  const codes = Array.from({length: 11}, (_, i) => String(i + 30));
  const places = codes.map((code, i) => ({
    ...{code, title: `Region ${code}`, short: code},
    slug: `r-${"abcdefghijk".charAt(i)}`,
  }));
  const eleven: Regions = {
    manifest: {...manifest, places: [...manifest.places.slice(0, 1), ...places]},
    population: {...people, regions: codes, bands: ["0-30"], n: new Array<number>(11).fill(1_000)},
    table: table(
      dimensions,
      months.flatMap((month) => codes.map((code, i) => `${month} ${code} K 0-30 ${10 * (i + 1)}`)),
    ),
  };

  it("are those of the regions, each alike", () => {
    const {chart, title} = regionDeciles(eleven, view());
    // R: quantile(seq(10, 110, 10), (1:9)/10) is 20, 30, …, 100
    expect(chart?.deciles[0]?.map((value) => Math.round(value * 1e9) / 1e9)).toEqual([
      ...[20, 30, 40, 50, 60, 70, 80, 90, 100],
    ]);
    expect(title).toBe("I december 2024 låg åtta av tio regioner mellan 20,00 och 100,00");
    expect(chart?.own).toEqual([]);
  });

  it("have the picked region on top, with its limits", () => {
    const model = regionDeciles(eleven, {...view(), region: "r-c"});
    expect(model.title).toContain("talet var 30,00 i 32");
    expect(model.chart?.own.map((one) => one?.value)).toEqual(new Array(12).fill(30));
    expect(model.table.columns.map(({name}) => name)).toContain("egen_lagst");
  });

  it("are not told of fewer than ten regions", () => {
    expect(regionDeciles(data, view()).chart).toBeNull();
  });
});

describe("the tables of the regions", () => {
  it("become columns again, without what is published as nothing", () => {
    const small = regionTable({
      ...{family: "started", sha256: ""},
      dimensions: [
        {id: "month", codes: ["2024-01", "2024-02"]},
        {id: "region", codes: ["05", "12", "00"]},
      ],
      n: [5, 0, 7, 0, 9, 0],
      atBase: [1, 0, 0, 0, 1, 0],
    });
    expect(small.n).toEqual(Int32Array.from([5, 7, 9]));
    expect(countBy(small, "region", new Map())).toEqual(
      new Map([
        ["05", {n: 5, atBase: 1}],
        ["12", {n: 9, atBase: 1}],
        ["00", {n: 7, atBase: 0}],
      ]),
    );
    expect(countBy(small, "month", new Map()).get("2024-02")).toEqual({n: 9, atBase: 1});
  });

  it("are counted by two dimensions as by one after the other", () => {
    const both = countByTwo(data.table, "region", "month", new Map([["age", new Set(["31-"])]]));
    for (const region of ["05", "12"])
      expect(both.get(region)).toEqual(
        countBy(
          data.table,
          "month",
          new Map([
            ["age", new Set(["31-"])],
            ["region", new Set([region])],
          ]),
        ),
      );
  });

  it("are loaded once, the small one unless a diagnosis, degree or length is chosen", async () => {
    const asked: string[] = [];
    const files = {
      small: () => {
        asked.push("small");
        return Promise.resolve({family: "started", sha256: "", dimensions: [], n: [], atBase: []});
      },
      whole: () => {
        asked.push("whole");
        return Promise.reject(new Error("not in this test"));
      },
    };
    const avsnitt = (): Promise<never> => {
      asked.push("avsnitt");
      return Promise.reject(new Error("not in this test"));
    };
    const all = {startade: files, pagaende: files, avslutade: files, avsnitt};
    await loadRegions(manifest, people, view(), all);
    await loadRegions(manifest, people, view({sex: "K"}), all);
    expect(asked).toEqual(["small"]);
    await expect(loadRegions(manifest, people, view({degree: "50"}), all)).rejects.toThrow();
    expect(asked).toEqual(["small", "whole"]);
    const withBlocks = {...manifestWithBlocks, firstMonth: "2024-01", lastMonth: "2024-12"};
    const ofBlock = view({diagnosis: "F40-F48"});
    await expect(loadRegions(withBlocks, people, ofBlock, all)).rejects.toThrow();
    expect(asked).toEqual(["small", "whole", "avsnitt"]);
    await expect(loadRegions(withBlocks, people, {...ofBlock, sex: "K"}, all)).rejects.toThrow();
    expect(asked).toEqual(["small", "whole", "avsnitt", "whole"]);
    await expect(loadRegions(manifest, people, view({length: "1-14"}), all)).rejects.toThrow();
    expect(asked).toEqual(["small", "whole", "avsnitt", "whole", "whole"]);
  });

  it("have a place on the grid for each of the 21 län, no two on the same", () => {
    expect(tileGrid.size).toBe(21);
    expect(new Set([...tileGrid.values()].map(({row, column}) => `${row} ${column}`)).size).toBe(21);
  });

  it("stand without empty rows and columns around them where the release has only some, and as they are in the nation", () => {
    const whole = {slug: "riket", code: null, title: "Hela underlaget", short: "hela underlaget"};
    const place = (code: string) => ({slug: "x", code, title: code, short: code});
    // Halland stands in the west of the last row but one, Gotland in its east, Blekinge in the last.
    expect([...tilesOf({places: [whole, ...["09", "10", "13"].map(place)]})]).toEqual([
      ["09", {row: 0, column: 3}],
      ["10", {row: 1, column: 2}],
      ["13", {row: 0, column: 0}],
    ]);
    expect([...tilesOf({places: [whole, place("03"), place("01")]})]).toEqual([
      ["03", {row: 0, column: 0}],
      ["01", {row: 1, column: 0}],
    ]);
    expect(tilesOf(manifest)).toBe(tileGrid);
  });

  it("have no deciles where there are fewer than ten, and that is what is said", () => {
    const of = (count: number) => {
      const regions = regionsFor(view());
      const places = regions.manifest.places.slice(0, count + 1);
      return regionDeciles({...regions, manifest: {...regions.manifest, places}}, view());
    };
    expect(of(9)).toMatchObject({
      title: "Startade sjukfall per 1\u00a0000 invånare 16–64 år, per månad: för få regioner för deciler",
      chart: null,
      nothing: "Deciler räknas när utgåvan har minst 10 regioner. Här är de 9.",
    });
    expect(of(10).chart).not.toBeNull();
  });
});

/** Relative luminance of WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

it("can be read on every class of the map, and tells each class from the next by its lightness alone", () => {
  for (const {fill, ink} of classes) {
    const [light, dark] = [luminance(fill), luminance(ink)].sort((a, b) => b - a) as [number, number];
    expect((light + 0.05) / (dark + 0.05)).toBeGreaterThanOrEqual(4.5);
  }
  const lightness = classes.map(({fill}) => luminance(fill));
  expect([...lightness].sort((a, b) => b - a)).toEqual(lightness);
});

import {describe, expect, it} from "vitest";
import {auditTable, remarkSentences} from "../../../../src/components/protectionAudit.js";
import {cellKindTable, errorTable} from "../../../../src/components/protectionErrors.js";
import {factRows, summarySentences} from "../../../../src/components/protectionFacts.js";
import {coarsenedSentences, grainTable, withheldTable} from "../../../../src/components/protectionGroups.js";
import {
  countErrorModel,
  finePercent,
  goalsInWords,
  goalTable,
  heldInWords,
  shareErrorModel,
  sizeInWords,
} from "../../../../src/components/utilityModels.js";
import {intervalSentences} from "../../../../src/components/workedExample.js";
import type {AuditAccount} from "../../../../src/contract/auditAccount.js";
import type {Manifest} from "../../../../src/contract/release.js";
import type {Utility} from "../../../../src/contract/utility.js";
import {manifest} from "../country.js";

const audit: AuditAccount = {
  ...{cells: 108_560, tables: 115, margins: 65_873, releases: 1, compared: 90, files: 116},
  ...{unknowns: 15_025, equations: 132, rank: 132, derivable: 0, solves: 7, withoutWholeProof: 0},
  ...{units: 210, unitEquations: 3, narrowed: 0},
  remarks: [],
};
const [first] = manifest.families;
if (!first) throw new RangeError("the country has a family");
const errors = {
  ...{exact: 90, rounded: 10, toZero: 40, smallShare: 25, changedShare: 12.5},
  cells: {mean: 1.5, rmse: 2, greatest: 4},
  margins: [
    {over: ["month"], weight: 10, sums: 36, error: {mean: 2.5, rmse: 3, greatest: 9}},
    {over: ["month", "region", "diagnosis:parent"], weight: 1, sums: 99},
  ],
};
const told: Manifest = {
  ...manifest,
  dimensions: {
    ...manifest.dimensions,
    month: {title: "Månad", codes: []},
    region: {title: "Region", codes: []},
  },
  settings: {...manifest.settings, thresholdsSetBy: "dataskyddsombudet", thresholdsSetOn: "2025-03-01"},
  families: [
    {...first, title: "Startade sjukfall", report: {...first.report, cells: 100, cellsAtBase: 8, errors}},
  ],
  audit,
};

describe("the disclosure report in words", () => {
  it("says what was attacked, with the figures of the release", () => {
    expect(summarySentences(told).at(-1)).toBe(
      "Innan utgåvan lades ut angreps den av ett program som inte delar någon kod med det som skyddar. Det prövade 108\u00a0560 tal i 115 tabeller och fann inget sätt att räkna ut mer än reglerna tillåter.",
    );
    expect(summarySentences(manifest).at(-1)).toContain("äldre version");
  });

  it("says who set the thresholds and when, and what a release of before does not tell", () => {
    const facts = new Map(factRows(told));
    expect(facts.get("Trösklar enligt")).toBe("Dataskyddsombudet");
    expect(facts.get("Beslutade")).toBe("1 mars 2025");
    const before = new Map(factRows({...manifest, settings: {}}));
    expect(before.get("Trösklar enligt")).toBe("framgår inte av utgåvan");
    expect(before.get("Beslutade")).toBe("ingen dag angiven");
    expect(before.get("Bygger vidare på")).toBe("framgår inte av utgåvan");
  });

  it("says which release is followed, that none is, or that the key is new", () => {
    const follows = (more: Partial<Manifest["disclosure"]>) =>
      new Map(factRows({...told, disclosure: {...told.disclosure, ...more}})).get("Bygger vidare på");
    expect(follows({follows: "2025.02.0"})).toBe("utgåva 2025.02.0: oförändrade celler står kvar");
    expect(follows({follows: null})).toBe("ingen tidigare utgåva");
    expect(follows({follows: null, newKey: true})).toContain("nyckeln är ny");
  });

  it("never calls a secret key public", () => {
    const {disclosure} = told;
    const key = (keyIsPublic: boolean) =>
      new Map(factRows({...told, disclosure: {...disclosure, keyIsPublic}})).get("Nyckel");
    expect(key(false)).toMatch(/^hemlig/);
    expect(key(true)).toContain("offentlig");
  });
});

describe("the tables of the disclosure report", () => {
  it("has cells by kind and the share that was changed; cells at 0 only where the key is public", () => {
    const disclosed = (keyIsPublic: boolean) =>
      cellKindTable({...told, disclosure: {...told.disclosure, keyIsPublic}});
    expect(disclosed(true).rows).toEqual([["Startade sjukfall", 100, 90, 10, 8, 40, 0.25, 0.125]]);
    expect(disclosed(false).columns.map(({name}) => name)).not.toContain("till_noll");
    expect(disclosed(false).rows).toEqual([["Startade sjukfall", 100, 90, 10, 8, 0.25, 0.125]]);
  });

  it("leaves open what a release of before does not tell", () => {
    expect(cellKindTable(manifest).rows[0]?.slice(2, 4)).toEqual([null, null]);
    expect(errorTable(manifest).rows).toEqual([]);
  });

  it("has the error of small cells and of each kind of sum, named in Swedish", () => {
    expect(errorTable(told).rows).toEqual([
      ["Startade sjukfall", "små celler, var för sig", null, 1.5, 2, 4],
      ["Startade sjukfall", "summor efter månad", 36, 2.5, 3, 9],
      ["Startade sjukfall", "summor efter månad, region och diagnosgrupp", 99, null, null, null],
    ]);
    expect(errorTable(told, 10).rows).toHaveLength(2);
  });

  it("has every figure of the audit", () => {
    const {remarks, ...figures} = audit;
    const shown = auditTable(audit).rows.map((row) => row[2]);
    expect(remarks).toEqual([]);
    expect([...shown].sort()).toEqual([...Object.values(figures), 0].sort());
  });

  it("names a table by its title where the audit names its file", () => {
    const remarks = [`tables/${first.id}.parquet: 3 grupper.`, "tables/gone.parquet: går inte att läsa."];
    expect(remarkSentences({...told, audit: {...audit, remarks}})).toEqual([
      "”Startade sjukfall”: 3 grupper.",
      "tables/gone.parquet: går inte att läsa.",
    ]);
    const many = ["tables/gone.parquet: 382 grupper (4485 i allt) i 2025 års celler."];
    expect(remarkSentences({...told, audit: {...audit, remarks: many}})).toEqual([
      "tables/gone.parquet: 382 grupper (4\u00a0485 i allt) i 2025 års celler.",
    ]);
    const official = [{id: "intyg-lan", title: "Intyg per län"}] as NonNullable<Manifest["official"]>;
    const total = ["official/intyg-lan.parquet: det går inte att visa totalen."];
    expect(remarkSentences({...told, official, audit: {...audit, remarks: total}})).toEqual([
      "”Intyg per län”: det går inte att visa totalen.",
    ]);
  });

  it("names the tables where categories are withheld", () => {
    const group = {
      ...{identifying: ["region"], sensitive: ["diagnosis"], code: ".."},
      withheld: [{family: first.id, dimension: "diagnosis", cells: 3, events: 25}],
    };
    const withheld = withheldTable({...told, disclosure: {...told.disclosure, group}});
    expect(withheld.rows).toEqual([["Startade sjukfall", "Diagnos", 3, 25]]);
  });

  it("says what was made coarser: dimensions, and units counted together", () => {
    const level = {dimension: "age", level: "two-bands", as: "age_two_bands"};
    const dimensions = {...manifest.dimensions, age_two_bands: {title: "Ålder, två grupper", codes: []}};
    const of = (coarsened: Manifest["coarsened"]) => coarsenedSentences({...told, dimensions, coarsened});
    expect(of([{kind: "level", family: first.id, ...level}])).toEqual([
      "Tabellen ”Startade sjukfall” har en grövre indelning än den kunde ha haft: ålder i två grupper.",
    ]);
    const units = {kind: "units", family: first.id, smallest: 20, own: 7, byType: 3, byRegion: 2} as const;
    expect(of([units])[1]).toMatch(/har 7 enheter egna rader.*färre än 20 personer.*3 grupper.*2 för det/);
    expect(of(undefined)[0]).toContain("äldre version");
  });

  it("counts the values of each dimension, and not those of units, which a page does not load", () => {
    const dimensions = {...manifest.dimensions, care_unit: {title: "Enhet", codes: []}};
    const rows = grainTable({families: manifest.families, dimensions}).rows;
    expect(rows.find(([title]) => title === "Kön")?.[1]).toBe(3);
    expect(rows.find(([title]) => title === "Enhet")?.[1]).toBeNull();
  });
});

describe("the intervals of the worked example", () => {
  it("are those of the functions that the diagrams use", () => {
    // R, as at shareInterval: ri(37, 2) is 29.00, 63.03; sr(7, 0, 37, 2) 0.1111, 0.4789; sh(7, 0, 37, 2) 0.0667, 0.5168
    expect(intervalSentences(5)).toEqual([
      expect.stringContaining("Antalet 37 har ett band från 29,0 till 63,0."),
      expect.stringMatching(/7 av 37, alltså 18,9\u00a0%.*mellan 11,1 och 47,9 procent/),
      expect.stringContaining("mellan 6,7 och 51,7 procent"),
    ]);
  });
});

const utility: Utility = {
  margins: [
    {
      ...{id: "unit", title: "Enhet och år", families: ["unit_certificates"]},
      counts: [
        {
          ...{from: 5, to: 9, cells: 10, exact: 0, meanAbsolute: 2, rmse: 3, greatest: 5},
          ...{relativeRmse: 0.4, relativeWithin95: 0.8, held: 9},
        },
        {
          ...{from: 100, to: 199, cells: 30, exact: 6, meanAbsolute: 1, rmse: 2, greatest: 6},
          ...{relativeRmse: 0.004, relativeWithin95: 0.02, held: 30},
        },
      ],
      shares: [
        {from: 200, to: null, shares: 20, rmse: 0.01, within95: 0.02, greatest: 0.05, within2: 19, held: 20},
      ],
    },
  ],
  goals: [
    {id: "unit-counts", title: "Antal", is: "at most", limit: 0.05, value: 0.004, of: 30},
    {id: "region-counts", title: "Antal", is: "at most", limit: 0.01, value: 0, of: 0},
    {id: "unit-shares", title: "Andelar", is: "at least", limit: 0.95, value: 0.949, of: 20},
  ],
};
const withUtility: Manifest = {...told, utility};

describe("how near the truth the counts lie", () => {
  it("tells which goals are reached, at both sides of a limit, and which cannot be tried", () => {
    expect(goalTable(withUtility).rows.map((row) => [row[1], row[2], row.at(-1)])).toEqual([
      ["högst 5,0\u00a0%", "0,40\u00a0%", "✓ ja"],
      ["högst 1,0\u00a0%", null, "för få att pröva"],
      ["minst 95,0\u00a0%", "94,9\u00a0%", "✗ nej"],
    ]);
    expect(goalsInWords(withUtility)).toBe("1 av 2 mål som går att pröva är uppfyllda.");
  });

  it("draws counts from ten up, and lists all of them", () => {
    const model = countErrorModel(withUtility);
    expect(model.chart?.kind === "shares" && model.chart.categories).toEqual(["100–199"]);
    expect(model.chart?.points).toEqual([{series: "unit", category: 0, value: 0.004, low: 0, high: 0.02}]);
    expect(model.table.rows.map((row) => row[1])).toEqual(["5–9", "100–199"]);
    expect(model.title).toBe("Antal från 100 skiljer sig typiskt 0,40\u00a0% för en enhet och ett år");
    expect(model.alternative).toContain(model.title);
  });

  it("tells the share of shares that are near enough", () => {
    const model = shareErrorModel(withUtility);
    expect(model.title).toMatch(/^94,9\u00a0% av andelarna/);
    expect(model.table.rows[0]?.[1]).toBe("200 eller fler");
  });

  it("adds up how often bands and intervals hold", () => {
    expect(heldInWords(utility)).toBe(
      "Det sanna antalet ligger i bandet för 97,5\u00a0% av 40 antal. Den sanna andelen ligger i intervallet för 100,0\u00a0% av 20 andelar, när bara avrundningen räknas.",
    );
  });

  it("shows nothing of a release of real certificates, and says why", () => {
    const real = {...manifest, synthetic: false};
    expect(goalsInWords(real)).toContain("skillnaden skulle röja dem");
    expect(countErrorModel(real).chart).toBeNull();
    expect(shareErrorModel(real).table.rows).toEqual([]);
  });

  it("writes small percentages with two decimals, and sizes in words", () => {
    expect([0, 0.0004, 0.0099, 0.01].map(finePercent)).toEqual(
      ["0,0", "0,04", "0,99", "1,0"].map((text) => `${text}\u00a0%`),
    );
    expect(sizeInWords({from: 5_000, to: null})).toBe("5\u00a0000 eller fler");
  });
});

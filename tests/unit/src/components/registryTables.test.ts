import {describe, expect, it} from "vitest";
import {subUnitsByRegion} from "../../../../src/components/registryModels.js";
import {registrySentences} from "../../../../src/components/registryTables.js";
import type {Registry} from "../../../../src/contract/release.js";

const types = {vardcentral: 3, okand: 1};
const registry: Registry = {
  definition: "care-unit",
  types: [
    {id: "vardcentral", title: "Vårdcentral"},
    {id: "okand", title: "Okänd typ"},
  ],
  statuses: [
    {id: "listed", title: "I registret den dagen"},
    {id: "absent", title: "Finns inte i registret"},
  ],
  regions: [
    {
      ...{
        code: "10",
        title: "Region Blekinge",
        units: 4,
        careUnits: 2,
        subUnits: 1,
        subUnitsPerCareUnit: 0.5,
      },
      ...{types, compared: 2, certificates: {listed: 90}, certificatesAtBase: {listed: 2}},
    },
    {
      ...{code: "21", title: "Region Gävleborg", units: 4, careUnits: 1, subUnits: 3, subUnitsPerCareUnit: 3},
      ...{types, compared: 1, certificates: {}},
    },
    {
      ...{code: "00", title: "Okänd region", units: 0, careUnits: 0, subUnits: 0, subUnitsPerCareUnit: null},
      ...{types: {}, compared: 0, certificates: {absent: 10}},
    },
  ],
};

describe("the registry in words", () => {
  it("says what is compared, how uneven it is and how much rests on it", () => {
    expect(registrySentences({registry, disclosure: {base: 5}})).toEqual([
      "I den här utgåvan jämförs vårdenheten så som vårdgivaren har registrerat den i HSA.",
      "Registret har 8 enheter den dag uttaget gjordes.",
      "En vårdenhet har i genomsnitt 0,5 underenheter i Region Blekinge och 3,0 i Region Gävleborg.",
      "75,0\u00a0% av enheterna har fått en typ.",
      // R: sh(90, 2, 100, 2), as at shareInterval: 0.7320490507546, 0.9493050265676
      "90,0\u00a0% av intygen (mellan 73,2 och 94,9 procent) kommer från en enhet som fanns i registret den dag intyget skrevs under.",
    ]);
  });

  it("names one region once where no other has care units", () => {
    const one = {...registry, regions: registry.regions.slice(1, 2)};
    expect(registrySentences({registry: one, disclosure: {base: 5}})).toContain(
      "En vårdenhet har i genomsnitt 3,0 underenheter i Region Gävleborg.",
    );
    expect(subUnitsByRegion({registry: one, extractDate: "2025-03-31"}).title).toBe(
      "En vårdenhet har i genomsnitt 3,0 underenheter i Region Gävleborg",
    );
  });

  it("says so where there is no registry", () => {
    expect(registrySentences({registry: null, disclosure: {base: 5}})).toEqual([
      "Källan till den här utgåvan hade inget register över vårdenheter.",
    ]);
  });
});

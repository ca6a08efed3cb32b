import {describe, expect, it} from "vitest";
import {processInWords, processSteps, tablesElsewhere} from "../../../../src/components/processModel.js";
import type {FamilyDescription} from "../../../../src/contract/release.js";
import {manifest} from "../country.js";

const [started] = manifest.families;
if (started === undefined) throw new RangeError("expected a family");
const family = (id: string, title: string, events?: string): FamilyDescription => {
  const {dimensions, report, unit, description} = started;
  return {id, title, unit, description, dimensions, report, ...(events !== undefined && {events})};
};
const families = [
  family("certificates", "Intyg och kompletteringar", "certificates"),
  family("unit_certificates", "Intyg per enhet", "certificates"),
  family("started", "Startade sjukfall", "started"),
  family("ongoing", "Pågående sjukfall", "ongoing"),
  family("ended", "Avslutade sjukfall", "ended"),
  family("requests", "Begäran om komplettering", "requests"),
  family("request_questions", "Frågor i begäran om komplettering", "questions"),
  family("measures", "Åtgärder", "measures"),
];
const release = {families, settings: manifest.settings};

describe("processSteps(manifest)", () => {
  const steps = processSteps(release);
  const titles = (step: number) => steps[step - 1]?.tables.map(({title}) => title);

  it("places each table of the release where its events happen", () => {
    expect(titles(3)).toEqual(["Intyg och kompletteringar", "Intyg per enhet", "Startade sjukfall"]);
    expect(steps[3]?.tables).toEqual([
      {title: "Begäran om komplettering", page: "kompletteringspraxis/riket"},
      {title: "Frågor i begäran om komplettering", page: "kompletteringspraxis/riket"},
    ]);
    expect(titles(6)).toEqual(["Pågående sjukfall"]);
    expect(titles(7)).toEqual(["Avslutade sjukfall"]);
  });

  it("places nothing in the sick-pay period nor in the decision: they are in no release", () => {
    for (const {outside, tables} of steps) if (outside) expect(tables).toEqual([]);
    const unseen = steps.filter(({outside}) => outside).map(({actor}) => actor);
    expect(unseen).toEqual(["Personen", "Arbetsgivaren", "Försäkringskassan"]);
  });

  it("knows the tables of releases that do not tell what they count", () => {
    const old = families.map(({id, title}) => family(id, title));
    expect(processSteps({...release, families: old}).map(({tables}) => tables.length)).toEqual([
      ...[0, 0, 3, 0, 0, 1, 1],
    ]);
  });

  it("says which tables have no place in the picture, instead of leaving them out in silence", () => {
    expect(tablesElsewhere(release)).toEqual([{title: "Åtgärder", page: "insatser/riket"}]);
  });

  it("tells the gap that the release was linked with", () => {
    expect(steps[5]?.text).toContain("högst 5 dagar");
    expect(processSteps({...release, settings: {maxGap: 14}})[5]?.text).toContain("högst 14 dagar");
  });
});

describe("processInWords(steps)", () => {
  it("tells every step, its actor and its tables, and what cannot be seen", () => {
    const words = processInWords(processSteps(release));
    expect(words).toContain(
      "Steg 3, Vården: Läkaren skriver läkarintyg. Räknas i Intyg och kompletteringar, Intyg per enhet och Startade sjukfall.",
    );
    expect(words).toContain("Steg 5, Försäkringskassan: Beslutar om sjukpenning. Syns inte i utgåvan.");
    expect(words.match(/Steg \d/g)).toHaveLength(7);
  });
});

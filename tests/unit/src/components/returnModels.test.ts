import {describe, expect, it} from "vitest";
import {contactWishesOverTime} from "../../../../src/components/contactWishesOverTime.js";
import {coordinatedBySpan} from "../../../../src/components/coordinatedBySpan.js";
import {coordinationCurve} from "../../../../src/components/coordinationCurve.js";
import type {DiagramModel} from "../../../../src/components/diagramModel.js";
import {measureOverTime} from "../../../../src/components/measureOverTime.js";
import {measuresNamed} from "../../../../src/components/measuresNamed.js";
import {prognosesMade} from "../../../../src/components/prognosesMade.js";
import {sjukfallMeasures} from "../../../../src/components/sjukfallMeasures.js";
import {treatmentsStated} from "../../../../src/components/treatmentsStated.js";
import {initialView} from "../../../../src/components/viewState.js";
import {everything, type View} from "../../../../src/contract/view.js";
import {shareOfOther} from "../../../../src/measures/shareOfOther.js";
import {table} from "../country.js";
import {manifest, returns} from "../returns.js";

const skane = returns("skane");
const riket = returns("riket");
const view = (changes: Partial<View> = {}): View => ({...initialView(manifest), ...changes});
const linesOf = ({chart}: DiagramModel) => (chart?.kind === "lines" ? chart : undefined);
const rowOf = ({table: {rows}}: DiagramModel<unknown>, ...start: readonly (string | number)[]) =>
  rows.find((row) => start.every((value, i) => row[i] === value));

describe("measuresNamed", () => {
  it("has each measure's share of all certificates on the version, what is no measure last and grey", () => {
    const model = measuresNamed(skane, view(), "1");
    expect(model.chart).toMatchObject({
      categories: [
        ...["Arbetsträning", "Åtgärder med egna ord (fråga 44)", "Kontakt med företagshälsovård"],
        "Åtgärder är inte aktuella",
      ],
    });
    // 300 of 1,000 in two quarters and 120 of 400 in the third.
    expect(rowOf(model, "Arbetsträning", "Skåne")?.slice(2, 5)).toEqual([2400, 720, 0.3]);
    const {interval} = shareOfOther({n: 720, atBase: 0}, {n: 2400, atBase: 0}, manifest.disclosure.base);
    expect(rowOf(model, "Arbetsträning", "Skåne")?.slice(5)).toEqual(interval);
    expect(model.title).toBe(
      "Version 1: oftast anges arbetsträning, 30,0 % av intygen i Skåne och 30,0 % i riket",
    );
  });

  it("tells of version 2 that something is written, in its own chart", () => {
    const model = measuresNamed(riket, view(), "2");
    expect(model.title).toBe(
      "Version 2: läkaren skriver om åtgärder med egna ord i 40,0 % av intygen i riket",
    );
    expect(model.table.rows.map(([name]) => name)).toEqual([
      ...["Åtgärder med egna ord (fråga 44)", "Ingen åtgärd angiven"],
    ]);
  });

  it("says why it draws nothing where the period has no certificate on the version", () => {
    const model = measuresNamed(riket, view({last: "2025-06"}), "2");
    expect(model.chart).toBeNull();
    expect(model.title).toBe("Åtgärder på version 2: inget helt kvartal i perioden");
    expect(model.nothing).toContain("inget helt kvartal med intyg på version 2");
  });
});

describe("measureOverTime", () => {
  it("follows the commonest measure of the list, and ends it where the form was changed", () => {
    const model = measureOverTime(riket, view());
    const chart = linesOf(model);
    expect(model.title).toBe("Arbetsträning anges i 30,0 % av intygen i riket (version 1, kvartal 1–3 2025)");
    expect(chart?.breaks).toEqual([{x: 2, label: "Ny blankett"}]);
    expect(chart?.points.map(({x}) => x)).toEqual([0, 1, 1.85]);
    expect(model.notes.join(" ")).toContain("Linjen slutar där blanketten byttes");
  });

  it("has a point for each version on its own side of the change, where both have the question", () => {
    const chart = linesOf(measureOverTime(riket, view({support: "text"})));
    expect(chart?.points.map(({x, value}) => [x, value])).toEqual([
      ...[
        [0, 0.2],
        [1, 0.2],
        [1.85, 0.2],
      ],
      ...[
        [2.15, 0.4],
        [3, 0.4],
      ],
    ]);
  });

  it("tells of no measure that is chosen and never named", () => {
    const only = {
      ...riket,
      measures: {...riket.measures, nation: table(["quarter", "version", "measure"], [])},
    };
    expect(measureOverTime(only, view()).title).toBe(
      "Inget intyg i riket anger någon åtgärd ur listan under perioden",
    );
  });

  it("says of a period that has no whole quarter on a form with the list that none is, not that no certificate names a measure", () => {
    for (const support of [everything, "ARBETSTRANING"]) {
      const {title, nothing, chart, nearest} = measureOverTime(riket, view({first: "2025-10", support}));
      expect(chart).toBeNull();
      expect(title).toMatch(/: inga intyg i perioden på en blankett som frågar$/);
      expect(nothing).toBe(
        "Den valda perioden har inget helt kvartal med intyg på version 1 av blanketten. Välj en annan period.",
      );
      // The list was on the form until August.
      expect(nearest?.title).toBe("Visa kvartal 3 2025, det närmaste kvartalet som kan visas");
    }
  });
});

describe("contactWishesOverTime", () => {
  it("is a share of all certificates on each version, broken at the change of form", () => {
    const model = contactWishesOverTime(skane.support, view());
    expect(linesOf(model)?.breaks).toHaveLength(1);
    expect(rowOf(model, "2025-Q3", "1", "Skåne")?.slice(3, 6)).toEqual([400, 40, 0.1]);
    expect(rowOf(model, "2025-Q3", "2", "Riket")?.slice(3, 6)).toEqual([1200, 120, 0.1]);
    expect(model.title).toContain(
      "tar kontakt i 10,0 % av intygen i Skåne och 10,0 % i riket (version 2, kvartal 3–4 2025)",
    );
  });
});

describe("treatmentsStated and prognosesMade", () => {
  it("take the treatments of version 1 together first, and those of version 2 as they are asked", () => {
    const first = treatmentsStated(riket.support, view(), "1");
    expect(first.table.rows.map(([name, , , , share]) => [name, share])).toEqual([
      ["Någon behandling är angiven", 0.6],
      ["Bara pågående", 0.1],
      ["Båda", 0.5],
      ["Ingen behandling angiven", 0.4],
    ]);
    expect(first.title).toBe("Version 1. Någon behandling är angiven: 60,0 % i riket");
    const second = treatmentsStated(riket.support, view(), "2");
    expect(second.table.rows.map(([name, , , , share]) => [name, share])).toEqual([
      ["Pågående eller planerad", 0.6],
      ["Ingen behandling angiven", 0.4],
    ]);
  });

  it("tell the prognosis of each version apart", () => {
    const model = prognosesMade(skane.support, view(), "1");
    expect(model.title).toBe("Version 1. Åter helt efteråt: 50,0 % i Skåne och 50,0 % i riket");
    expect(rowOf(model, "Oklar", "Skåne")?.slice(2, 5)).toEqual([2400, 1200, 0.5]);
  });
});

describe("sjukfallMeasures", () => {
  it("counts sjukfall whose certificates are all on the version, of each length and together", () => {
    const model = sjukfallMeasures(riket.sjukfall, view(), "1");
    expect(rowOf(model, "Alla längder")?.slice(2, 5)).toEqual([1400, 3000, 1400 / 3000]);
    expect(rowOf(model, "181-365 dagar")?.slice(2, 5)).toEqual([800, 1000, 0.8]);
    expect(rowOf(sjukfallMeasures(riket.sjukfall, view(), "2"), "Alla längder")?.slice(2, 5)).toEqual([
      200, 400, 0.5,
    ]);
  });
});

describe("messages on working together", () => {
  it("are shares of all sjukfall of a length", () => {
    const model = coordinatedBySpan(riket.coordination, view(), "first_meeting");
    expect(rowOf(model, "Alla längder")?.slice(2, 5)).toEqual([400, 5000, 0.08]);
    expect(rowOf(model, "366- dagar")?.slice(2, 5)).toEqual([100, 700, 1 / 7]);
    expect(rowOf(model, "1-90 dagar")?.[4]).toBe(0);
    expect(model.title).toBe(
      "Avstämningsmöte nämns i ett meddelande i de längsta sjukfallen (366- dagar): 14,3\u00a0% i riket",
    );
  });

  it("are told of sjukfall of all lengths where the longest are too few", () => {
    const dimensions = ["year", "span", "first_meeting", "first_contact"];
    const rows = ["2025 1-90 none none 900", "2025 1-90 1-90 none 100", "2025 366- 1-90 none 5"];
    const few = {...riket.coordination, own: table(dimensions, rows)};
    // 105 of 1,005.
    expect(coordinatedBySpan(few, view(), "first_meeting").title).toBe(
      "Avstämningsmöte nämns i ett meddelande, i sjukfall av alla längder: 10,4\u00a0% i riket",
    );
  });

  it("come to long sjukfall by the day, as a share of all that are long", () => {
    const model = coordinationCurve(riket.coordination, view(), "first_meeting");
    // 50, then 150, then 200 of 500 sjukfall over 180 days.
    expect(model.chart?.points.map(({day, value}) => [day, value])).toEqual([
      ...[
        [90, 0.1],
        [180, 0.3],
        [365, 0.4],
      ],
    ]);
    expect(model.title).toBe(
      "Inom 180 dagar har 30,0 % av de långa sjukfallen i riket ett meddelande om avstämningsmöte",
    );
  });

  it("are not said to be 0 per cent where a small number may be published as 0", () => {
    const dimensions = ["year", "span", "first_meeting", "first_contact"];
    const own = table(dimensions, ["2025 366- none none 500"]);
    const nation = table(dimensions, ["2025 366- none none 900", "2025 366- 1-90 none 100"]);
    const model = coordinationCurve({...skane.coordination, own, nation}, view(), "first_meeting");
    expect(model.title).toBe(
      "Inga meddelanden om avstämningsmöte inom 180 dagar är publicerade för de långa sjukfallen i Skåne",
    );
    expect(model.notes[0]).toMatch(
      /^Andelarna ligger mellan 0,0 och \d,\d procent i Skåne och mellan 8,\d och 12,\d procent i riket\.$/,
    );
  });

  it("may lack in the source, which is told and not taken for none", () => {
    const notes = coordinationCurve(riket.coordination, view(), "first_contact").notes.join(" ");
    expect(notes).toContain(
      "Utgåvan har inga meddelanden om kontakt. Det kan betyda att källan inte lämnar dem.",
    );
    for (const {title, chart} of [
      coordinationCurve(riket.coordination, view(), "first_contact"),
      coordinatedBySpan(riket.coordination, view(), "first_contact"),
    ]) {
      expect(title).toBe("Utgåvan har inga meddelanden om kontakt");
      expect(chart).toBeNull();
    }
  });
});

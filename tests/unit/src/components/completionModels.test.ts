import {describe, expect, it} from "vitest";
import {contrastHeadline} from "../../../../src/components/contrastHeadline.js";
import {daysToAnswer} from "../../../../src/components/daysToAnswer.js";
import {daysToRequest} from "../../../../src/components/daysToRequest.js";
import {formBreaks} from "../../../../src/components/formBreak.js";
import {questionOverTime} from "../../../../src/components/questionOverTime.js";
import {questionsAsked} from "../../../../src/components/questionsAsked.js";
import {requestMaturity} from "../../../../src/components/requestMaturity.js";
import {requestsByGroup} from "../../../../src/components/requestsByGroup.js";
import {requestsOverTime} from "../../../../src/components/requestsOverTime.js";
import {requestsYearOnYear} from "../../../../src/components/requestsYearOnYear.js";
import type {DiagramModel} from "../../../../src/components/diagramModel.js";
import {initialView} from "../../../../src/components/viewState.js";
import type {View} from "../../../../src/contract/view.js";
import {shareInterval} from "../../../../src/measures/shareInterval.js";
import {shareOfOther} from "../../../../src/measures/shareOfOther.js";
import {completions, manifest} from "../completions.js";
import {table} from "../country.js";

const skane = completions("skane");
const riket = completions("riket");
const view = (changes: Partial<View> = {}): View => ({...initialView(manifest), ...changes});
// By hand: 80 of 90 requests came within 30 days and 10 within 31–60: 95 of 100 after 30 + 30 · 5.5/10 = 46.5 days.
const maturity = {is: "known", days: 47} as const;
const exact = (n: number) => ({n, atBase: 0});
const linesOf = ({chart}: DiagramModel) => (chart?.kind === "lines" ? chart : undefined);

describe("requestMaturity(requests)", () => {
  it("is the time that 95 of 100 requests in the country take, on quarters old enough", () => {
    expect(requestMaturity(skane.requests)).toEqual(maturity);
  });

  it("leaves out quarters so young that only quick requests have come", () => {
    const young = "2025-Q4 2 0-7 none 10000";
    const nation = table(
      ["quarter", "version", "waited", "answered"],
      ["2025-Q1 1 0-7 none 50", "2025-Q1 1 8-14 none 50", young],
    );
    // 90 % of the way through the second band, which reaches from day 7 to day 14: 13.3 days.
    expect(requestMaturity({...skane.requests, nation})).toEqual({is: "known", days: 14});
  });

  it("cannot tell from a release whose quarters are all young", () => {
    const nation = table(["quarter", "version", "waited", "answered"], ["2025-Q4 2 0-7 none 10000"]);
    expect(requestMaturity({...skane.requests, nation})).toEqual({is: "unknown"});
  });
});

describe("a maturity that the counts cannot tell", () => {
  const longer = {is: "longer", than: 60} as const;

  it("leaves no month known to be mature: all are hollow, and no headline tells of them", () => {
    const model = requestsOverTime(skane.certificates, view(), longer);
    expect(linesOf(model)?.points.every(({preliminary}) => preliminary)).toBe(true);
    expect(model.title).toBe(
      "Andel intyg med begäran om komplettering: det går inte att säga vilka månader som är färdiga",
    );
    expect(model.notes.join(" ")).toContain("det tar mer än 60 dagar innan 95 av 100 har kommit");
    expect(requestsOverTime(skane.certificates, view(), {is: "unknown"}).notes.join(" ")).toContain(
      "När 95 av 100 har kommit går inte att säga",
    );
  });

  it("is told beside every figure of groups and questions", () => {
    const groups = requestsByGroup(skane.certificates, view(), longer, "sex");
    expect(groups.notes.join(" ")).toContain("Ingen av periodens månader är säkert färdig.");
    const questions = questionsAsked(skane, view(), longer, "1");
    expect(questions.notes.join(" ")).toContain("Inget av periodens kvartal är säkert färdigt.");
    expect(questionOverTime(skane, view(), longer).title).toBe(
      "Begäran om aktivitetsbegränsning: det går inte att säga vilka kvartal som är färdiga",
    );
    expect(requestsYearOnYear(skane.certificates, view(), longer).title).toBe(
      "Andel intyg med begäran om komplettering i Skåne, 2025",
    );
  });
});

describe("requestsOverTime(certificates, view, maturity)", () => {
  const model = requestsOverTime(skane.certificates, view(), maturity);

  it("takes the share of the certificates of each month, with its interval, beside the nation's", () => {
    const [low, high] = shareInterval(exact(30), exact(300), 5).interval;
    expect(model.table.rows[0]).toEqual(["2024-01", "Skåne", 300, 30, 0.1, low, high, "nej"]);
    expect(model.table.rows[1]?.slice(0, 5)).toEqual(["2024-01", "Riket", 600, 60, 0.1]);
    expect(model.table.rows).toHaveLength(48);
    expect(linesOf(model)?.unit).toBe("share");
  });

  it("tells of the latest mature months on one version of the form, never across the change", () => {
    expect(model.title).toBe(
      "Av intygen från augusti–november 2025 har 13,3\u00a0% i Skåne och 13,3\u00a0% i riket fått en begäran om komplettering",
    );
    expect(model.notes[0]).toMatch(
      /^Andelarna i rubriken ligger mellan 11,\d och 15,\d procent i Skåne och mellan/,
    );
    expect(model.alternative).toContain(model.notes[0]);
  });

  it("draws the change of form between July and August 2025, and cuts the line there", () => {
    expect(linesOf(model)?.breaks).toEqual([{x: 18.5, label: "Ny blankett"}]);
    expect(model.notes.join(" ")).toContain("Den 5 augusti 2025 fick blanketten en ny version");
    expect(linesOf(requestsOverTime(skane.certificates, view({last: "2025-07"}), maturity))?.breaks).toEqual(
      [],
    );
    expect(formBreaks(["2024", "2025"])).toEqual([{x: 0.5, label: "Ny blankett"}]);
    expect(formBreaks(["2025-Q3", "2025-Q4"])).toEqual([]);
  });

  it("marks months whose requests have not all come", () => {
    const [november, december] =
      linesOf(model)
        ?.points.filter(({series}) => series === "own")
        .slice(-2) ?? [];
    expect([november?.preliminary, december?.preliminary]).toEqual([false, true]);
    expect(model.notes.join(" ")).toContain("först efter omkring 47 dagar har 95 av 100 kommit");
    expect(
      requestsOverTime(skane.certificates, view({last: "2025-11"}), maturity).notes.join(" "),
    ).not.toContain("Ihåliga");
  });

  it("follows every choice that the certificates are divided by", () => {
    const men = requestsOverTime(skane.certificates, view({sex: "M", degree: "50"}), maturity);
    expect(men.table.rows[0]?.slice(2, 5)).toEqual([200, 10, 0.05]);
    expect(men.selection).toContain("kön: män; sjukskrivningsgrad: 50 procent");
    expect(model.selection).toContain("alla intyg");
  });

  it("takes quarters, or years, where shares of months would be mostly chance", () => {
    const months = skane.certificates.own.columns.get("month")?.codes ?? [];
    const small = {
      ...skane.certificates,
      own: table(
        ["month", "completed"],
        months.flatMap((month) => [`${month} 1 10`, `${month} 0 40`]),
      ),
    };
    const quarterly = requestsOverTime(small, view(), maturity);
    // 10 of 50 has an interval of more than 30 percentage points, 30 of 150 has not.
    expect(quarterly.table.rows[0]?.slice(0, 5)).toEqual(["2024-Q1", "Skåne", 150, 30, 0.2]);
    expect(quarterly.notes.join(" ")).toContain("Här visas i stället kvartal.");
    expect(linesOf(quarterly)?.breaks).toEqual([{x: 5.5, label: "Ny blankett"}]);
  });

  it("says so when nothing is published, and when no month is mature", () => {
    const empty = {
      ...riket.certificates,
      own: table(["month", "completed"], []),
      nation: table(["month", "completed"], []),
    };
    const {chart, nothing} = requestsOverTime(empty, view(), maturity);
    expect(chart).toBeNull();
    // Certificates are what is counted here.
    expect(nothing).toContain("alla publicerade tal i urvalet är 0. Det kan ändå finnas enstaka intyg.");
    const december = requestsOverTime(riket.certificates, view({first: "2025-12"}), maturity);
    expect(december.title).toBe(
      "Andel intyg med begäran om komplettering: periodens månader är inte färdiga",
    );
  });
});

describe("requestsYearOnYear(certificates, view, maturity)", () => {
  it("compares months that both years have on the same version of the form", () => {
    const model = requestsYearOnYear(skane.certificates, view(), maturity);
    expect(model.title).toBe(
      "Av intygen från januari–juli 2025 har 10,0\u00a0% i Skåne fått en begäran om komplettering, mot 10,0\u00a0% samma månader 2024: ingen säker skillnad",
    );
    expect(model.notes[0]).toMatch(/^Skillnaden mot 2024 ligger mellan −2,0 och 2,0 procentenheter\./);
    // Only certificates of 2025 are on both versions: those of 2024 are one line.
    expect(linesOf(model)?.breaks).toEqual([{x: 6.5, label: "Ny blankett 2025", series: "2025"}]);
    expect(model.notes.join(" ")).toContain("Linjen för 2025 är bruten där");
    expect(model.table.rows).toHaveLength(24);
  });

  it("has nothing to compare with in a period of one year", () => {
    const model = requestsYearOnYear(skane.certificates, view({first: "2025-01"}), maturity);
    expect(model.title).toBe("Andel intyg med begäran om komplettering i Skåne, 2025");
    expect(model.notes[0]).toContain("bara ett kalenderår");
  });
});

describe("requestsByGroup(certificates, view, maturity, division)", () => {
  it("takes the share within each group over the mature months together", () => {
    const model = requestsByGroup(skane.certificates, view(), maturity, "diagnosis");
    // 19 months of 20 and 4 of 30 of 100 each; 23 months of 10 of 200. December is not mature.
    expect(model.table.rows.map((row) => row.slice(0, 4))).toEqual([
      ["Psykiska sjukdomar", "Skåne", 2300, 500],
      ["Psykiska sjukdomar", "Riket", 4600, 1000],
      ["Somatiska sjukdomar", "Skåne", 4600, 230],
      ["Somatiska sjukdomar", "Riket", 9200, 460],
    ]);
    expect(model.title).toBe(
      "Begäran om komplettering i Skåne: från 5,0\u00a0% (somatiska sjukdomar) till 21,7\u00a0% (psykiska sjukdomar) av intygen",
    );
    expect(model.selection).toContain("Intyg från januari 2024–november 2025.");
    expect(model.notes.join(" ")).toContain("Periodens senaste månader är inte med");
  });

  it("sets aside a choice of what it compares, and follows the others", () => {
    const model = requestsByGroup(riket.certificates, view({sex: "K", degree: "100"}), maturity, "sex");
    expect(model.table.rows.map(([label]) => label)).toEqual(["Kvinnor"]);
    expect(model.notes.join(" ")).toContain("Ditt val av kön gäller inte här");
    expect(model.selection).toContain("sjukskrivningsgrad: 100 procent");
  });

  it("names degrees so that they are not taken for shares", () => {
    const {notes} = requestsByGroup(skane.certificates, view(), maturity, "degree");
    expect(notes[0]).toContain("procent för sjukskrivning på 100 procent");
  });

  it("draws no share that is too unsure, and puts it after the others in the table", () => {
    const few = [
      "2025-01 F00-F99 1 300",
      "2025-01 F00-F99 0 700",
      "2025-01 C00-D48 1 5",
      "2025-01 C00-D48 0 5",
    ];
    const own = table(["month", "diagnosis", "completed"], few);
    const model = requestsByGroup({...riket.certificates, own, nation: own}, view(), maturity, "diagnosis");
    expect(model.chart?.kind === "shares" && model.chart.categories).toEqual(["Psykiska sjukdomar"]);
    expect(model.table.rows.map(([label]) => label)).toEqual(["Psykiska sjukdomar", "Somatiska sjukdomar"]);
    expect(model.notes.at(-1)).toContain("ritas inte, men de står i tabellen");
  });

  it("counts the whole period, and says so, when none of its months is mature", () => {
    const model = requestsByGroup(skane.certificates, view({first: "2025-12"}), maturity, "age");
    expect(model.table.rows[0]?.slice(0, 4)).toEqual(["0–30 år", "Skåne", 100, 30]);
    expect(model.notes.join(" ")).toContain("Ingen av periodens månader är färdig");
  });
});

describe("contrastHeadline(rows, contrast)", () => {
  const contrast = {what: "Begäran", where: "i Skåne", among: "grupperna"};
  const row = (label: string, k: number, n: number) => {
    const [part, whole] = [exact(k), exact(n)];
    return {label, shares: [{part, whole, ...shareInterval(part, whole, 5)}]};
  };

  it("claims no difference where intervals overlap", () => {
    const {title} = contrastHeadline([row("A", 100, 1000), row("B", 110, 1000)], contrast);
    expect(title).toBe("Begäran i Skåne: inga säkra skillnader mellan grupperna");
  });

  it("calls a group the commonest only where its interval lies above every other", () => {
    const rows = [row("A", 100, 1000), row("B", 110, 1000), row("C", 300, 1000)];
    expect(contrastHeadline(rows, contrast).title).toBe(
      "Begäran i Skåne är vanligast för c: 30,0\u00a0% av intygen, mot 10,0\u00a0% (a) som lägst",
    );
    const near = [row("A", 100, 1000), row("B", 290, 1000), row("C", 300, 1000)];
    expect(contrastHeadline(near, contrast).title).toBe(
      "Begäran i Skåne: från 10,0\u00a0% (a) till 30,0\u00a0% (c) av intygen",
    );
  });

  it("names two that lie apart although the extremes do not", () => {
    // 120 of 1,000 lies above 4,500 of 50,000, and 12 of 150 may be as much as either.
    const rows = [row("A", 120, 1000), row("B", 4500, 50000), row("C", 12, 150)];
    expect(contrastHeadline(rows, contrast).title).toBe(
      "Begäran i Skåne: 12,0\u00a0% (a) mot 9,0\u00a0% (b) av intygen",
    );
  });

  it("says neither that nothing differs nor that one is the commonest where a group that is not drawn says otherwise", () => {
    const few = row("C", 9, 14);
    expect(contrastHeadline([row("A", 100, 1000), row("B", 110, 1000), few], contrast).title).toContain(
      "för få intyg",
    );
    expect(contrastHeadline([row("A", 100, 1000), row("B", 300, 1000), few], contrast).title).toBe(
      "Begäran i Skåne: från 10,0\u00a0% (a) till 30,0\u00a0% (b) av intygen",
    );
  });

  it("tells nothing of groups that are too few", () => {
    expect(contrastHeadline([row("A", 1, 4), row("B", 110, 1000)], contrast).title).toContain("för få intyg");
  });
});

describe("questionsAsked(families, view, maturity, version)", () => {
  it("divides by the certificates on that version of the form, whether asked about or not", () => {
    const model = questionsAsked(skane, view(), maturity, "1");
    // Six quarters of 900 certificates to June 2025 and 300 of the third: 60 a quarter about question 17.
    const {share} = shareOfOther(exact(420), exact(5700), 5);
    expect(model.table.rows[0]?.slice(0, 5)).toEqual(["Aktivitetsbegränsning", "Skåne", 5700, 420, share]);
    expect(model.table.rows.map(([label]) => label)).toEqual([
      ...["Aktivitetsbegränsning", "Aktivitetsbegränsning", "Funktionsnedsättning", "Funktionsnedsättning"],
      ...["Ingen fråga angiven", "Ingen fråga angiven"],
    ]);
    expect(model.title).toBe(
      "Version 1: begäran gäller oftast aktivitetsbegränsning, 7,4\u00a0% av intygen i Skåne och 7,4\u00a0% i riket",
    );
    expect(model.selection).toContain("Intyg från kvartal 1 2024–kvartal 3 2025.");
  });

  it("has room in its intervals for the rounding of both tables", () => {
    const model = questionsAsked(skane, view(), maturity, "1");
    expect(model.table.rows[0]?.slice(5)).toEqual([...shareOfOther(exact(420), exact(5700), 5).interval]);
  });

  it("stands in the nation's order where the place has too few certificates to tell one", () => {
    const few = table(["quarter", "version", "waited", "answered"], ["2024-Q1 1 never not-asked 5"]);
    const model = questionsAsked({...skane, requests: {...skane.requests, own: few}}, view(), maturity, "1");
    expect(model.table.rows[0]?.[0]).toBe("Aktivitetsbegränsning");
    expect(model.notes.join(" ")).toContain("Raderna står i ordning efter andelen i riket.");
  });

  it("leaves a quarter out that is not mature, and takes it where there is no other, and says so", () => {
    const both = questionsAsked(skane, view(), maturity, "2");
    expect(both.table.rows[0]?.slice(0, 4)).toEqual(["Prognos", "Skåne", 600, 60]);
    expect(both.notes.join(" ")).toContain("Periodens senaste kvartal är inte med");
    const young = questionsAsked(skane, view({first: "2025-10"}), maturity, "2");
    expect(young.table.rows[0]?.slice(0, 4)).toEqual(["Prognos", "Skåne", 900, 60]);
    expect(young.notes.join(" ")).toContain("Inget av periodens kvartal är färdigt.");
  });

  it("has nothing of a version that the period does not reach, and of choices that it cannot follow says so", () => {
    const model = questionsAsked(skane, view({last: "2024-12", sex: "K"}), maturity, "2");
    expect(model.chart).toBeNull();
    expect(model.nothing).toContain("version 2");
    expect(model.notes.join(" ")).toContain("frågorna i begärandena är inte uppdelade på kön");
  });
});

describe("questionOverTime(families, view, maturity)", () => {
  it("never joins the versions: the quarter of the change has a point for each, one on either side of the line", () => {
    const model = questionOverTime(skane, view(), maturity);
    const chart = linesOf(model);
    expect(chart?.breaks).toEqual([{x: 6, label: "Ny blankett"}]);
    const own = chart?.points.filter(({series}) => series === "own") ?? [];
    expect(own.map(({x}) => x)).toEqual([0, 1, 2, 3, 4, 5, 5.85, 6.15, 7]);
    expect(own.map(({value}) => value).slice(5, 8)).toEqual([60 / 900, 60 / 300, 30 / 600]);
    expect(
      model.table.rows
        .filter(([quarter, , place]) => quarter === "2025-Q3" && place === "Skåne")
        .map((row) => row.slice(0, 5)),
    ).toEqual([
      ["2025-Q3", "1", "Skåne", 300, 60],
      ["2025-Q3", "2", "Skåne", 600, 30],
    ]);
    // December is too young, so the quarter is; what is told is on the new form alone.
    expect(model.title).toBe(
      "Av intygen på version 2 från kvartal 3 2025 har 5,0\u00a0% i Skåne och 5,0\u00a0% i riket fått en begäran som gäller aktivitetsbegränsning",
    );
  });

  it("shows the chosen question, and otherwise the one that is asked about most", () => {
    expect(questionOverTime(skane, view(), maturity).notes.join(" ")).toContain(
      "aktivitetsbegränsning. Välj en annan",
    );
    const chosen = questionOverTime(skane, view({question: "39"}), maturity);
    expect(chosen.selection).toContain("frågan prognos");
    expect(linesOf(chosen)?.points.at(-1)?.value).toBeCloseTo(60 / 900, 12);
  });

  it("says so where nothing is published", () => {
    const nothing = table(["quarter", "version", "question"], []);
    const empty = {requests: riket.requests, questions: {...riket.questions, own: nothing, nation: nothing}};
    const {title, selection} = questionOverTime(empty, view(), maturity);
    expect(title).toContain("en viss fråga");
    expect(selection).not.toContain("frågan");
    expect(questionsAsked(empty, view(), maturity, "1").chart).toBeNull();
  });

  it("has no break in a period of one version", () => {
    expect(linesOf(questionOverTime(skane, view({last: "2025-06"}), maturity))?.breaks).toEqual([]);
  });
});

describe("daysToRequest(requests, view)", () => {
  it("adds up the requests by the day they had come, over quarters that have been followed", () => {
    const model = daysToRequest(skane.requests, view());
    // Seven quarters, one of them with both versions: eight times 30, 30, 20 and 10.
    expect(model.table.rows.filter(([, place]) => place === "Skåne").map((row) => row.slice(0, 4))).toEqual([
      ["7 dagar", "Skåne", 240, 1 / 3],
      ["14 dagar", "Skåne", 480, 2 / 3],
      ["21 dagar", "Skåne", 640, 8 / 9],
      ["30 dagar", "Skåne", 640, 8 / 9],
      ["60 dagar", "Skåne", 720, 1],
    ]);
    expect(model.notes.join(" ")).toContain("De senaste kvartalen är inte med");
    // Half of 90 is half of the way through the second band, which reaches from day 7 to day 14.
    expect(model.title).toBe(
      "Hälften av begärandena kommer inom ungefär 11 dagar i Skåne och 11 dagar i riket",
    );
  });

  it("tells no median that may be anywhere within weeks", () => {
    const own = table(["quarter", "waited", "answered"], ["2025-Q1 0-7 none 6", "2025-Q1 31-60 none 6"]);
    const model = daysToRequest({...skane.requests, own}, view());
    expect(model.title).toBe("Hur snart kommer begäran? För få begäranden för en säker median");
  });

  it("follows no choice of persons, and says so", () => {
    expect(daysToRequest(riket.requests, view({age: "31-"})).notes.join(" ")).toContain(
      "begärandena är inte uppdelade på ålder",
    );
  });
});

describe("daysToAnswer(requests, view)", () => {
  it("counts those without an answer in the whole, and tells how many they are", () => {
    const model = daysToAnswer(skane.requests, view());
    expect(model.title).toBe(
      "Besvarade inom 14 dagar: 66,7\u00a0% i Skåne (22,2\u00a0% hade inget svar när uttaget gjordes) och 66,7\u00a0% i riket (22,2\u00a0% hade inget svar när uttaget gjordes)",
    );
    expect(model.chart?.points.map(({series, day}) => [series, day])).toEqual([
      ["own", 7],
      ["own", 14],
      ["own", 30],
      ["nation", 7],
      ["nation", 14],
      ["nation", 30],
    ]);
    expect(model.table.rows.at(-2)?.slice(0, 4)).toEqual(["Inget svar", "Skåne", 160, 2 / 9]);
  });

  it("shows the quarters it has when none has been followed long enough, as preliminary", () => {
    const model = daysToAnswer(skane.requests, view({first: "2025-10"}));
    expect(model.notes.join(" ")).toContain("Kvartalen är inte färdiga");
    expect(daysToAnswer(skane.requests, view({first: "2025-11"})).nothing).toContain("inget helt kvartal");
  });
});

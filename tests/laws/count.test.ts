import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {countFamilies} from "../../loaders/count/count.ts";
import {dimensions} from "../../loaders/count/dimensions.ts";
import {linkSjukfall, type PlainSjukfall} from "../../loaders/link/oracle.ts";
import type {Cells} from "../../loaders/model/cells.ts";
import {type Day, day, formatDay} from "../../loaders/model/day.ts";
import {silent} from "../../loaders/model/effects.ts";
import {exclude} from "../../loaders/normalise/exclude.ts";
import {Settings} from "../../loaders/settings.ts";
import {portableCells} from "../fixtures/portableCells.ts";
import {
  type Country,
  type CountryCertificate,
  type CountryMessage,
  linkPeriods,
  withLinked,
} from "../unit/link/country.ts";

// The first day on which the sjukfall of 2023 have all been followed for 365 days, with a gap of 5.
const extract = "2025-01-06";
const span = dimensions("2023-10", "2024-06", [
  {code: "U1", title: "U1", parent: "12"},
  {code: "U2", title: "U2", parent: "03"},
  {code: "U3", title: "U3", parent: "12", type: "vardcentral"},
  {code: "U4", title: "U4", parent: "12", type: "vardcentral"},
  {code: "U5", title: "U5", parent: "12", type: "psykiatri"},
]);
const settings = Settings.parse({smallestUnit: 5});
const months = span["month"]?.codes.map(({code}) => code) ?? [];

const units = [
  {unit: "U1", region: "12"},
  {unit: "U2", region: "01", to: day("2024-02-29")},
  {unit: "U2", region: "03", from: day("2024-03-01")},
  {unit: "U3", region: "12"},
  {unit: "U4", region: "12"},
  {unit: "U5", region: "12"},
];

/** The messages, and after them an answer from care to each that is answered. */
function withAnswers(
  messages: readonly (CountryMessage & {sent: number; answeredAfter: number | null})[],
): CountryMessage[] {
  const answers = messages.flatMap(({certificate, sent, answeredAfter}, at) =>
    answeredAfter === null
      ? []
      : [
          {
            ...{certificate, subject: "KOMPLT", towards: "recipient"},
            ...{sent: sent + answeredAfter, answers: at + 1},
          },
        ],
  );
  return [...messages, ...answers];
}

const anyCountry: fc.Arbitrary<Country> = fc
  .record({
    certificates: fc.array(
      fc.record({
        person: fc.integer({min: 1, max: 8}),
        provider: fc.constantFrom("P", "Q"),
        unit: fc.constantFrom("U1", "U2", "U3", "U4", "U5", "nowhere"),
        sex: fc.constantFrom("K", "M", "U"),
        born: fc.option(fc.integer({min: day("1950-01-01"), max: day("2005-12-31")})),
        diagnosis: fc.constantFrom(
          "F432",
          "F43-",
          "F411",
          "F320",
          "M545",
          "D489",
          "D500",
          "H599",
          "H600",
          "K938",
          "K940",
          "T989",
          "U071",
        ),
        from: fc.integer({min: day("2023-09-01"), max: day("2024-09-30")}),
        ahead: fc.integer({min: -5, max: 5}),
        first: fc.record({days: fc.integer({min: 1, max: 120}), degree: fc.constantFrom(25, 50, 75, 100)}),
        second: fc.option(
          fc.record({days: fc.integer({min: 1, max: 40}), degree: fc.constantFrom(25, 50, 75, 100)}),
        ),
        version: fc.constantFrom(1, 2),
        measures: fc.uniqueArray(fc.constantFrom("EJ_AKTUELLT", "ARBETSTRANING", "KONTAKT_FHV"), {
          maxLength: 3,
        }),
        treatmentOngoing: fc.option(fc.boolean()),
        treatmentPlanned: fc.option(fc.boolean()),
        prognosis: fc.constantFrom(
          null,
          "STOR_SANNOLIKHET",
          "ATER_X_ANTAL_DGR",
          "ATER_X_ANTAL_MANADER",
          "PROGNOS_OKLAR",
        ),
        measureText: fc.option(fc.boolean()),
        contactWish: fc.option(fc.boolean()),
        excluded: fc.constantFrom(null, null, null, null, "revoked", "replaced", "not-sent", "infection-ban"),
        messages: fc.array(
          fc.record({
            subject: fc.constantFrom("KOMPLT", "KOMPLT", "PAMINN", "OVRIGT", "AVSTMN", "KONTKT"),
            towards: fc.constantFrom("care", "recipient"),
            after: fc.integer({min: -2, max: 70}),
            questions: fc.uniqueArray(fc.constantFrom("17", "32", "37", "40", "44", "99"), {maxLength: 3}),
            /** How long after this message it is answered by another, if it is. */
            answeredAfter: fc.option(fc.integer({min: -1, max: 40})),
          }),
          {maxLength: 3},
        ),
      }),
      {minLength: 1, maxLength: 50},
    ),
  })
  .map(({certificates: list}) => {
    const numbered = list.map((facts, index) => ({...facts, certificate: ((index * 7919) % 100_003) + 1}));
    return {
      units,
      certificates: numbered.map(
        ({certificate, person, unit, sex, born, diagnosis, from, ahead, first, second, ...facts}) => {
          const to = from + first.days - 1;
          const periods = [{from, to, degree: first.degree}];
          if (second) periods.push({from: to + 1, to: to + second.days, degree: second.degree});
          const {provider, version, treatmentOngoing, prognosis, measureText, contactWish} = facts;
          return {
            ...{certificate, person, unit, sex, born, diagnosis, signed: from - ahead, periods, version},
            ...{provider, treatmentOngoing, prognosis, measureText, contactWish},
            // Version 2 has neither a list of measures nor a question on planned treatment alone.
            measures: version === 1 ? facts.measures : [],
            treatmentPlanned: version === 1 ? facts.treatmentPlanned : null,
          };
        },
      ),
      excluded: numbered.flatMap(({certificate, excluded}) =>
        excluded ? [{certificate, reason: excluded}] : [],
      ),
      messages: withAnswers(
        numbered.flatMap(({certificate, from, ahead, messages}) =>
          messages.map(({after, ...message}) => ({certificate, sent: from - ahead + after, ...message})),
        ),
      ),
    };
  });

const month = (at: number) => formatDay(at as Day).slice(0, 7);

/** Completed years, counted by stepping from birthday to birthday. */
function age(born: number | null | undefined, at: number): string {
  if (born === null || born === undefined) return "U";
  const [, monthDay = ""] = /^\d+-(.*)$/.exec(formatDay(born as Day)) ?? [];
  let years = Number(formatDay(at as Day).slice(0, 4)) - Number(formatDay(born as Day).slice(0, 4));
  if (formatDay(at as Day).slice(5) < monthDay) years--;
  if (years <= 30) return "0-30";
  if (years <= 40) return "31-40";
  if (years <= 50) return "41-50";
  return years <= 60 ? "51-60" : "61-";
}

const chapters: Readonly<Record<string, string>> = {
  F432: "F00-F99",
  "F43-": "F00-F99",
  F411: "F00-F99",
  F320: "F00-F99",
  M545: "M00-M99",
  D489: "C00-D48",
  D500: "D50-D89",
  H599: "H00-H59",
  H600: "H60-H95",
  K938: "K00-K93",
  K940: "none",
  T989: "S00-T98",
  U071: "U00-U99",
};

/** The diagnosis group of each of those chapters (data/reference/diagnosis-groups.csv). */
const groups: Readonly<Record<string, string>> = {
  "F00-F99": "mental",
  "M00-M99": "musculoskeletal",
  "C00-D48": "somatic",
  "D50-D89": "somatic",
  "H00-H59": "somatic",
  "H60-H95": "somatic",
  "K00-K93": "somatic",
  none: "none",
  "S00-T98": "other",
  "U00-U99": "other",
};

/** The blocks of ICD-10 that those codes lie in. */
const blocks: Readonly<Record<string, string>> = {
  F432: "F40-F48",
  "F43-": "F40-F48",
  F411: "F40-F48",
  F320: "F30-F39",
  M545: "M50-M54",
  D489: "D37-D48",
  D500: "D50-D53",
  H599: "H55-H59",
  H600: "H60-H62",
  K938: "K90-K93",
  T989: "T90-T98",
  U071: "U00-U49",
};

function region(certificate: CountryCertificate): string {
  const signed = certificate.signed ?? 0;
  const row = units.find(
    ({unit, from, to}) =>
      unit === certificate.unit && signed >= (from ?? -Infinity) && signed <= (to ?? Infinity),
  );
  return row?.region ?? "00";
}

function lengthBand(days: number): string {
  const bands = ["1-14", "15-30", "31-60", "61-90", "91-180", "181-364", "365-730"];
  return bands.find((band) => days <= Number(band.split("-")[1])) ?? "731-";
}

/** The band of days, from one more than the limit before up to each limit. */
function upTo(days: number, limits: readonly number[]): string {
  const at = limits.findIndex((limit) => days <= limit);
  const from = (limits[(at === -1 ? limits.length : at) - 1] ?? 0) + 1;
  return `${from}-${at === -1 ? "" : (limits[at] ?? "")}`;
}

/** Days after the first of a sjukfall, which is day 0. */
function sinceStart(days: number): string {
  return days <= 14 ? "0-14" : upTo(days, [14, 30, 60, 90, 180]);
}

/** F43 and F41 lie in one block, F32 in another of the same chapter; no two others of these codes share a chapter. */
function diagnosisChange(first: string, last: string): string {
  if (chapters[first] === "none" || chapters[last] === "none") return "unknown";
  const [a, b] = [first, last].map((code) => code.slice(0, 3));
  if (a === b) return "same";
  if (chapters[first] !== chapters[last]) return "chapter";
  return a === "F32" || b === "F32" ? "block" : "category";
}

/** The shortest and the longest sick leave that FMB recommends, read by hand of its cases. */
const recommended: Readonly<Record<string, readonly [number, number]>> = {
  F32: [90, 180],
  F41: [28, 28],
  F43: [28, 360],
  M54: [7, 42],
};

function recommendation(diagnosis: string, days: number): string {
  const limits = recommended[diagnosis.slice(0, 3)];
  if (limits === undefined) return "none";
  if (days > limits[1]) return "beyond";
  return days > limits[0] ? "between" : "within";
}

/** The events of the person who stands there most often. */
function mostOf(persons: readonly number[]): number {
  return Math.max(...persons.map((one) => persons.filter((other) => other === one).length));
}

/** Counts events by cell, the distinct persons behind them, and those of whom has most: "code|code|… n persons most". */
function tally(events: readonly {key: string[]; person: number}[]): string[] {
  const cells = new Map<string, number[]>();
  for (const {key, person} of events) cells.set(key.join("|"), [...(cells.get(key.join("|")) ?? []), person]);
  return [...cells]
    .map(([key, persons]) => `${key} ${persons.length} ${new Set(persons).size} ${mostOf(persons)}`)
    .sort();
}

/** The release ends with June 2024: in that year every cell is held to be one person's. */
function inOpenYear(cells: readonly string[]): string[] {
  return cells.map((cell) => (cell.startsWith("2024") ? asOnePersons(cell) : cell));
}

/** A cell that is held to be one person's. */
function asOnePersons(cell: string): string {
  return cell.replace(/ (\d+) (\d+) \d+$/, " $1 $2 $1");
}

const inKnownRegion = (cell: string) => cell.split("|")[1] !== "00";

/** Försäkringskassan's requests for completion of a certificate, with the number of each message. */
function requestsFor({messages = []}: Country, certificate: number) {
  return messages
    .map((message, at) => ({...message, place: at + 1}))
    .filter((m) => m.certificate === certificate && m.subject === "KOMPLT" && m.towards === "care");
}

/** Like {@link upTo}, for days that may be none: what comes before is day 0. */
function fromNought(days: number, limits: readonly number[]): string {
  const band = upTo(Math.max(0, days), limits);
  return band.startsWith("1-") ? `0${band.slice(1)}` : band;
}

function answeredIn(isAsked: boolean, days: number): string {
  if (!isAsked) return "not-asked";
  return Number.isFinite(days) ? fromNought(days, [7, 14, 30]) : "none";
}

/** 32 and 37 ask for one thing, 40 and 44 too; 99 is no question of the form. */
function groupOf(question: string): string {
  const groups: Record<string, string> = {"37": "32", "44": "40", "99": "other"};
  return groups[question] ?? question;
}

/** The kinds of measures that a certificate names, or that it names none, or that nobody knows. */
function namedIn({measures = [], measureText}: CountryCertificate): string[] {
  const named = [...measures, ...(measureText === true ? ["text"] : [])];
  if (named.length > 0) return named;
  return measureText === false ? ["none"] : ["U"];
}

function treatmentIn({
  version,
  treatmentOngoing: ongoing,
  treatmentPlanned: planned,
}: CountryCertificate): string {
  if (typeof ongoing !== "boolean") return "U";
  if (version === 2) return ongoing ? "some" : "none";
  if (typeof planned !== "boolean") return "U";
  if (ongoing) return planned ? "both" : "ongoing";
  return planned ? "planned" : "none";
}

function prognosisIn({prognosis}: CountryCertificate): string {
  return prognosis?.replace(/^ATER_X_.*/, "ATER_X") ?? "U";
}

function wishIn({contactWish}: CountryCertificate): string {
  return typeof contactWish === "boolean" ? String(Number(contactWish)) : "U";
}

/** The days of the release. */
const days = months.flatMap((code) =>
  Array.from({length: 31}, (_, at) => day(`${code}-01`) + at).filter((at) => month(at) === code),
);

const yearOf = new Map(days.map((at) => [at, month(at).slice(0, 4)]));

/** Every way of counting the sjukfall of a year, asked of the plain linker. */
function plainCountings(country: Country) {
  const periods = linkPeriods(country, false);
  const persons = [...new Set(periods.map(({person}) => person))];
  const years = [...new Set(months.map((code) => code.slice(0, 4)))];
  const linked = (maxGap: number, scope: "person" | "within-provider") =>
    linkSjukfall(periods, {maxGap, scope});
  const started = (way: string, list: readonly PlainSjukfall[]) =>
    list
      .filter(({start}) => months.includes(month(start)))
      .map(({person, start}) => ({person, key: [month(start).slice(0, 4), way]}));
  const inYear = (way: string, list: readonly PlainSjukfall[]) =>
    list.flatMap(({person, periods: own}) =>
      years
        .filter((year) => {
          const inside = days.filter((at) => yearOf.get(at) === year);
          const [first = 0, last = 0] = [inside[0], inside.at(-1)];
          return own.some(({from, to}) => from <= last && to >= first);
        })
        .map((year) => ({person, key: [year, way]})),
    );
  return [
    ...[0, 5, 7, 14, 30].flatMap((gap) => started(`gap-${gap}`, linked(gap, "person"))),
    ...started("provider", linked(5, "within-provider")),
    ...persons.flatMap((person) => {
      const own = started("persons", linked(5, "person")).filter((one) => one.person === person);
      return own.filter((one, at) => own.findIndex(({key}) => key[0] === one.key[0]) === at);
    }),
    ...inYear("year", linked(5, "person")),
    ...inYear("year-provider", linked(5, "within-provider")),
    ...persons.flatMap((person) =>
      months
        .filter((code) =>
          periods.some(
            (p) => p.person === person && p.from <= day(`${code}-25`) && p.to >= day(`${code}-25`),
          ),
        )
        .map((code) => ({person, key: [code.slice(0, 4), "day-25"]})),
    ),
  ];
}

interface AtUnit {
  readonly key: string[];
  readonly person: number;
  readonly unit: string;
}

const types: Readonly<Record<string, string>> = {U3: "vardcentral", U4: "vardcentral", U5: "psykiatri"};
const personsIn = (events: readonly AtUnit[]) => new Set(events.map(({person}) => person)).size;
const byUnit = (events: readonly AtUnit[]) =>
  [...new Set(events.map(({unit}) => unit))].map((unit) => events.filter((one) => one.unit === unit));

/** Persons that a group of units in a region certainly has: those of its largest unit, or the sum of shares of persons. */
function certainly(group: readonly AtUnit[], year: readonly AtUnit[]): number {
  const place = ({key, unit}: AtUnit) => `${key[1] ?? ""} ${unit}`;
  const shares = byUnit(group).flatMap((events) =>
    [...new Set(events.map(({person}) => person))].map(
      (person) => 60 / new Set(year.filter((one) => one.person === person).map(place)).size,
    ),
  );
  const largest = Math.max(0, ...byUnit(group).map(personsIn));
  return Math.max(largest, Math.floor(shares.reduce((sum, share) => sum + share, 0) / 60));
}

/** What the small units of a year and region are counted as. */
function gathered(small: readonly AtUnit[], year: readonly AtUnit[], region: string): Map<AtUnit, string> {
  let left = small.filter(({unit}) => types[unit] === undefined);
  let standing: {type: string; events: AtUnit[]}[] = [];
  for (const type of ["vardcentral", "psykiatri"]) {
    const events = small.filter(({unit}) => types[unit] === type);
    if (certainly(events, year) >= 5) standing.push({type, events});
    else left = [...left, ...events];
  }
  standing.sort((a, b) => certainly(a.events, year) - certainly(b.events, year));
  while (left.length > 0 && certainly(left, year) < 5 && standing.length > 0) {
    left = [...left, ...(standing[0]?.events ?? [])];
    standing = standing.slice(1);
  }
  return new Map([
    ...left.map((event) => [event, `ovriga-${region}`] as const),
    ...standing.flatMap(({type, events}) =>
      events.map((event) => [event, `ovriga-${region}-${type}`] as const),
    ),
  ]);
}

/**
 * Certificates by unit, which stands at `place` among the other codes: those of fewer than five persons in the period are counted
 * together by type in the region, with the persons of the largest of them, and the events of one person as if the same had most at each.
 */
function tallyUnits(events: readonly AtUnit[], place: number): string[] {
  const lines: string[] = [];
  for (const year of new Set(events.map(({key}) => key[0]))) {
    const ofYear = events.filter(({key}) => key[0] === year);
    const isSmall = ({unit}: AtUnit) =>
      unit === "nowhere" || personsIn(ofYear.filter((one) => one.unit === unit)) < 5;
    const named = new Map<AtUnit, string>(ofYear.map((event) => [event, event.unit]));
    for (const region of new Set(ofYear.map(({key}) => key[1] ?? ""))) {
      const small = ofYear.filter((event) => event.key[1] === region && isSmall(event));
      for (const [event, name] of gathered(small, ofYear, region)) named.set(event, name);
    }
    const cell = (event: AtUnit) => event.key.toSpliced(place, 0, named.get(event) ?? "").join("|");
    for (const name of new Set(ofYear.map(cell))) {
      const parts = byUnit(ofYear.filter((event) => cell(event) === name));
      const n = parts.flat().length;
      const persons = Math.max(...parts.map(personsIn));
      const sum = parts.reduce((most, part) => most + mostOf(part.map(({person}) => person)), 0);
      lines.push(`${name} ${n} ${persons} ${Math.min(sum, n - persons + 1)}`);
    }
  }
  return lines.sort();
}

/** Every family, counted one event at a time. */
function plainCount(country: Country): Record<string, string[]> {
  const byNumber = new Map(country.certificates.map((certificate) => [certificate.certificate, certificate]));
  const first = (sjukfall: PlainSjukfall) => {
    const found = byNumber.get(sjukfall.periods[0]?.certificate ?? 0);
    if (!found) throw new RangeError("a sjukfall begins with a certificate");
    return found;
  };
  const who = (sjukfall: PlainSjukfall) => {
    const certificate = first(sjukfall);
    return [region(certificate), certificate.sex ?? "", age(certificate.born, sjukfall.start)];
  };
  const all = linkSjukfall(linkPeriods(country, false), {maxGap: 5, scope: "person"});
  const started = all
    .filter(({start}) => months.includes(month(start)))
    .map((s) => ({
      person: s.person,
      key: [month(s.start), ...who(s), chapters[s.diagnoses[0] ?? ""] ?? "", String(s.degrees[0])],
    }));
  const ongoing = all.flatMap((s) =>
    months.flatMap((code) => {
      const last = s.periods.filter(({from, to}) => month(from) <= code && month(to) >= code).at(-1);
      if (!last) return [];
      return [
        {person: s.person, key: [code, ...who(s), chapters[last.diagnosis] ?? "", String(last.degree)]},
      ];
    }),
  );
  const isEnded = ({end}: PlainSjukfall) => months.includes(month(end)) && end + 5 < day(extract);
  const year = (at: number) => month(at).slice(0, 4);
  const lastChapter = (s: PlainSjukfall) => chapters[s.periods.at(-1)?.diagnosis ?? ""] ?? "";
  const ended = all.filter(isEnded).map((s) => ({
    person: s.person,
    key: [
      `${month(s.end).slice(0, 4)}-Q${Math.ceil(Number(month(s.end).slice(5)) / 3)}`,
      ...who(s),
      lastChapter(s),
      lengthBand(s.covered),
    ],
  }));
  const followed = all.filter(({start}) => months.includes(month(start)) && year(start) === "2023");
  const recommendedLengths = followed.map((s) => ({
    person: s.person,
    key: [
      ...["2023", who(s)[0] ?? "", chapters[s.diagnoses[0] ?? ""] ?? ""],
      recommendation(s.diagnoses[0] ?? "", s.end - s.start + 1),
    ],
  }));
  const recommendedCategories = followed.map((s) => {
    const first = s.diagnoses[0] ?? "";
    const category = first.slice(0, 3);
    return {
      person: s.person,
      key: ["2023", category in recommended ? category : "other", recommendation(first, s.end - s.start + 1)],
    };
  });
  const durations = followed.map((s) => {
    const [place = "", sex = ""] = who(s);
    const days = s.end - s.start + 1;
    return {
      person: s.person,
      key: [
        "2023",
        ...[place, sex, chapters[s.diagnoses[0] ?? ""] ?? ""],
        upTo(days, [7, 14, 21, 30, 60, 90, 120, 180, 270, 365]),
      ],
    };
  });
  const coarsest = ["same", "category", "block", "chapter"];
  const diagnosisChanges = all.filter(isEnded).map((s) => {
    const changes = s.periods.map(({diagnosis}) => diagnosisChange(s.periods[0]?.diagnosis ?? "", diagnosis));
    const change = changes.at(-1) ?? "";
    const at = changes.findIndex((one) => coarsest.indexOf(one) >= coarsest.indexOf(change));
    const after = (s.periods[at]?.from ?? NaN) - s.start;
    return {
      person: s.person,
      key: [
        year(s.end),
        who(s)[0] ?? "",
        upTo(s.covered, [90, 180, 365]),
        chapters[s.periods[0]?.diagnosis ?? ""] ?? "",
        lastChapter(s),
        change,
        ["same", "unknown"].includes(change) ? "none" : sinceStart(after),
      ],
    };
  });
  const degreeChanges = all.filter(isEnded).map((s) => {
    const steps = s.periods.slice(1).map(({from, degree}, before) => ({
      from,
      change: degree - (s.periods[before]?.degree ?? 0),
    }));
    const falls = steps.filter(({change}) => change < 0);
    const isRaised = steps.some(({change}) => change > 0);
    let path = falls.length === 1 ? "down" : "stepwise";
    if (falls.length === 0) path = isRaised ? "up" : "unchanged";
    else if (isRaised) path = "varied";
    const lowered = Math.min(...falls.map(({from}) => from)) - s.start;
    return {
      person: s.person,
      key: [
        ...[year(s.end), who(s)[0] ?? "", lastChapter(s), String(s.degrees[0]), path],
        falls.length === 0 ? "none" : sinceStart(lowered),
      ],
    };
  });
  const certificatesOf = (s: PlainSjukfall) =>
    [...new Set(s.periods.map(({certificate}) => certificate))].flatMap((id) => byNumber.get(id) ?? []);
  const firstOf = (s: PlainSjukfall, subject: string) => {
    const own = new Set(s.periods.map(({certificate}) => certificate));
    const days = (country.messages ?? [])
      .filter((message) => message.subject === subject && own.has(message.certificate))
      .map(({sent = 0}) => Math.max(1, sent - s.start + 1));
    return days.length === 0 ? "none" : upTo(Math.min(...days), [30, 60, 90, 180, 365]);
  };
  const yearAndSpan = (s: PlainSjukfall) => [year(s.end), who(s)[0] ?? "", upTo(s.covered, [90, 180, 365])];
  const coordination = all.filter(isEnded).map((s) => ({
    person: s.person,
    key: [...yearAndSpan(s), firstOf(s, "AVSTMN"), firstOf(s, "KONTKT")],
  }));
  const sjukfallMeasures = all.filter(isEnded).map((s) => {
    const forms = new Set(certificatesOf(s).map(({version}) => String(version)));
    const named = certificatesOf(s).flatMap(namedIn);
    const tells = (...kinds: string[]) => named.some((kind) => kinds.includes(kind));
    let told = tells("EJ_AKTUELLT", "none") ? "none" : "U";
    if (tells("text")) told = "text";
    if (tells("ARBETSTRANING", "KONTAKT_FHV")) told = "listed";
    return {
      person: s.person,
      key: [...yearAndSpan(s), forms.size === 2 ? "both" : ([...forms][0] ?? ""), told],
    };
  });
  const out = new Set(
    country.excluded?.filter(({reason}) => reason !== "replaced").map(({certificate}) => certificate),
  );
  const certificates = country.certificates
    .filter(({certificate, signed}) => !out.has(certificate) && months.includes(month(signed ?? 0)))
    .map((c) => ({
      person: c.person,
      key: [
        ...[
          month(c.signed ?? 0),
          region(c),
          c.sex ?? "",
          age(c.born, c.signed ?? 0),
          chapters[c.diagnosis ?? ""] ?? "",
        ],
        String(c.periods[0]?.degree),
        country.messages?.some(
          (m) => m.certificate === c.certificate && m.subject === "KOMPLT" && m.towards === "care",
        )
          ? "1"
          : "0",
      ],
    }));
  const quarter = (at: number) => `${year(at)}-Q${Math.ceil(Number(month(at).slice(5)) / 3)}`;
  const counted = country.certificates
    .filter(({certificate, signed}) => !out.has(certificate) && months.includes(month(signed ?? 0)))
    .map((c) => {
      const asked = requestsFor(country, c.certificate);
      const first = Math.min(...asked.map(({sent}) => sent ?? 0));
      const answer = Math.min(
        ...(country.messages ?? [])
          .filter(
            ({answers, towards}) => towards === "recipient" && asked.some(({place}) => place === answers),
          )
          .map(({sent}) => sent ?? 0),
      );
      return {c, asked, first, answer};
    });
  const requests = counted.map(({c, asked, first, answer}) => ({
    person: c.person,
    key: [
      ...[quarter(c.signed ?? 0), region(c), asked.length > 0 ? "1" : "0", String(c.version)],
      asked.length === 0 ? "never" : fromNought(first - (c.signed ?? 0), [7, 14, 21, 30, 60]),
      answeredIn(asked.length > 0, answer - first),
    ],
  }));
  const requestQuestions = counted.flatMap(({c, asked}) => {
    const groups = new Set(
      asked.flatMap(({questions = []}) => (questions.length ? questions : ["none"]).map(groupOf)),
    );
    return [...groups].map((group) => ({
      person: c.person,
      key: [quarter(c.signed ?? 0), region(c), String(c.version), group],
    }));
  });
  const formOf = (c: CountryCertificate) => [quarter(c.signed ?? 0), region(c), String(c.version)];
  const measures = counted.flatMap(({c}) =>
    namedIn(c).map((kind) => ({person: c.person, key: [...formOf(c), kind]})),
  );
  const returnSupport = counted.map(({c}) => ({
    person: c.person,
    key: [...formOf(c), treatmentIn(c), prognosisIn(c), wishIn(c)],
  }));
  const requestNumbers = counted.map(({c, asked}) => {
    const of = all.find(({periods}) => periods.some(({certificate}) => certificate === c.certificate));
    const inOrder = [...new Set(of?.periods.map(({certificate}) => certificate))];
    const number = inOrder.indexOf(c.certificate) + 1;
    return {
      person: c.person,
      key: [
        ...[quarter(c.signed ?? 0), region(c), number === 0 ? "none" : number > 3 ? "4-" : String(number)],
        asked.length > 2 ? "3-" : String(asked.length),
      ],
    };
  });
  const block = (s: PlainSjukfall, at: number) => blocks[s.periods.at(at)?.diagnosis ?? ""];
  const startedBlocks = all
    .filter((s) => months.includes(month(s.start)) && block(s, 0) !== undefined)
    .map((s) => ({person: s.person, key: [year(s.start), who(s)[0] ?? "", block(s, 0) ?? ""]}));
  const blockChanges = all
    .filter((s) => isEnded(s) && block(s, 0) !== undefined && block(s, -1) !== undefined)
    .map((s) => ({person: s.person, key: [year(s.end), block(s, 0) ?? "", block(s, -1) ?? ""]}));
  const atUnits = country.certificates
    .filter(({certificate, signed}) => !out.has(certificate) && months.includes(month(signed ?? 0)))
    .map((c, at) => ({
      person: c.person,
      unit: c.unit ?? "",
      key: [
        month(c.signed ?? 0).slice(0, 4),
        region(c),
        c.unit === "nowhere" ? "absent" : "listed",
        certificates[at]?.key.at(-1) ?? "",
      ],
    }));
  const caseMix = atUnits.map((event, at) => {
    const [, , sex = "", years = "", chapter = ""] = certificates[at]?.key ?? [];
    const band = years === "U" ? "U" : ["0-30", "31-40"].includes(years) ? "0-40" : "41-";
    return {...event, key: [...event.key.slice(0, 2), sex, band, groups[chapter] ?? ""]};
  });
  const atQuarters = atUnits.map((event, at) => {
    const [time = "", place = "", ...rest] = certificates[at]?.key ?? [];
    const code = `${time.slice(0, 4)}-Q${Math.ceil(Number(time.slice(5)) / 3)}`;
    return {...event, key: [code, place, rest.at(-1) ?? ""]};
  });
  const atMonths = atUnits.map((event, at) => ({
    ...event,
    key: (certificates[at]?.key ?? []).slice(0, 2),
  }));
  const startedAtUnits = all
    .filter(({start}) => months.includes(month(start)))
    .map((s) => ({
      ...{person: s.person, unit: first(s).unit ?? "", lasted: s.end - s.start + 1},
      key: [year(s.start), region(first(s))],
    }));
  const durationsAtUnits = startedAtUnits
    .filter(({key}) => key[0] === "2023")
    .map((event) => ({...event, key: [...event.key, upTo(event.lasted, [90, 180])]}));
  return {
    block_changes: tally(blockChanges).map(asOnePersons),
    certificates: tally(certificates),
    coordination: tally(coordination).map(asOnePersons),
    counting_ways: tally(plainCountings(country)).map(asOnePersons),
    degree_changes: inOpenYear(tally(degreeChanges)),
    diagnosis_changes: inOpenYear(tally(diagnosisChanges)),
    durations: tally(durations),
    ended: tally(ended),
    measures: tally(measures).map(asOnePersons),
    ongoing: tally(ongoing),
    recommended_categories: tally(recommendedCategories).map(asOnePersons),
    recommended_lengths: tally(recommendedLengths).map(asOnePersons),
    request_questions: tally(requestQuestions).map(asOnePersons),
    request_numbers: tally(requestNumbers).map(asOnePersons),
    requests: tally(requests).map(asOnePersons),
    return_support: tally(returnSupport).map(asOnePersons),
    sjukfall_measures: tally(sjukfallMeasures).map(asOnePersons),
    started: tally(started),
    started_blocks: tally(startedBlocks).map(asOnePersons),
    unit_case_mix: tallyUnits(caseMix, 2).filter(inKnownRegion).map(asOnePersons),
    unit_certificates: inOpenYear(tallyUnits(atUnits, 3)),
    unit_durations: tallyUnits(durationsAtUnits, 2).filter(inKnownRegion).map(asOnePersons),
    unit_months: tallyUnits(atMonths, 2).filter(inKnownRegion).map(asOnePersons),
    unit_quarters: tallyUnits(atQuarters, 2).filter(inKnownRegion).map(asOnePersons),
    unit_started: tallyUnits(startedAtUnits, 2).filter(inKnownRegion).map(asOnePersons),
  };
}

/** What normalise reads about certificates beside the country's own facts, by place in the list of certificates. */
const anyFate = fc.record({
  isUnsent: fc.boolean(),
  isBanned: fc.boolean(),
  isRevoked: fc.boolean(),
  /** How many places further on in the list the certificate stands that replaces this one. */
  replacedBy: fc.option(fc.integer({min: 1, max: 3})),
});

type Fate = typeof anyFate extends fc.Arbitrary<infer Each> ? Each : never;

/** Certificates that *certificates* counts, asked of each on its own: sent, not revoked, not smittbärarpenning; replaced or not. */
function plainCounted(country: Country, fates: readonly Fate[]): Country {
  const out = country.certificates.filter((_, place) => {
    const fate = fates[place];
    return fate !== undefined && (fate.isUnsent || fate.isBanned || fate.isRevoked);
  });
  return {...country, excluded: out.map(({certificate}) => ({certificate, reason: "out"}))};
}

/** The statements that tell the staged tables of the fates. */
function fateSql(country: Country, fates: readonly Fate[]): string {
  return country.certificates
    .flatMap(({certificate}, place) => {
      const fate = fates[place];
      if (!fate) return [];
      const newer = country.certificates[place + (fate.replacedBy ?? 0)]?.certificate ?? certificate;
      return [
        `UPDATE certificate SET infection_ban = ${fate.isBanned}, sent_day = ${fate.isUnsent ? "NULL" : "0"} WHERE certificate = ${certificate};`,
        fate.isRevoked ? `INSERT INTO revocation VALUES (${certificate}, NULL);` : "",
        fate.replacedBy === null ? "" : `INSERT INTO relation VALUES (${newer}, 'ERSATT', ${certificate});`,
      ];
    })
    .join("\n");
}

function cellLines({dimensions: list, codes, n, persons, most}: Cells): string[] {
  return Array.from(n, (count, cell) => {
    const key = list.map(({codes: values}, at) => values[codes[at]?.[cell] ?? -1]?.code);
    return `${key.join("|")} ${count} ${persons[cell] ?? -1} ${most[cell] ?? -1}`;
  }).sort();
}

describe("the cells of every family", () => {
  it("are what one gets by counting event by event, in 1, 2 and 7 buckets", async () => {
    await fc.assert(
      // A country of its own for each: the plain count says what all of them are to come to.
      fc.asyncProperty(anyCountry, fc.constantFrom(1, 2, 7), async (country, buckets) => {
        const cells = await withLinked(
          country,
          (engine, linked) =>
            countFamilies(engine, {buckets: linked, dimensions: span, settings, effects: silent}),
          {extract, buckets, threads: buckets === 1 ? 1 : 2},
        );
        expect(Object.fromEntries(cells.map((family) => [family.family, cellLines(family)]))).toEqual(
          plainCount(country),
        );
      }),
      {seed: 20261121, numRuns: 42},
    );
  });

  it("are those of the portable form, also at coarser levels and in the parts of official tables", async () => {
    const several = Settings.parse({
      smallestUnit: 5,
      families: [
        ...["certificates", "recommended_categories", "recommended_lengths", "started"],
        ...["unit_case_mix", "unit_certificates"],
        ...["unit_durations", "unit_months", "unit_quarters", "unit_started"],
      ],
      coarsen: {started: {age: "two-bands", diagnosis: "group"}},
      officialTables: [
        {
          ...{id: "ended", title: "Avslutade", family: "ended"},
          dimensions: {quarter: ["year", "quarter"], length: ["length_two_bands", "length"], sex: ["sex"]},
        },
        {
          ...{id: "ongoing", title: "Pågående", family: "ongoing"},
          dimensions: {month: ["quarter", "month"], diagnosis: ["diagnosis_group"]},
        },
      ],
    });
    await fc.assert(
      fc.asyncProperty(anyCountry, async (country) => {
        await withLinked(
          country,
          async (engine, buckets) => {
            const options = {settings: several, dimensions: span};
            const counted = await countFamilies(engine, {...options, buckets, effects: silent});
            expect(counted.length).toBeGreaterThan(10);
            expect(counted).toEqual(await portableCells(engine, {...options, extractDay: day(extract)}));
          },
          {extract, buckets: 3},
        );
      }),
      {seed: 20261122, numRuns: 8},
    );
  });

  it("of certificates hold what was sent, not revoked and no smittbärarpenning, whoever replaces whom", async () => {
    const fates = fc.array(anyFate, {minLength: 1, maxLength: 50});
    await fc.assert(
      fc.asyncProperty(anyCountry, fates, async (any, list) => {
        const country = {...any, excluded: []};
        const counted = await withLinked(
          country,
          (engine, buckets) => countFamilies(engine, {buckets, dimensions: span, settings, effects: silent}),
          {
            extract,
            before: async (engine) => {
              await engine.run(fateSql(country, list));
              await exclude(engine, Settings.parse({}));
            },
          },
        );
        const family = counted.find(({family: id}) => id === "certificates");
        const expected = plainCount(plainCounted(country, list));
        expect(family && cellLines(family)).toEqual(expected["certificates"]);
      }),
      {seed: 20261121, numRuns: 20},
    );
  });
});

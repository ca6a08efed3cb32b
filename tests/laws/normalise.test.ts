import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {type Day, formatDay} from "../../loaders/model/day.ts";
import {outcome, readFindings} from "../fixtures/findings.ts";
import {type CertificateFacts, icd10, ksh97p, type PeriodFacts, writeCertificate} from "../fixtures/lisjp.ts";

const run = {seed: 20261121, numRuns: 300};

/** What XML can carry, without blanks at the edges, which are trimmed. */
const anyId = fc
  .string({minLength: 1, maxLength: 40, unit: "binary"})
  .filter((text) => /^[\p{L}\p{N}\p{P}\p{S}]+$/u.test(text));
const anyPerson = fc
  .tuple(fc.integer({min: -20_000, max: 19_000}), fc.integer({min: 0, max: 9999}), fc.boolean())
  .map(([born, last, isCoordination]) => {
    const date = formatDay(born as Day).replaceAll("-", "");
    const dayOfMonth = Number(date.slice(6)) + (isCoordination ? 60 : 0);
    return {
      born,
      digits: date.slice(0, 6) + String(dayOfMonth).padStart(2, "0") + String(last).padStart(4, "0"),
    };
  });
const anyCode = fc.stringMatching(/^[A-EG-Y][0-9]{2}[A-Z0-9-]{0,2}$/);
/** One to four periods that follow one another, at least a day apart. */
const anyPeriods = fc
  .array(
    fc.record({
      gap: fc.integer({min: 1, max: 40}),
      length: fc.integer({min: 0, max: 200}),
      degree: fc.constantFrom(25, 50, 75, 100),
    }),
    {minLength: 1, maxLength: 4},
  )
  .map((spans) => {
    let next = 20_000;
    return spans.map(({gap, length, degree}): PeriodFacts => {
      const from = next + gap;
      next = from + length;
      return {
        degree: degree,
        from: formatDay(from as Day),
        to: formatDay(next as Day),
      };
    });
  });
const anyCertificate = fc.record({
  id: anyId,
  person: anyPerson,
  version: fc.constantFrom("1", "1.0", "1.3", "2.0"),
  codes: fc.array(anyCode, {minLength: 1, maxLength: 3}),
  isKsh97p: fc.boolean(),
  periods: anyPeriods,
  measures: fc.uniqueArray(fc.constantFrom("ARBETSTRANING", "ERGONOMISK", "KONTAKT_FHV", "OMFORDELNING"), {
    minLength: 1,
  }),
  infectionBan: fc.boolean(),
  sent: fc.option(fc.integer({min: 20_000, max: 20_100})),
  other: anyId,
  kind: fc.constantFrom("ERSATT", "KOMPLT", "FRLANG", "KOPIA"),
});
const anyWriting = fc.record({
  prefixes: fc.constantFrom(
    {register: "", core: "a", types: "b"},
    {register: "ns2", core: "", types: "ns3"},
    {register: "x", core: "y", types: ""},
  ),
  inSoap: fc.boolean(),
  text: fc.constantFrom("åäö <&> \"' ]]> 👩‍⚕️", "  mellanslag  "),
});

describe("normalise", () => {
  it("reads back of any certificate what was written, however it was written", () => {
    fc.assert(
      fc.property(anyCertificate, anyWriting, (given, writing) => {
        const isFirst = given.version.startsWith("1");
        const system = given.isKsh97p ? ksh97p : icd10;
        const facts: CertificateFacts = {
          ...{id: given.id, version: given.version, person: given.person.digits, periods: given.periods},
          diagnoses: given.codes.map((code) => (isFirst ? {code, system} : {code})),
          measures: given.measures,
          infectionBan: given.infectionBan,
          signed: "2024-10-10T10:00:00",
          sent: given.sent === null ? null : `${formatDay(given.sent as Day)}T11:00:00`,
          relations: [{kind: given.kind, other: given.other}],
        };
        const {certificates, rejections} = readFindings(writeCertificate(facts, writing));
        expect(rejections).toEqual([]);
        const [read] = certificates;
        expect(read).toMatchObject({
          id: given.id,
          person: {
            digits: given.person.digits,
            bornDay: given.person.born,
            sex: Number(given.person.digits[10]) % 2 === 0 ? "K" : "M",
          },
          version: isFirst ? 1 : 2,
          diagnoses: given.codes,
          measures: isFirst && !given.infectionBan ? given.measures : [],
          infectionBan: given.infectionBan,
          sent: given.sent ?? undefined,
          relations: [{kind: given.kind, other: given.other}],
        });
        expect(
          read?.periods.map(({from, to, degree}) => ({degree, from: formatDay(from), to: formatDay(to)})),
        ).toEqual(given.periods);
        const flags = read?.flags.filter(
          (flag) => !["person.check-digit", "period.repeated-degree"].includes(flag),
        );
        expect(flags).toEqual([]);
      }),
      run,
    );
  });

  it("gives any bytes a verdict and never fails", () => {
    const good = new TextEncoder().encode(writeCertificate());
    const anyDamage = fc.record({
      at: fc.nat({max: good.length - 1}),
      cut: fc.boolean(),
      bytes: fc.uint8Array({maxLength: 8}),
    });
    fc.assert(
      fc.property(anyDamage, ({at, cut, bytes}) => {
        const damaged = Buffer.concat([
          good.subarray(0, at),
          bytes,
          cut ? new Uint8Array() : good.subarray(at + bytes.length),
        ]);
        expect(outcome(damaged)).toMatch(/^[a-z]+[.a-z -]*|^other-form$/);
      }),
      run,
    );
    fc.assert(
      fc.property(fc.uint8Array({maxLength: 60}), (bytes) => {
        expect(outcome(bytes)).toMatch(/^xml\./);
      }),
      run,
    );
  });

  it("refuses any two periods that share more than a day, in either order", () => {
    const anyPair = fc.tuple(
      fc.integer({min: 0, max: 30}),
      fc.integer({min: 0, max: 30}),
      fc.integer({min: 0, max: 30}),
      fc.integer({min: 0, max: 30}),
    );
    const period = (from: number, length: number, degree: 50 | 100): PeriodFacts => {
      return {
        degree,
        from: formatDay((20_000 + from) as Day),
        to: formatDay((20_000 + from + length) as Day),
      };
    };
    fc.assert(
      fc.property(anyPair, ([a, aLength, b, bLength]) => {
        const sharedDays = Math.min(a + aLength, b + bLength) - Math.max(a, b) + 1;
        // A single day inside a longer period, not at its edge, is one shared day that the schematron refuses.
        const isInside = (x: number, length: number, y: number, yLength: number) =>
          length === 0 && x > y && x < y + yLength;
        const refused =
          sharedDays > 1 || isInside(a, aLength, b, bLength) || isInside(b, bLength, a, aLength);
        const word = refused
          ? "period.overlap"
          : sharedDays === 1
            ? "accepted period.shared-day"
            : "accepted";
        for (const periods of [
          [period(a, aLength, 100), period(b, bLength, 50)],
          [period(b, bLength, 50), period(a, aLength, 100)],
        ]) {
          expect(outcome(writeCertificate({periods}))).toBe(word);
        }
      }),
      run,
    );
  });
});

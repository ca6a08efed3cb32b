import {UsageError} from "../../errors.ts";
import type {Delivery, Flags, Source} from "../../model/source.ts";
import {fillCertificates, makeSyntheticCertificates} from "../synthetic/certificates.ts";
import {statements} from "../synthetic/country.ts";
import {drawMacros, dropDrawMacros} from "../synthetic/draw.ts";
import {makeLookups} from "../synthetic/lookups.ts";
import {fillMessages, makeSyntheticRequests} from "../synthetic/messages.ts";
import {plantedEffects} from "../synthetic/planted.ts";
import {makeSyntheticSjukfall} from "../synthetic/sjukfall.ts";
import {syntheticExtractDate, syntheticFirstMonth, syntheticLastMonth} from "../synthetic/time.ts";
import {makeUnits} from "../synthetic/units.ts";

export {syntheticExtractDate, syntheticFirstMonth, syntheticLastMonth};

const certificatesFlag = "synthetic-certificates";
const seedFlag = "seed";

const defaultCertificates = 1_000_000;
const defaultSeed = 1;

/** A whole number within limits from the command line. */
function wholeNumber(
  flags: Flags,
  flag: string,
  limits: {otherwise: number; from: number; to: number},
): number {
  const text = flags[flag];
  if (text === undefined) return limits.otherwise;
  const value = /^\d{1,10}$/.test(text) ? Number(text) : NaN;
  if (value >= limits.from && value <= limits.to) return value;
  throw new UsageError(`--${flag}: ska vara ett heltal från ${limits.from} till ${limits.to}, inte ${text}`);
}

/** Certificates that each person of the register comes to, with everything below: measured on the generator. */
const certificatesPerPerson = 3.464;

/** Persons made at a time, so that memory does not grow with the country: about a million certificates. */
const personsAtATime = 300_000;

/** Removes the generator's temporary tables: only the staged tables outlive it. */
const dropTables = [
  ...[
    "turn",
    "sjukfall",
    "certificate",
    "replacing",
    "request",
    "completing",
    "unit",
    "ward",
    "slot",
    "kind",
  ],
  ...[
    "start",
    "age",
    "length",
    "longest",
    "chain",
    "chain_count",
    "diagnosis",
    "plan",
    "question",
    "measure",
  ],
  ...["class", "class_change", "person_draw", "diagnosis_draw", "plan_draw", "question_draw", "measure_draw"],
]
  .map((name) => `DROP TABLE synthetic_${name};`)
  .join("\n");

/** Size and seed: with the program's version, all that the country comes from. */
function parametersOf(flags: Flags): {certificates: number; seed: number} {
  return {
    certificates: wholeNumber(flags, certificatesFlag, {
      otherwise: defaultCertificates,
      from: 1000,
      to: 200_000_000,
    }),
    seed: wholeNumber(flags, seedFlag, {otherwise: defaultSeed, from: 0, to: 2 ** 31 - 1}),
  };
}

/** The SQL of the synthetic country, part by part, in the order it must be run. */
export function* syntheticDeliveries(options: {certificates: number; seed: number}): Generator<Delivery> {
  const last = Math.ceil(options.certificates / certificatesPerPerson);
  const staged = (step: string, sql: string): Delivery => ({is: "staged", step, sql});
  yield staged("enheter", [drawMacros, makeLookups(), makeUnits()].join("\n"));
  for (let from = 1; from <= last; from += personsAtATime) {
    const persons = {from, to: Math.min(last, from + personsAtATime - 1)};
    yield staged("sjukfall", makeSyntheticSjukfall({persons, seed: options.seed}));
    yield staged("intyg", makeSyntheticCertificates());
    yield staged("kompletteringar", makeSyntheticRequests());
    yield staged("tabeller", fillCertificates());
    yield staged("meddelanden", fillMessages());
  }
  yield staged("städning", [dropTables, dropDrawMacros].join("\n"));
}

/**
 * The synthetic country: certificates of nobody, made inside the engine, the same for the same flags on every machine.
 * It answers when no other source is named, so that the program can be tried without any data.
 */
export const source: Source = {
  id: "synthetic",
  title: "Syntetiska intyg: ingen person, ingen enhet och inget intyg finns på riktigt",
  synthetic: true,
  defaults: {
    extractDate: syntheticExtractDate,
    firstMonth: syntheticFirstMonth,
    lastMonth: syntheticLastMonth,
  },
  flags: {
    [certificatesFlag]: {
      describe: `Ungefär så många syntetiska intyg (förval ${defaultCertificates})`,
      placeholder: "antal",
    },
    [seedFlag]: {describe: `Frö till de syntetiska intygen (förval ${defaultSeed})`, placeholder: "tal"},
  },
  account: () => ({
    numbers: statements.map(({title, is, why, value}) => ({title, is, why, value})),
    planted: plantedEffects.map(({title, region, size, per}) => ({title, region: region || null, size, per})),
  }),
  claims: (flags) => flags[certificatesFlag] !== undefined || flags[seedFlag] !== undefined,
  parameters: (flags) => parametersOf(flags),
  // eslint-disable-next-line @typescript-eslint/require-await -- the door is asynchronous for sources that read
  async *deliver(flags, effects) {
    const {certificates, seed} = parametersOf(flags);
    effects.log(`Hittar på ungefär ${certificates} syntetiska intyg`);
    yield* syntheticDeliveries({certificates, seed});
  },
};

import {UsageError} from "../../errors.ts";
import type {Flags, Source} from "../../model/source.ts";
import {syntheticExtractDate, syntheticFirstMonth, syntheticLastMonth} from "../synthetic/time.ts";

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
  // The country's numbers are read when it is made: other sources do without them.
  account: async () => (await import("../synthetic/account.ts")).syntheticAccount(),
  claims: (flags) => flags[certificatesFlag] !== undefined || flags[seedFlag] !== undefined,
  parameters: (flags) => parametersOf(flags),
  async *deliver(flags, effects) {
    const {certificates, seed} = parametersOf(flags);
    const {syntheticDeliveries} = await import("../synthetic/deliveries.ts");
    effects.log(`Hittar på ungefär ${certificates} syntetiska intyg`);
    yield* syntheticDeliveries({certificates, seed});
  },
};

import type {Code} from "./dimension.ts";

/**
 * Whether a certificate states medical treatment. Version 1 of the form asks for ongoing (question 19) and planned (20) apart,
 * version 2 for both at once: `some`.
 */
export const treatments: readonly Code[] = [
  {code: "none", title: "Ingen behandling angiven"},
  {code: "ongoing", title: "Bara pågående behandling"},
  {code: "planned", title: "Bara planerad behandling"},
  {code: "both", title: "Både pågående och planerad behandling"},
  {code: "some", title: "Pågående eller planerad behandling"},
  {code: "U", title: "Framgår inte"},
];

/** A prognosis of question 39: the codes of KV_FKMU_0006 that it has in either version of the form. */
export interface Prognosis extends Code {
  readonly written: readonly string[];
}

/** The prognoses. To return within some time is asked in days by version 1 and in months by version 2. */
export const prognoses: readonly Prognosis[] = [
  {
    code: "STOR_SANNOLIKHET",
    title: "Åter helt efter den här sjukskrivningen",
    written: ["STOR_SANNOLIKHET"],
  },
  {
    code: "ATER_X",
    title: "Åter helt inom en angiven tid",
    written: ["ATER_X_ANTAL_DGR", "ATER_X_ANTAL_MANADER"],
  },
  {code: "PROGNOS_OKLAR", title: "Prognosen är oklar", written: ["PROGNOS_OKLAR"]},
  {code: "SANNOLIKT_INTE", title: "Inte åter helt inom 12 månader", written: ["SANNOLIKT_INTE"]},
  {code: "U", title: "Framgår inte", written: []},
];

/** Whether the doctor wants Försäkringskassan to get in touch (question 26). */
export const contactWishes: readonly Code[] = [
  {code: "0", title: "Ingen kontakt önskas"},
  {code: "1", title: "Kontakt önskas"},
  {code: "U", title: "Framgår inte"},
];

/** Positions of what one certificate says, in the three lists above. */
export interface SupportPositions {
  readonly treatment: number;
  readonly prognosis: number;
  readonly contact_wish: number;
}

/** The number that stands for the three together, as certificates carry it: each combination has its own, from 0. */
export function supportNumber({treatment, prognosis, contact_wish}: SupportPositions): number {
  return (treatment * prognoses.length + prognosis) * contactWishes.length + contact_wish;
}

/** What each such number stands for, in order. */
export const supportCombinations: readonly SupportPositions[] = treatments.flatMap((_, treatment) =>
  prognoses.flatMap((__, prognosis) =>
    contactWishes.map((___, contact_wish) => ({treatment, prognosis, contact_wish})),
  ),
);

/** The position of a code in one of the lists. */
export function positionIn(list: readonly Code[], code: string): number {
  const at = list.findIndex((one) => one.code === code);
  if (at === -1) throw new RangeError(`no code ${code}`);
  return at;
}

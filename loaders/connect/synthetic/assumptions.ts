/**
 * The synthetic country, number by number. Nobody in it exists. What is published about the real country (the sources
 * are named) steers the proportions; everything else is made up to look plausible in a chart, and proves nothing.
 * Weights are whole numbers in proportion to each other; shares are per mille unless another unit is stated.
 */

/**
 * The day of the extract, and the first and last month that the demo release counts: three calendar years. A sjukfall
 * that begins late in a month is signed in the next, so the extract is made a month after the last one.
 */
export const syntheticExtractDate = "2026-01-31";
export const syntheticFirstMonth = "2023-01";
export const syntheticLastMonth = "2025-12";

/** Sjukfall begin from this day on, so that the stock of ongoing ones is steady when the first month comes. */
export const burnInDay = "2020-01-01";

/** Sjukfall that ended before this day left no certificates in the extract. */
export const keptFromDay = "2022-12-01";

/** Certificates that each person of the register comes to, with everything below: measured on the generator. */
export const certificatesPerPerson = 2.84;

/** A person has one sjukfall in six years, these a second and a third one. */
export const repeatShares = [1000, 420, 160] as const;

/** Women's share of started sjukfall: 63 % (Scand J Public Health 2015;43:44–51, sjukfall 2010–2012). */
export const womenShare = 632;

/** How many begin in each month of the year: least in July, most in January, February and October. */
export const monthWeights = [118, 114, 108, 98, 97, 84, 62, 91, 109, 117, 111, 91] as const;

/** How many begin on each weekday from Monday on. */
export const weekdayWeights = [150, 112, 105, 100, 88, 62, 60] as const;

/** How many begin in each year: a slow growth. */
export const yearWeights: Readonly<Record<string, number>> = {
  2020: 97,
  2021: 98,
  2022: 99,
  2023: 100,
  2024: 102,
  2025: 103,
  2026: 104,
};

/** Persons by age at the end of 2022: from, to (years) and weight of the whole span. Sickness grows with age. */
export const ageWeights = [
  {from: 18, to: 24, weight: 75},
  {from: 25, to: 29, weight: 95},
  {from: 30, to: 34, weight: 115},
  {from: 35, to: 39, weight: 115},
  {from: 40, to: 44, weight: 115},
  {from: 45, to: 49, weight: 118},
  {from: 50, to: 54, weight: 122},
  {from: 55, to: 59, weight: 122},
  {from: 60, to: 65, weight: 113},
] as const;

/** Youngest and oldest at the start of a sjukfall, in years. */
export const ageRange = {from: 18, to: 67} as const;

/** Last age of each age band that the structure of diagnoses follows. */
export const diagnosisAgeBands = [30, 40, 50, 60] as const;

/**
 * How long sjukfall last: days at quantiles in per mille, straight lines between. Together they give the lengths of
 * started sjukfall over 14 days: 15–29 days 21 %, 30–89 38 %, 90–179 18 %, 180–364 13 %, 365 and more 9 % (SRS
 * national statistics 2017), and a quarter that are shorter.
 */
export const lengthQuantiles: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  infection: [
    [0, 3],
    [350, 8],
    [750, 14],
    [930, 28],
    [985, 60],
    [1000, 300],
  ],
  mental: [
    [0, 8],
    [110, 14],
    [260, 29],
    [530, 72],
    [730, 150],
    [880, 320],
    [950, 520],
    [985, 800],
    [1000, 1090],
  ],
  skeletal: [
    [0, 6],
    [230, 14],
    [440, 29],
    [680, 65],
    [840, 130],
    [930, 270],
    [980, 560],
    [1000, 1050],
  ],
  injury: [
    [0, 6],
    [170, 14],
    [400, 29],
    [740, 62],
    [900, 110],
    [970, 220],
    [1000, 600],
  ],
  tumour: [
    [0, 12],
    [120, 28],
    [330, 60],
    [570, 150],
    [770, 300],
    [910, 560],
    [1000, 1090],
  ],
  somatic: [
    [0, 5],
    [300, 14],
    [560, 29],
    [780, 60],
    [900, 120],
    [960, 260],
    [990, 600],
    [1000, 1000],
  ],
  lasting: [
    [0, 8],
    [180, 20],
    [400, 60],
    [620, 150],
    [790, 320],
    [920, 640],
    [1000, 1090],
  ],
  pregnancy: [
    [0, 6],
    [180, 14],
    [430, 30],
    [750, 70],
    [930, 120],
    [1000, 220],
  ],
  symptom: [
    [0, 5],
    [250, 14],
    [490, 30],
    [710, 70],
    [860, 150],
    [945, 330],
    [1000, 1000],
  ],
};

/** One diagnosis of the country: how common it is in women and men, how it follows age and season, how long it lasts. */
export interface SyntheticDiagnosis {
  readonly code: string;
  readonly women: number;
  readonly men: number;
  readonly length: keyof typeof lengthQuantiles;
  /** Weight in the five age bands, in per cent; everywhere 100 where it is left out. */
  readonly ages?: readonly [number, number, number, number, number];
  /** Weight in December–March, in per cent of the rest of the year; 100 where it is left out. */
  readonly winter?: number;
}

const fertile = [150, 100, 8, 0, 0] as const;
const older = [20, 45, 90, 150, 190] as const;
const younger = [150, 115, 95, 75, 60] as const;

/**
 * Ongoing sjukfall: about half have a diagnosis in F00–F99, women more often than men, and 17 % one in M00–M99, men
 * more often than women (Försäkringskassan, ongoing sjukfall by diagnosis, April 2024).
 */
export const diagnoses: readonly SyntheticDiagnosis[] = [
  {code: "F432", women: 62, men: 36, length: "mental", ages: younger},
  {code: "F438A", women: 74, men: 30, length: "mental", ages: [80, 120, 120, 100, 70]},
  {code: "F439", women: 66, men: 34, length: "mental", ages: younger},
  {code: "F430", women: 26, men: 16, length: "mental", ages: younger},
  {code: "F431", women: 9, men: 7, length: "lasting"},
  {code: "F321", women: 40, men: 34, length: "mental", ages: [120, 110, 100, 90, 80]},
  {code: "F329", women: 36, men: 32, length: "mental", ages: younger},
  {code: "F331", women: 18, men: 14, length: "lasting"},
  {code: "F411", women: 22, men: 14, length: "mental", ages: younger},
  {code: "F419", women: 34, men: 22, length: "mental", ages: younger},
  {code: "F412", women: 20, men: 12, length: "mental", ages: younger},
  {code: "F102", women: 3, men: 9, length: "mental", ages: [40, 80, 120, 140, 100]},
  {code: "F319", women: 5, men: 4, length: "lasting"},
  {code: "F845", women: 4, men: 4, length: "lasting", ages: [180, 120, 60, 30, 10]},
  {code: "F900", women: 6, men: 4, length: "lasting", ages: [180, 120, 60, 30, 10]},
  {code: "M545", women: 35, men: 54, length: "skeletal"},
  {code: "M544", women: 19, men: 30, length: "skeletal", ages: older},
  {code: "M542", women: 19, men: 18, length: "skeletal"},
  {code: "M511", women: 13, men: 19, length: "skeletal"},
  {code: "M751", women: 19, men: 24, length: "skeletal", ages: older},
  {code: "M171", women: 18, men: 19, length: "skeletal", ages: [5, 15, 60, 160, 240]},
  {code: "M169", women: 13, men: 14, length: "skeletal", ages: [5, 15, 60, 160, 240]},
  {code: "M797", women: 11, men: 2, length: "lasting"},
  {code: "M255", women: 16, men: 21, length: "skeletal"},
  {code: "M791", women: 16, men: 14, length: "skeletal"},
  {code: "S826", women: 12, men: 13, length: "injury"},
  {code: "S525", women: 11, men: 9, length: "injury", ages: older, winter: 150},
  {code: "S420", women: 6, men: 15, length: "injury"},
  {code: "S060", women: 14, men: 12, length: "injury", ages: younger},
  {code: "S832", women: 8, men: 16, length: "injury", ages: younger},
  {code: "S934", women: 8, men: 12, length: "injury", ages: younger},
  {code: "T149", women: 3, men: 6, length: "injury"},
  {code: "J069", women: 35, men: 30, length: "infection", winter: 240},
  {code: "J111", women: 15, men: 14, length: "infection", winter: 420},
  {code: "J189", women: 11, men: 12, length: "infection", winter: 210, ages: older},
  {code: "J209", women: 9, men: 8, length: "infection", winter: 230},
  {code: "J459", women: 5, men: 4, length: "somatic", winter: 130},
  {code: "U071", women: 12, men: 10, length: "infection", winter: 170},
  {code: "U099", women: 4, men: 2, length: "lasting"},
  {code: "B349", women: 12, men: 11, length: "infection", winter: 190},
  {code: "A099", women: 11, men: 10, length: "infection", winter: 160},
  {code: "A692", women: 2, men: 2, length: "infection", winter: 10},
  {code: "C509", women: 20, men: 0, length: "tumour", ages: older},
  {code: "C619", women: 0, men: 11, length: "tumour", ages: [0, 2, 30, 160, 300]},
  {code: "C189", women: 4, men: 6, length: "tumour", ages: older},
  {code: "C859", women: 3, men: 4, length: "tumour"},
  {code: "D259", women: 7, men: 0, length: "somatic", ages: [20, 100, 190, 60, 10]},
  {code: "D509", women: 4, men: 1, length: "somatic"},
  {code: "E039", women: 6, men: 1, length: "somatic"},
  {code: "E119", women: 3, men: 6, length: "somatic", ages: older},
  {code: "E669", women: 5, men: 2, length: "somatic"},
  {code: "G439", women: 12, men: 4, length: "somatic"},
  {code: "G560", women: 9, men: 6, length: "somatic"},
  {code: "G359", women: 5, men: 2, length: "lasting"},
  {code: "G473", women: 2, men: 5, length: "lasting"},
  {code: "G933", women: 5, men: 2, length: "lasting"},
  {code: "H269", women: 3, men: 4, length: "somatic", ages: older},
  {code: "H330", women: 2, men: 4, length: "somatic", ages: older},
  {code: "H819", women: 9, men: 5, length: "somatic"},
  {code: "H931", women: 3, men: 3, length: "symptom"},
  {code: "I219", women: 3, men: 12, length: "lasting", ages: older},
  {code: "I489", women: 3, men: 8, length: "somatic", ages: older},
  {code: "I639", women: 5, men: 8, length: "lasting", ages: older},
  {code: "I109", women: 5, men: 6, length: "somatic", ages: older},
  {code: "K409", women: 2, men: 24, length: "somatic"},
  {code: "K802", women: 13, men: 6, length: "somatic"},
  {code: "K359", women: 7, men: 8, length: "somatic", ages: younger},
  {code: "K509", women: 5, men: 4, length: "somatic"},
  {code: "L409", women: 3, men: 4, length: "somatic"},
  {code: "L089", women: 5, men: 8, length: "infection"},
  {code: "N939", women: 11, men: 0, length: "somatic", ages: [60, 120, 180, 80, 20]},
  {code: "N200", women: 4, men: 9, length: "somatic"},
  {code: "N390", women: 8, men: 3, length: "infection"},
  {code: "O268", women: 42, men: 0, length: "pregnancy", ages: fertile},
  {code: "O219", women: 18, men: 0, length: "pregnancy", ages: fertile},
  {code: "O267", women: 29, men: 0, length: "pregnancy", ages: fertile},
  {code: "O200", women: 8, men: 0, length: "pregnancy", ages: fertile},
  {code: "Q650", women: 1, men: 1, length: "skeletal"},
  {code: "R529", women: 14, men: 10, length: "symptom"},
  {code: "R539", women: 20, men: 10, length: "symptom"},
  {code: "R519", women: 12, men: 6, length: "symptom"},
  {code: "R074", women: 5, men: 8, length: "symptom"},
  {code: "R104", women: 12, men: 7, length: "symptom"},
  {code: "R429", women: 8, men: 4, length: "symptom"},
  {code: "Z733", women: 18, men: 9, length: "symptom"},
  {code: "Z730", women: 8, men: 4, length: "symptom"},
  {code: "Z988", women: 10, men: 12, length: "somatic"},
  {code: "W199", women: 1, men: 1, length: "injury"},
  // In no chapter of ICD-10: what slips through.
  {code: "K999", women: 3, men: 3, length: "somatic"},
];

/** Share of certificates whose code is of KSH97-P, primary care's short list ("F43-"). */
export const primaryCareCodeShare = 25;

/** Share of certificates with a second diagnosis. */
export const secondDiagnosisShare = 220;

/**
 * Share of continuing certificates that bring a new main diagnosis, drawn afresh: about 7 % of sjukfall come to
 * change chapter, 2 % of those of 15–30 days, 20 % of those over a year (Scand J Public Health 2015;43:44–51).
 */
export const diagnosisChangeShare = 38;

/** Degrees in the order they come: at first, after the first step and after the second, if that differs. */
export const degreePlans = [
  {degrees: [100, 50, 25], weight: 330},
  {degrees: [100, 75, 50], weight: 240},
  {degrees: [100, 50, 75], weight: 60},
  {degrees: [100, 75, 25], weight: 110},
  {degrees: [50, 25, 25], weight: 105},
  {degrees: [50, 75, 100], weight: 45},
  {degrees: [75, 50, 25], weight: 60},
  {degrees: [25, 50, 50], weight: 50},
] as const;

/** Share of sjukfall whose degree takes a first step, by length in days, and how many of them take a second. */
export const degreeSteps = [
  {fromDays: 0, share: 30},
  {fromDays: 21, share: 250},
  {fromDays: 60, share: 480},
  {fromDays: 120, share: 600},
] as const;
export const secondStepShare = 520;

/** Share of sjukfall where a step falls inside a certificate, which then has several periods. */
export const stepInsideShare = 450;

/** Days from the sjukfall's start to the start of each certificate before each sjukfall's own pace; 75 days on after the last. */
export const certificateStarts = [0, 21, 49, 88, 140, 200, 270] as const;
export const laterCertificateDays = 75;
/** The pace of a sjukfall's certificates: from, and how many steps up, in per cent. */
export const pace = {from: 80, steps: 60} as const;

/** Share of continuing certificates that begin 1–4 days late, and that begin 1–3 days early. */
export const lateShare = 60;
export const earlyShare = 90;

/** Share of certificates never sent, sent a day or more after signing, revoked, replaced, and for smittbärarpenning. */
export const unsentShare = 4;
export const lateSendingShare = 50;
export const revokedShare = 5;
export const replacedShare = 10;
export const infectionBanShare = 2;

/** Share of certificates that name the certificate they prolong. */
export const prolongShare = 600;

/** Share of certificates written at another unit of the region than the person's own. */
export const otherUnitShare = 120;

/** One fictitious unit for so many inhabitants; one in so many is private; one in so many changes its name. */
export const inhabitantsPerUnit = 9000;
export const privateEvery = 4;
export const renamedEvery = 20;

/** Version 2.0 of the form from this day of signing. */
export const formVersion2Day = "2025-08-05";

/**
 * Share of certificates that Försäkringskassan asks to have completed, between regions from the least to the greatest:
 * 9.7 % in the real country (Försäkringskassan, 2017-12-12), mostly about limitation of activity, question 17.
 */
export const completionShare = {least: 80, most: 130} as const;
export const completionQuestions = [
  {question: "17", weight: 430},
  {question: "35", weight: 220},
  {question: "39", weight: 90},
  {question: "32", weight: 70},
  {question: "37", weight: 50},
  {question: "6", weight: 40},
  {question: "1", weight: 35},
  {question: "19", weight: 30},
  {question: "28", weight: 20},
  {question: "25", weight: 15},
] as const;
/** Share of requests without a question, and with a second one. */
export const noQuestionShare = 50;
export const secondQuestionShare = 330;
/** Days from signing to the request: from, and how many days up. */
export const requestDelay = {from: 4, spread: 38} as const;
/** Share of requests that are reminded of, answered by a new certificate, and answered by a message. */
export const reminderShare = 120;
export const answeredByCertificateShare = 550;
export const answeredByMessageShare = 250;

/** Measures of question 40 (form version 1). */
export const measures = [
  {code: "EJ_AKTUELLT", weight: 620},
  {code: "ARBETSANPASSNING", weight: 120},
  {code: "KONTAKT_FHV", weight: 80},
  {code: "OMFORDELNING", weight: 50},
  {code: "ARBETSTRANING", weight: 50},
  {code: "BESOK_ARBETSPLATS", weight: 25},
  {code: "ERGONOMISK", weight: 20},
  {code: "HJALPMEDEL", weight: 10},
  {code: "SOKA_NYTT_ARBETE", weight: 10},
  {code: "KONFLIKTHANTERING", weight: 5},
  {code: "OVRIGA_ATGARDER", weight: 10},
] as const;

import type {Code} from "../model/dimension.ts";
import {bandTitle, type Band} from "./band.ts";

/**
 * Age in completed years, as unions of Intygsstatistik's five-year bands (<16, 16–20, …, 61–65, >65).
 * "U" where the birthday is unknown.
 */
export const ageBands: readonly Band[] = [
  {code: "0-30", from: 0, to: 30},
  {code: "31-40", from: 31, to: 40},
  {code: "41-50", from: 41, to: 50},
  {code: "51-60", from: 51, to: 60},
  {code: "61-", from: 61},
];

/** Intygsstatistik's length groups, in covered days; 365 days and more are split at two years. */
export const lengthBands: readonly Band[] = [
  {code: "1-14", from: 1, to: 14},
  {code: "15-30", from: 15, to: 30},
  {code: "31-60", from: 31, to: 60},
  {code: "61-90", from: 61, to: 90},
  {code: "91-180", from: 91, to: 180},
  {code: "181-364", from: 181, to: 364},
  {code: "365-730", from: 365, to: 730},
  {code: "731-", from: 731},
];

/** From the first to the last day of a sjukfall, both counted: closer together where most end, and at the limits of the rehabiliteringskedja. */
export const durationBands: readonly Band[] = [
  {code: "1-7", from: 1, to: 7},
  {code: "8-14", from: 8, to: 14},
  {code: "15-21", from: 15, to: 21},
  {code: "22-30", from: 22, to: 30},
  {code: "31-60", from: 31, to: 60},
  {code: "61-90", from: 61, to: 90},
  {code: "91-120", from: 91, to: 120},
  {code: "121-180", from: 121, to: 180},
  {code: "181-270", from: 181, to: 270},
  {code: "271-365", from: 271, to: 365},
  {code: "366-", from: 366},
];

/**
 * From the first to the last day of a sjukfall, both counted: by the two limits of the rehabiliteringskedja that a unit's sjukfall are told by.
 * Three bands and no more: the share beyond either limit is then one cell, or all but one, and rounding moves it by one cell's error.
 */
export const durationLimitBands: readonly Band[] = [
  {code: "1-90", from: 1, to: 90},
  {code: "91-180", from: 91, to: 180},
  {code: "181-", from: 181},
];

/** Days from the first day of a sjukfall, which is 0, to the first on which its certificates say something else: a lower degree, another diagnosis. */
export const courseBands: readonly Band[] = [
  {code: "0-14", from: 0, to: 14},
  {code: "15-30", from: 15, to: 30},
  {code: "31-60", from: 31, to: 60},
  {code: "61-90", from: 61, to: 90},
  {code: "91-180", from: 91, to: 180},
  {code: "181-", from: 181},
];

/** Days from the first day of a sjukfall to a message about it, both counted: months at first, then the limits of the rehabiliteringskedja. */
export const coordinationBands: readonly Band[] = [
  {code: "1-30", from: 1, to: 30},
  {code: "31-60", from: 31, to: 60},
  {code: "61-90", from: 61, to: 90},
  {code: "91-180", from: 91, to: 180},
  {code: "181-365", from: 181, to: 365},
  {code: "366-", from: 366},
];

/** Days from the signing of a certificate to the first request for completion. */
export const waitBands: readonly Band[] = [
  {code: "0-7", from: 0, to: 7},
  {code: "8-14", from: 8, to: 14},
  {code: "15-21", from: 15, to: 21},
  {code: "22-30", from: 22, to: 30},
  {code: "31-60", from: 31, to: 60},
  {code: "61-", from: 61},
];

/** Days from the first request for completion to the first answer. */
export const answerBands: readonly Band[] = [
  {code: "0-7", from: 0, to: 7},
  {code: "8-14", from: 8, to: 14},
  {code: "15-30", from: 15, to: 30},
  {code: "31-", from: 31},
];

/** Spans of covered days between the limits of the rehabiliteringskedja. */
export const spanBands: readonly Band[] = [
  {code: "1-90", from: 1, to: 90},
  {code: "91-180", from: 91, to: 180},
  {code: "181-365", from: 181, to: 365},
  {code: "366-", from: 366},
];

/** The coarser bands that those of age and length lie in; 90 days: what is longer is a long sjukfall. */
export const coarserBands: Readonly<Record<"age" | "length", readonly Band[]>> = {
  age: [
    {code: "0-40", from: 0, to: 40},
    {code: "41-", from: 41},
  ],
  length: [
    {code: "1-90", from: 1, to: 90},
    {code: "91-", from: 91},
  ],
};

/** The bands of age or length as codes, each with the coarser band that it lies in. */
export function withParents(bands: readonly Band[], id: "age" | "length", unit: string): Code[] {
  return bands.map((band) => {
    const parent = coarserBands[id].find(
      ({from, to = Infinity}) => from <= band.from && (band.to ?? Infinity) <= to,
    );
    if (!parent) throw new RangeError(`${id}: ${band.code} lies in no coarser band`);
    return {...bandCode(band, unit), parent: parent.code};
  });
}

/** A band as a code with its title. */
export function bandCode(band: Band, unit: string): Code {
  return {code: band.code, title: bandTitle(band, unit)};
}

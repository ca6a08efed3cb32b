import type {Family} from "../../model/cells.ts";

/**
 * The sjukfall of a year counted in other ways: with other gaps, by care provider, as ongoing on a day or some time in the year.
 *
 * The same persons many times over: exact counts side by side could be taken from each other, down to the few who lie between two
 * of them. So every count is rounded by itself, and they are told of the whole country and the year only.
 */
export const family: Family = {
  id: "counting_ways",
  title: "Sätt att räkna sjukfall",
  unit: "sjukfall",
  description:
    "Årets sjukfall, utan uppdelning på region, räknade på andra sätt: med andra uppehåll mellan intygen, per vårdgivare, pågående en viss dag eller någon gång under året. Raden om den 25:e är summan av årets månader, och raden om personer räknar personer. Alla tal är avrundade.",
  events: "counting_ways",
  within: "started",
  roundsAll: true,
  dimensions: ["year", "counting_way"],
  rows: {of: "counting"},
};

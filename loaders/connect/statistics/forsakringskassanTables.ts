import {all} from "./codes.ts";

/** One table of the open API. */
export interface Dataset {
  readonly name: string;
  readonly title: string;
  /** `dataset/Table`, as in the address. */
  readonly path: string;
  /** Whether it is published by län. */
  readonly byRegion: boolean;
  /** The diagnosis that all of it is of; `undefined` where each row has its chapter. */
  readonly diagnosis: string | undefined;
  /** What its figures are called by the publisher, and here. Others keep the publisher's name. */
  readonly measures: Readonly<Record<string, string>>;
  /** The figure that an answer must have, by the publisher's name; `undefined` where no answer of the table was seen. */
  readonly needs: string | undefined;
  /** Filters beside year, sex and län that keep the answer small. */
  readonly filters: (regions: readonly string[]) => Readonly<Record<string, string>>;
}

const stock = {antal: "sjukfall", andel: "share_percent"};
const noFilters = () => ({});
// A municipality's code is <municipality>_<län>; the other way round answers an empty list.
const wholeRegions = (regions: readonly string[]) => ({
  kommun_kod: regions.map((code) => `ALL_${code}`).join(","),
});

/** The tables that are fetched, in the order they are written. */
export const datasets: readonly Dataset[] = [
  {
    name: "fk-ongoing-diagnosis",
    title: "Pågående sjukfall vid månadens slut per diagnoskapitel, antal och procent av alla",
    path: "sjp-pagaende-sjukfall-diagnos/SJPPagSjukfallDiagnosLan",
    byRegion: true,
    diagnosis: undefined,
    measures: stock,
    needs: "antal",
    filters: noFilters,
  },
  {
    name: "fk-ongoing-f43",
    title: "Pågående sjukfall med F43 vid månadens slut, antal och procent av alla",
    path: "sjp-pagaende-sjukfall-diagnos-f43/SJPPagSjukfallDiagnosF43",
    byRegion: true,
    diagnosis: "F43",
    measures: stock,
    needs: "antal",
    filters: wholeRegions,
  },
  {
    name: "fk-started-diagnosis",
    title: "Startade sjukfall under månaden per diagnoskapitel, riket",
    path: "sjp-startade-diagnos/SJPStartadeSjukfallDiagnos",
    byRegion: false,
    diagnosis: undefined,
    measures: stock,
    needs: undefined,
    filters: noFilters,
  },
  {
    name: "fk-started-f43",
    title: "Startade sjukfall med F43 under månaden",
    path: "sjp-startade-diagnos-f43/SJPStartadeSjukfallF43",
    byRegion: true,
    diagnosis: "F43",
    measures: stock,
    needs: undefined,
    filters: noFilters,
  },
  {
    name: "fk-sjukpenningtal",
    title: "Sjukpenningtal: dagar per person 16–64 år under tolv månader till och med månaden",
    path: "ohm-sjptal/SJPsjptal",
    byRegion: true,
    diagnosis: all,
    measures: {spt: "days_per_person"},
    needs: "spt",
    filters: (regions) => ({aldersklass_kod: all, ...wholeRegions(regions)}),
  },
  {
    name: "fk-ohalsotal",
    title: "Ohälsotal: dagar per person 16–64 år under tolv månader till och med månaden",
    path: "ohm-ohalsotal/SJPohttal",
    byRegion: true,
    diagnosis: all,
    measures: {oht: "days_per_person"},
    needs: "oht",
    filters: (regions) => ({aldersklass_kod: all, ...wholeRegions(regions)}),
  },
];

import type {Code} from "../model/dimension.ts";

/** The versions of the form that the certificates of a sjukfall are on, by their bits less one. */
export const formsUsed: readonly Code[] = [
  {code: "1", title: "Version 1"},
  {code: "2", title: "Version 2"},
  {code: "both", title: "Båda versionerna"},
];

/**
 * How the last diagnosis of a sjukfall differs from the first: at the finest level that they share. Where either has no valid
 * code it cannot be said, not even that they are the same.
 */
export const diagnosisChanges: readonly Code[] = [
  {code: "same", title: "Samma diagnoskategori"},
  {code: "category", title: "Annan kategori i samma avsnitt"},
  {code: "block", title: "Annat avsnitt i samma kapitel"},
  {code: "chapter", title: "Annat kapitel"},
  {code: "unknown", title: "Går inte att säga"},
];

/**
 * How long a sjukfall lasted, beside the shortest and the longest sick leave that FMB recommends for its first diagnosis. No sjukfall
 * is told to be longer than a recommendation of more days than all are followed.
 */
export const recommendations: readonly Code[] = [
  {code: "none", title: "Diagnos utan rekommenderad längd"},
  {code: "within", title: "Högst den kortaste rekommendationen"},
  {code: "between", title: "Längre än den kortaste, högst den längsta"},
  {code: "beyond", title: "Längre än den längsta rekommendationen"},
];

/** How the degree changed from period to period of a sjukfall. */
export const degreePaths: readonly Code[] = [
  {code: "unchanged", title: "Samma grad hela tiden"},
  {code: "down", title: "Sänkt en gång"},
  {code: "stepwise", title: "Sänkt i flera steg"},
  {code: "up", title: "Höjd, aldrig sänkt"},
  {code: "varied", title: "Både höjd och sänkt"},
];

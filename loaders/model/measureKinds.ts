import type {Code} from "./dimension.ts";

/**
 * The measures that a certificate can name to make it easier to return to work: those of question 40 (KV_FKMU_0004, version 1 of
 * the form only), in the order of the form, then `text`, question 44 in the doctor's own words (both versions). A certificate that
 * names none of them has `none`, or `U` where its source does not tell whether question 44 has a text.
 */
export const measureKinds: readonly Code[] = [
  {code: "EJ_AKTUELLT", title: "Inte aktuellt"},
  {code: "ARBETSTRANING", title: "Arbetsträning"},
  {code: "ARBETSANPASSNING", title: "Arbetsanpassning"},
  {code: "SOKA_NYTT_ARBETE", title: "Söka nytt arbete"},
  {code: "BESOK_ARBETSPLATS", title: "Besök på arbetsplatsen"},
  {code: "ERGONOMISK", title: "Ergonomisk bedömning"},
  {code: "HJALPMEDEL", title: "Hjälpmedel"},
  {code: "KONFLIKTHANTERING", title: "Konflikthantering"},
  {code: "KONTAKT_FHV", title: "Kontakt med företagshälsovård"},
  {code: "OMFORDELNING", title: "Omfördelning av arbetsuppgifter"},
  {code: "OVRIGA_ATGARDER", title: "Övrigt"},
  {code: "text", title: "Åtgärder med egna ord (fråga 44)"},
  {code: "none", title: "Ingen åtgärd angiven"},
  {code: "U", title: "Framgår inte"},
];

/** Those that stand for no measure that somebody could take. */
const noMeasures: ReadonlySet<string> = new Set(["EJ_AKTUELLT", "none"]);

/** The number that stands for a kind in the sum of those that a certificate names: a bit each. */
export function measureBit(code: string): number {
  const at = measureKinds.findIndex((kind) => kind.code === code);
  if (at === -1) throw new RangeError(`no kind of measure ${code}`);
  return 2 ** at;
}

/** What the certificates of a sjukfall come to: what is named on any of them. */
export const measuresNamed: readonly Code[] = [
  {code: "listed", title: "Åtgärd ur blankettens lista"},
  {code: "text", title: "Åtgärd bara med egna ord"},
  {code: "none", title: "Ingen åtgärd"},
  {code: "U", title: "Framgår inte"},
];

/** The bits that tell each of {@link measuresNamed}, tried in that order; what has none of them is the last. */
export const namedBits: readonly number[] = [
  sumOf((code) => !noMeasures.has(code) && code !== "text" && code !== "U"),
  measureBit("text"),
  sumOf((code) => noMeasures.has(code)),
];

function sumOf(isIn: (code: string) => boolean): number {
  return measureKinds.reduce((sum, {code}) => sum + (isIn(code) ? measureBit(code) : 0), 0);
}

/**
 * Quality flags of a certificate: rules of the form that concern what is not kept (free text, other questions) or
 * that leave the certificate usable. `bit` is the position in `certificate.flags`; titles are Swedish: they are
 * published. A certificate with flags counts like any other.
 */
export const flags = [
  {bit: 0, id: "person.check-digit", title: "Personnumrets kontrollsiffra stämmer inte"},
  {bit: 1, id: "unit.shape", title: "Enhetens eller vårdgivarens id har inte HSA-id:ts form"},
  {bit: 2, id: "relation.kind", title: "Okänd relation till ett annat intyg"},
  {bit: 3, id: "question.unknown", title: "Fråga eller delfråga som inte hör till blanketten"},
  {bit: 4, id: "question.instance", title: "Instansnummer saknas eller är mindre än 1"},
  {bit: 5, id: "question.infection-ban", title: "Fråga 27 (smittbärarpenning) är ofullständig"},
  {bit: 6, id: "question.basis", title: "Fråga 1 (vad intyget baseras på) är ofullständig"},
  {bit: 7, id: "question.occupation", title: "Fråga 28 eller 29 (sysselsättning, yrke) är ofullständig"},
  {bit: 8, id: "question.diagnosis-text", title: "Fråga 6: diagnosens text saknas eller saknar kod"},
  {bit: 9, id: "question.function", title: "Fråga 35 (funktionsnedsättning) är ofullständig"},
  {bit: 10, id: "question.activity", title: "Fråga 17 (aktivitetsbegränsning) är ofullständig"},
  {bit: 11, id: "question.treatment", title: "Fråga 19 eller 20 (behandling) är ofullständig"},
  {bit: 12, id: "period.repeated-degree", title: "Fråga 32: samma nedsättningsgrad anges flera gånger"},
  {bit: 13, id: "period.shared-day", title: "Fråga 32: två perioder delar en dag"},
  {bit: 14, id: "question.guideline", title: "Fråga 37 (längre än beslutsstödet) är ofullständig"},
  {bit: 15, id: "question.working-hours", title: "Fråga 33 (arbetstidens förläggning) är ofullständig"},
  {bit: 16, id: "question.travel", title: "Fråga 34 (arbetsresor) är ofullständig"},
  {bit: 17, id: "question.prognosis", title: "Fråga 39 (prognos) är ofullständig"},
  {bit: 18, id: "question.measures", title: "Fråga 40 eller 44 (åtgärder) är ofullständig"},
  {bit: 19, id: "question.other", title: "Fråga 25 (övriga upplysningar) är ofullständig"},
  {bit: 20, id: "question.contact", title: "Fråga 26 (kontakt önskas) är ofullständig"},
  {bit: 21, id: "question.extra", title: "Tilläggsfråga (9001 och uppåt) är ofullständig"},
] as const;

export type Flag = (typeof flags)[number]["id"];

const bits: ReadonlyMap<string, number> = new Map(flags.map(({id, bit}) => [id, 1 << bit]));

/** The flags as they stand in `certificate.flags`: one bit each. */
export function flagBits(raised: Iterable<Flag>): number {
  let value = 0;
  for (const flag of raised) value |= bits.get(flag) ?? 0;
  return value;
}

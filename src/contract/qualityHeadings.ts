/** A heading of the quality declaration: its text, its level (2 is the highest), and whether a text stands under it. */
export interface QualityHeading {
  readonly title: string;
  readonly level: 2 | 3 | 4 | 5;
  /** The field of the description that stands under it; none for a heading of other headings. */
  readonly field?: string;
}

const part = (title: string): QualityHeading => ({title, level: 2});
const component = (title: string): QualityHeading => ({title, level: 3});
const numbered = (number: string, field: string): QualityHeading => ({
  ...{title: `${number} ${field}`, level: number.length === 1 ? 3 : 4},
  field,
});
const group = (title: string): QualityHeading => ({title, level: 4});
const inner = (field: string): QualityHeading => ({title: field, level: 5, field});

/** What stands before the headings, as terms with a value each. */
export const qualityFront = ["Ämnesområde", "Statistikområde", "Produktkod", "Referenstid"] as const;

/**
 * The headings of a kvalitetsdeklaration in order, as Försäkringskassan's and SCB's own have them. The five main components are laid
 * down by SCB-FS 2016:17.
 */
export const qualityHeadings: readonly QualityHeading[] = [
  part("Statistikens kvalitet"),
  component("1 Relevans"),
  group("1.1 Ändamål och informationsbehov"),
  ...["Statistikens ändamål", "Statistikanvändares informationsbehov"].map(inner),
  group("1.2 Statistikens innehåll"),
  ...["Objekt och population", "Variabler", "Statistiska mått", "Redovisningsgrupper", "Referenstider"].map(
    inner,
  ),
  component("2 Tillförlitlighet"),
  numbered("2.1", "Tillförlitlighet totalt"),
  group("2.2 Osäkerhetskällor"),
  ...["Urval", "Ramtäckning", "Mätning", "Bortfall", "Bearbetning", "Modellantaganden"].map(inner),
  numbered("2.3", "Preliminär statistik jämförd med slutlig"),
  component("3 Aktualitet och punktlighet"),
  numbered("3.1", "Framställningstid"),
  numbered("3.2", "Frekvens"),
  numbered("3.3", "Punktlighet"),
  component("4 Tillgänglighet och tydlighet"),
  numbered("4.1", "Tillgång till statistiken"),
  numbered("4.2", "Möjlighet till ytterligare statistik"),
  numbered("4.3", "Presentation"),
  numbered("4.4", "Dokumentation"),
  component("5 Jämförbarhet och samanvändbarhet"),
  numbered("5.1", "Jämförbarhet över tid"),
  numbered("5.2", "Jämförbarhet mellan grupper"),
  numbered("5.3", "Samanvändbarhet i övrigt"),
  numbered("5.4", "Numerisk överensstämmelse"),
  part("Allmänna uppgifter"),
  numbered("A", "Klassificeringen Sveriges officiella statistik"),
  numbered("B", "Sekretess och personuppgiftsbehandling"),
  numbered("C", "Bevarande och gallring"),
  numbered("D", "Uppgiftsskyldighet"),
  numbered("E", "EU-reglering och internationell rapportering"),
  numbered("F", "Historik"),
  numbered("G", "Kontaktuppgifter"),
];

/** Every field of the declaration that the description has a text for. */
export const qualityFields: readonly string[] = [
  ...qualityFront,
  ...qualityHeadings.flatMap(({field}) => field ?? []),
];

/** Published figures of `published-figures.csv` that the country is not held against, and why: ids by reason. */
export const leftOut: readonly {
  readonly title: string;
  readonly why: string;
  readonly figures: readonly string[];
}[] = [
  {
    title: "Antal pågående sjukfall 2025",
    why: "Demolandet är ett stickprov: det bestånd som publicerats ger i stället skalan.",
    figures: ["ongoing_avg_2025"],
  },
  {
    title: "Andelen pågående sjukfall med diagnos i F00–F99 i april 2024",
    why: "Landet är ställt efter 2025, och andelen ändras inte mellan åren i det.",
    figures: ["ongoing_F_share_2024_04", "ongoing_F_share_women_2024_04", "ongoing_F_share_men_2024_04"],
  },
  {
    title: "Pågående och startade sjukfall före 2023",
    why: "Landet börjar 2023. Antalen då var andra, och räknade på annat sätt.",
    figures: [
      ...["ongoing_F_share_2005", "ongoing_2014_12", "ongoing_2015_12", "ongoing_psych_2014_12"],
      ...[
        "ongoing_psych_2015_12",
        "started_growth_2010_2015",
        "cases_2010_2012",
        "started_per_year_2010_2012",
      ],
    ],
  },
  {
    title: "Sjukpenningtal, ohälsotal och sjukfall per anställd",
    why: "Landet har bara sjukskrivna: ingen befolkning, inga försäkrade och inga anställda att dela med.",
    figures: [
      ...["started_per_100_employees_2013", "sjukpenningtal_2025", "sjukpenningtal_2024_09_K"],
      ...["sjukpenningtal_2024_09_M", "ohalsotal_2025"],
    ],
  },
  {
    title: "Andelen kompletterade intyg andra år, och hur antalen växte till 2017",
    why: "En siffra per land räcker att ställa efter: den senaste. De andra gäller tiden före landets början.",
    figures: [
      ...["komplettering_share_2012", "komplettering_share_2011", "certificates_growth"],
      "kompletteringar_growth",
    ],
  },
  {
    title: "Avvikelser från beslutsstödet, intygens kvalitet och telefonintyg",
    why: "Påhittade intyg har ingen text att bedöma och säger inte hur mötet gick till.",
    figures: [
      ...["fmb_exceeded", "fmb_exceeded_motivated", "fmb_unmotivated_completion", "insufficient_information"],
      ...["telephone_symptom", "telephone_disease", "sufficient_symptom", "sufficient_disease"],
    ],
  },
  {
    title: "Medellängd för symtomdiagnoser och andra i primärvården",
    why: "Gäller ett urval i en studie, med en indelning som inte går att göra om.",
    figures: ["duration_symptom", "duration_disease"],
  },
  {
    title: "Antal vårdenheter i HSA",
    why: "Landet har 2 700 enheter, de som antas skriva intyg, inte alla som finns i HSA.",
    figures: ["hsa_vardenheter_2017"],
  },
];

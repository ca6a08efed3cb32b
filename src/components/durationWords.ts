/** What the family on durations counts, as notes call it. */
export const durationsCounted = "sjukfall efter längd";

/** What a duration is, told under each chart of durations. */
export const durationNote =
  "Längden räknas från sjukfallets första till dess sista dag, med högst några få dagar utan intyg emellan. Bara sjukfall som började så tidigt att alla har följts i minst 365 dagar är med.";

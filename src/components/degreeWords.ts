/** What the family on degrees counts, as notes call it. */
export const degreeChangesCounted = "avslutade sjukfall efter hur graden har ändrats";

/** What is counted, told under each chart of changed degrees. */
export const degreeChangeNote =
  "Graden är den nedsättning av arbetsförmågan som läkaren har angett för varje period. Att sjukfallet tar slut räknas inte som en sänkning.";

/** Codes of the ways a degree can go that hold a lower degree at some time. */
export const reducedPaths = ["down", "stepwise", "varied"] as const;

/** Degrees that can be lowered without the sjukfall ending; 25 per cent is the lowest there is. */
export const reducibleDegrees = ["100", "75", "50"] as const;

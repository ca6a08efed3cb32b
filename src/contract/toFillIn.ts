/** What a text begins with that a program could not write: a human must, before the file it stands in is used. */
export const toFillIn = "FYLL I";

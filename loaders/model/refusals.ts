/** What the machine has run out of or refuses, by the code of the failed call. */
export const refusals: Readonly<Record<string, string>> = {
  ENOSPC: "disken är full",
  EDQUOT: "utrymmet som du får använda är slut",
  EROFS: "disken går bara att läsa",
  EACCES: "du får inte läsa eller skriva där",
  EPERM: "du får inte läsa eller skriva där",
  EIO: "disken svarar inte",
  EMFILE: "för många filer är öppna",
};

/** Why a call failed, for a message that names the place: the words and the code, or the code alone where it has no words. */
export function refusalOf(code: string): string {
  const words = refusals[code];
  return words === undefined ? code : `${words}, ${code}`;
}

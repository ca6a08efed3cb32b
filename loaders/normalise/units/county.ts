/**
 * Two-digit codes of the 21 län by name as HSA writes it (`l=` of a DN), lower case.
 * Source: SCB, Län och kommuner i kodnummerordning; "Sörmlands län" is HSA's own name of 04.
 */
const codes: Readonly<Record<string, string>> = {
  "stockholms län": "01",
  "uppsala län": "03",
  "södermanlands län": "04",
  "sörmlands län": "04",
  "östergötlands län": "05",
  "jönköpings län": "06",
  "kronobergs län": "07",
  "kalmar län": "08",
  "gotlands län": "09",
  "blekinge län": "10",
  "skåne län": "12",
  "hallands län": "13",
  "västra götalands län": "14",
  "värmlands län": "17",
  "örebro län": "18",
  "västmanlands län": "19",
  "dalarnas län": "20",
  "gävleborgs län": "21",
  "västernorrlands län": "22",
  "jämtlands län": "23",
  "västerbottens län": "24",
  "norrbottens län": "25",
};

/** The codes, for checking a table that has them already. */
export const countyCodes: ReadonlySet<string> = new Set(Object.values(codes));

/** The code of each län by what a table may write for it: the code, the name, and the name without "län". Lower case. */
export const countyTexts: ReadonlyMap<string, string> = new Map(
  Object.entries(codes).flatMap(([name, code]): [string, string][] => [
    [code, code],
    [String(Number(code)), code],
    [name, code],
    [name.replace(/s? län$/, ""), code],
  ]),
);

/**
 * The län of a distinguished name `ou=…,o=…,l=<län>,c=SE`, or `undefined`. Units of Gotland stand under
 * `o=Gotland,l=Stockholms län`, the directory having been Stockholm's: they are Gotland's.
 */
export function countyOf(distinguishedName: string): string | undefined {
  const part = (key: string) =>
    new RegExp(`(?:^|,)\\s*${key}=([^,]*)`, "i").exec(distinguishedName)?.[1]?.trim().toLowerCase();
  const code = codes[part("l") ?? ""];
  return code === "01" && /^(?:region )?gotland$/.test(part("o") ?? "") ? "09" : code;
}

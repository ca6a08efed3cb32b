import type {Registry} from "../contract/release.js";
import type {FunnelZone} from "../measures/funnelLimits.js";

/** Where a unit lies, in words that judge nobody. */
export const zoneWords: Readonly<Record<FunnelZone, string>> = {
  inside: "inom förväntad variation",
  "beyond 95": "utanför 95-procentsgränsen",
  "beyond 99.8": "avviker från förväntad variation",
};

/** What a release compares, by its definition of a unit. */
export const definitionWords: Readonly<Record<Registry["definition"], string>> = {
  "care-unit": "vårdenheten så som vårdgivaren har registrerat den i HSA",
  "head-unit": "huvudenheten om det finns en, annars enheten själv",
  harmonised: "vårdenheten, delad efter slag av vård där den samlar flera",
};

const plurals: Readonly<Record<string, string>> = {
  vardcentral: "vårdcentraler",
  sjukhusklinik: "sjukhuskliniker",
  psykiatri: "psykiatriska enheter",
  rehab: "rehabiliteringsenheter",
  foretagshalsovard: "företagshälsor",
  ovrigt: "övriga enheter",
};

/** The units of a type, as in "402 vårdcentraler". */
export function unitsOfType(type: string): string {
  return plurals[type] ?? "enheter";
}

/** Said wherever units stand beside each other. */
export const noRanking =
  "Enheterna står i namnordning inom sin region. Ordningen är ingen rangordning, och ett läge utanför gränserna säger inte om något är bra eller dåligt.";

/** Said wherever sjukfall are told of a unit. */
export const byFirstCertificate =
  "Ett sjukfall räknas till den enhet som utfärdade det första intyget, också när andra enheter skriver de följande.";

/** Said where there is nothing to say. */
export const noUnits =
  "Utgåvan har inga enheter av den här typen med egna tal. Antingen saknar källan register över vårdenheter eller så är enheterna för små.";

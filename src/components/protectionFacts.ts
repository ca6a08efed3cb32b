import type {Manifest} from "../contract/release.js";
import {capitalise, formatCount, formatDay, formatPercent} from "../measures/swedish.js";
import {element} from "./element.js";

/** What a reader of the disclosure report must know first, in a few sentences. */
export function protectionSummary(manifest: Pick<Manifest, "disclosure" | "audit">): HTMLElement {
  return element("p", {class: "underlag-lead"}, summarySentences(manifest).join(" "));
}

/** What {@link protectionSummary} says, sentence by sentence. */
export function summarySentences({disclosure, audit}: Pick<Manifest, "disclosure" | "audit">): string[] {
  const {base} = disclosure;
  return [
    `Inget publicerat tal ligger mellan 1 och ${base - 1}.`,
    `Små tal är avrundade till närliggande multiplar av ${base} innan något räknas ihop.`,
    audit
      ? `Innan utgåvan lades ut angreps den av ett program som inte delar någon kod med det som skyddar. Det prövade ${formatCount(audit.cells)} tal i ${formatCount(audit.tables)} tabeller och fann inget sätt att räkna ut mer än reglerna tillåter.`
      : "Utgåvan gjordes av en äldre version, som inte redovisar sin granskning.",
  ];
}

/** How this release is protected, and on whose word, as terms and descriptions. */
export function protectionFacts(manifest: Pick<Manifest, "disclosure" | "settings">): HTMLElement {
  return element(
    "dl",
    {class: "underlag-facts"},
    ...factRows(manifest).map(([term, description]) =>
      element("div", {}, element("dt", {}, term), element("dd", {}, description)),
    ),
  );
}

/** What {@link protectionFacts} says. */
export function factRows({
  disclosure,
  settings,
}: Pick<Manifest, "disclosure" | "settings">): [string, string][] {
  const {base, keyIsPublic, keyId, control, dominance, follows, newKey} = disclosure;
  const set = settings["thresholdsSetBy"];
  const day = settings["thresholdsSetOn"];
  const small = `färre än ${base} personer`;
  return [
    [
      "Metod",
      control
        ? "Kontrollerad avrundning av de minsta cellerna: lottning, sedan byten som håller summorna nära"
        : "Avrundning av de minsta cellerna med lottning",
    ],
    ["Bas", formatCount(base)],
    [
      "En cell är liten när den har",
      dominance === undefined
        ? small
        : `${small}, eller när en person står för mer än ${dominance === 0.5 ? "hälften" : formatPercent(dominance)} av händelserna`,
    ],
    ["Trösklar enligt", set === undefined ? "framgår inte av utgåvan" : capitalise(String(set))],
    ["Beslutade", day === undefined ? "ingen dag angiven" : formatDay(String(day))],
    [
      "Nyckel",
      keyIsPublic
        ? `offentlig, eftersom alla personer är påhittade, med kännetecknet ${keyId}`
        : `hemlig, med kännetecknet ${keyId}`,
    ],
    ["Bygger vidare på", followed(follows, newKey)],
  ];
}

function followed(follows: string | null | undefined, newKey: boolean | undefined): string {
  if (newKey === true) return "ingen utgåva: nyckeln är ny, och äldre utgåvor är en annan avrundning";
  if (follows === undefined) return "framgår inte av utgåvan";
  return follows === null ? "ingen tidigare utgåva" : `utgåva ${follows}: oförändrade celler står kvar`;
}

/** What it means for a reader that a certificate did not count, by reason. */
const excluded: Readonly<Record<string, string>> = {
  "other-form": "Hör till en annan uppföljning. Talen här påverkas inte.",
  duplicate: "Samma intyg kom flera gånger. Det räknas en gång, så talen påverkas inte.",
  revoked: "Läkaren har tagit tillbaka intyget. Det ska inte räknas.",
  "not-sent":
    "Försäkringskassan har inte fått intyget. Är de många kan det betyda att uppgiften om när intyget skickades saknas i källan: då blir alla tal för låga.",
  "infection-ban": "Personen får smittbärarpenning, inte sjukpenning. Det är inget sjukfall här.",
  replaced:
    "Ett nyare intyg gäller i stället. Sjukfallen räknas på det nyare, men båda finns i tabellen över intyg.",
};

/** What a weakness of a counted certificate means, by flag. */
const flags: Readonly<Record<string, string>> = {
  "person.check-digit":
    "Personnumret kan vara felskrivet. Då kan en persons sjukfall bli två, eller två personers bli ett.",
  "unit.shape": "Enheten hittas kanske inte i registret. Då får intyget okänd region.",
  "relation.kind": "Det går inte att se om intyget ersätter ett annat. Talen påverkas knappt.",
  "question.unknown": "Svaret läses inte. Talen här påverkas inte.",
  "question.instance": "Svaret läses ändå. Talen här påverkas inte.",
  "question.infection-ban": "Intyget räknas som sjukpenning, fast det kan gälla smittbärarpenning.",
  "question.diagnosis-text": "Diagnosens kod används, inte dess text. Talen påverkas inte.",
  "period.repeated-degree": "Perioderna läggs ihop. Grad och längd blir ändå rätt.",
  "period.shared-day": "Dagen räknas en gång. Längden blir ändå rätt.",
};

const otherQuestion = "Svaret används inte i den här utgåvan. Talen påverkas inte.";

/** What a rule of the quarantine means, by the first part of its id. */
const rules: Readonly<Record<string, string>> = {
  file: "Allt i filen saknas i talen. Är det många filer kan en hel enhet eller månad saknas.",
  zip: "Allt i filen saknas i talen. Är det många filer kan en hel enhet eller månad saknas.",
  xml: "Allt i filen saknas i talen. Är det många filer kan en hel enhet eller månad saknas.",
  certificate: "Intyget saknas i alla tal. Sjukfallet kan se kortare ut eller saknas helt.",
  diagnosis: "Intyget saknas i alla tal. Är de ojämnt fördelade kan diagnosernas andelar bli fel.",
  period: "Intyget saknas i alla tal. Sjukfallet kan se kortare ut, eller delas i två.",
  revocation: "Ett makulerat intyg kan räknas ändå.",
  message: "En begäran om komplettering kan saknas: andelen kompletterade intyg kan bli för låg.",
  table: "En uppgift om ett intyg saknas, till exempel en diagnos eller en åtgärd.",
  unit: "Enhetens intyg kan få okänd region eller okänd typ.",
};

/** What an excluded certificate, a flag or a broken rule means for who reads the figures; a plain sentence or two. */
export function meaningOf(kind: "excluded" | "flag" | "rejected", id: string): string {
  const first = id.split(".")[0] ?? "";
  switch (kind) {
    case "excluded":
      return excluded[id] ?? "Intyget räknas inte som sjukfall.";
    case "flag":
      return flags[id] ?? otherQuestion;
    case "rejected":
      return rules[first] ?? "Uppgiften saknas i talen.";
  }
}

/** Rules that stop a certificate for what it says; the others stop files, messages, rows of tables or units. */
export function stopsCertificate(rule: string): boolean {
  return /^(certificate|diagnosis|period)\./.test(rule);
}

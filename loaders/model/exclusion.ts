/**
 * Why a certificate that was read does not count, in order of precedence: a certificate that meets several
 * reasons is counted under the first. Titles are Swedish: they are published.
 */
export const exclusionReasons = [
  {id: "other-form", title: "Annan blankett än FK7804 (t.ex. AG7804 till arbetsgivaren)"},
  {id: "duplicate", title: "Samma intyg har kommit mer än en gång"},
  {id: "revoked", title: "Makulerat intyg"},
  {id: "not-sent", title: "Inte skickat till Försäkringskassan"},
  {id: "infection-ban", title: "Smittbärarpenning"},
  {id: "replaced", title: "Ersatt av ett nyare intyg (räknas bara i tabellen över intyg)"},
] as const;

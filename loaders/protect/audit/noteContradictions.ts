import type {Findings} from "./finding.ts";
import type {Link} from "./linkViews.ts";
import type {View} from "./view.ts";

/** Remarks on two views that were taken to count the same events and do not. */
export function noteContradictions(
  {contradictions, margins}: Link,
  a: View,
  b: View,
  findings: Findings,
): void {
  if (contradictions === 0) return;
  findings.remarks.push(
    `${a.title} och ${b.title} räknar inte samma händelser i ${contradictions} av ${margins} gemensamma summor.`,
  );
}

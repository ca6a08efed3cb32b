import {readLedger} from "../../ledger.ts";
import type {PublishedRelease} from "../../protect/audit/readRelease.ts";
import {compareVersions} from "../../publish/releaseVersion.ts";

/**
 * Why a release that carried small counts on from an earlier one may come to others when it is made again: its ledger is gone, or is an
 * older one that does not know that release. Undefined where it does, and for a release that carried nothing on.
 */
export function missingLedger({disclosure}: PublishedRelease["manifest"], file: string): string | undefined {
  const {follows} = disclosure;
  if (follows === undefined || follows === null) return undefined;
  const ledger = readLedger(file);
  if (ledger && compareVersions(ledger.release.version, follows) >= 0) return undefined;
  const why = ledger ? `känner bara utgåvor till och med ${ledger.release.version}` : "saknas";
  return `Liggaren: ${file} ${why}. Utgåvan bar vidare små tal från utgåva ${follows}, så de kan bli andra i omräkningen. Hämta den från en säkerhetskopia.`;
}

import {eventsOf} from "./events.ts";
import type {Findings} from "./finding.ts";
import type {PublishedRelease} from "./readRelease.ts";

/** Exact counts of two releases can be subtracted, whatever each withholds: the same events are given once. */
export function compareOfficial(
  release: PublishedRelease,
  other: PublishedRelease,
  findings: Findings,
): void {
  const {manifest} = release;
  const invented = manifest.disclosure.keyIsPublic && other.manifest.disclosure.keyIsPublic;
  const own = manifest.official ?? [];
  const theirs = other.manifest.official ?? [];
  const tell = (id: string, what: string) => {
    if (invented) {
      findings.remarks.push(
        `official/${id}: ${what} i utgåva ${other.manifest.version}. Landet är påhittat: det stoppar inget.`,
      );
      return;
    }
    findings.add({
      ...{by: "jämförelse", table: `official/${id}.parquet`, cell: "(alla)"},
      ...{rule: "exakta antal ges en gång", gives: `${what} i utgåva ${other.manifest.version}`},
    });
  };
  for (const table of own) {
    if (other.manifest.families.some((family) => eventsOf(family) === table.events))
      tell(table.id, "samma händelser avrundade");
    const again = theirs.filter((one) => one.events === table.events);
    const hash = ({files}: PublishedRelease["manifest"], id: string) =>
      files.find(({path}) => path === `official/${id}.parquet`)?.sha256;
    if (again.some(({id}) => id !== table.id || hash(manifest, id) !== hash(other.manifest, id)))
      tell(table.id, "samma händelser med andra antal");
  }
  for (const table of theirs)
    if (manifest.families.some((family) => eventsOf(family) === table.events))
      tell(table.id, "samma händelser exakt");
}

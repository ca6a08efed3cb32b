import type {UnitTable} from "../contract/unitTable.js";

/** Whether any certificate of the nation from a year was asked to be completed: where none was, the source may lack requests. */
export function hasRequests({years, strata, nation}: UnitTable, year: string): boolean {
  const first = years.indexOf(year) * strata.length;
  return nation.completed.slice(first, first + strata.length).some((n) => n > 0);
}

/** Said in place of a share of completed certificates where the release has no requests of the year. */
export function noRequests(year: string): string {
  return `Utgåvan har inga begäranden om komplettering av intyg från ${year}`;
}

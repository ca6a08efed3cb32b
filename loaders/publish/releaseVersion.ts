import {UsageError} from "../errors.ts";

const pattern = /^(\d{4}\.\d{2})\.(\d+)$/;

/** Whether a name is that of a version, and so a folder of that name a release. */
export function isVersion(name: string): boolean {
  return pattern.test(name);
}

/** Order of versions YYYY.MM.n: by month, then by number. Negative where `a` is the older. */
export function compareVersions(a: string, b: string): number {
  const [, monthA = a, nA = "0"] = pattern.exec(a) ?? [];
  const [, monthB = b, nB = "0"] = pattern.exec(b) ?? [];
  return monthA < monthB ? -1 : monthA > monthB ? 1 : Number(nA) - Number(nB);
}

/** The versions of one extract month among `existing`, oldest first. */
export function versionsOfMonth(existing: readonly string[], extractDate: string): string[] {
  const month = extractDate.slice(0, 7).replace("-", ".");
  return existing.filter((version) => pattern.exec(version)?.[1] === month).sort(compareVersions);
}

/** Refuses a version of another month than the extract's. */
export function checkVersion(version: string, extractDate: string): void {
  if (!versionsOfMonth([version], extractDate).includes(version))
    throw new UsageError(
      `--release-version: ${version} hör inte till uttagets månad, ${extractDate.slice(0, 7)}`,
    );
}

/** The next free version for an extract date: YYYY.MM.0, or one more than the newest of that month. */
export function nextVersion(existing: readonly string[], extractDate: string): string {
  const newest = versionsOfMonth(existing, extractDate).at(-1);
  const n = newest === undefined ? 0 : Number(pattern.exec(newest)?.[2]) + 1;
  return `${extractDate.slice(0, 7).replace("-", ".")}.${n}`;
}

/**
 * What a built page says of itself, in its foot (`#underlag-origin`, attributes `data-…`): which program and commit it was built from, and
 * what the same sources and the same release give. Written when the site is built; a preview has none.
 */
export interface Origin {
  /** SemVer of the program that built the site. */
  readonly underlag: string;
  /** The commit in 40 hexadecimal digits; `changed` where the sources are in no commit yet, `unknown` outside git. */
  readonly commit: string;
  /** SHA-256 of the site: of the list of the SHA-256 of its files, what stands here left out. */
  readonly site: string;
  /** Version of the Chromium that made the PDF files, where they have been made. */
  readonly chromium?: string;
}

/** Whether the origin tells a commit that can be fetched. */
export function hasCommit({commit}: Pick<Origin, "commit">): boolean {
  return /^[0-9a-f]{40}$/.test(commit);
}

/**
 * Program and commit in one word, as SemVer writes what a build was made from: `0.1.0+1a2b3c4d5e6f`; without a known commit the version
 * alone, and `+changed` where the sources had been changed.
 */
export function programVersion(origin: Pick<Origin, "underlag" | "commit">): string {
  const {underlag, commit} = origin;
  if (hasCommit(origin)) return `${underlag}+${commit.slice(0, 12)}`;
  return commit === "changed" ? `${underlag}+changed` : underlag;
}

/** The SoftWare Hash IDentifier (ISO/IEC 18670) of a commit. */
export const swhidOf = (commit: string): string => `swh:1:rev:${commit}`;

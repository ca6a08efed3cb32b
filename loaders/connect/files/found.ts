/** A file of a folder or an entry of a zip, not read yet. */
export interface Found {
  /** Path relative to the root, with `/`. */
  readonly file: string;
  /** How many files the folder or zip has, this one among them: counted before the first is read. */
  readonly total: number;
  /** Its bytes, or the rule under which they cannot be had. Not more than `limit` bytes are ever held. */
  read(limit: number): Uint8Array | Unreadable;
}

export interface Unreadable {
  readonly rule: string;
}

/** True for what no person put there: names that begin with a dot, and the resource forks that macOS packs. */
export function isHidden(path: string): boolean {
  return path
    .split("/")
    .some((part) => (part.startsWith(".") && part !== "." && part !== "..") || part === "__MACOSX");
}

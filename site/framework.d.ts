/** The one internal function of Framework that the build uses; Framework ships no types. Pinned with the version. */
declare module "@observablehq/framework/dist/config.js" {
  /** The time that every file is said to have, in place of its own. */
  export function setCurrentDate(date: Date | null): void;
}

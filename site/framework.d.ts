/** The internal parts of Framework that the build uses; Framework ships no types. Pinned with the version. */
declare module "@observablehq/framework/dist/config.js" {
  /** The time that every file is said to have, in place of its own. */
  export function setCurrentDate(date: Date | null): void;
}

declare module "@observablehq/framework/dist/loader.js" {
  /** Finds what pages and files are made of, under the root that it is given. */
  interface Resolver {
    /** What makes the page at an address (`/metod`). */
    findPage: (this: Resolver, path: string) => {readonly path: string} | undefined;
    /** Addresses of all pages that are not made of a parameterised file. */
    findPagePaths: (this: Resolver) => Iterable<string>;
  }
  export const LoaderResolver: {
    new (options: {readonly root: string}): Resolver;
    readonly prototype: Resolver;
  };
}

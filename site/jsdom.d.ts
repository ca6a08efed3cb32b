/** What the build uses of jsdom, which ships no types. */
declare module "jsdom" {
  export class JSDOM {
    constructor(html: string, options: {readonly url: string});
    readonly window: Window & typeof globalThis;
    reconfigure(settings: {readonly url: string}): void;
  }
}

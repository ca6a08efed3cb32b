import type {Browser} from "playwright-core";
import {serve} from "../../site/serve.ts";
import {startBrowser} from "./browser.ts";

/** A built site that is served on this machine, and a browser to look at it with. */
export interface ServedSite {
  readonly url: string;
  readonly browser: Browser;
  /** Closes both. */
  readonly close: () => Promise<void>;
}

/** Serves a built site and starts a browser. Whatever else is known of the site comes with it. */
export async function servedSite<Site extends {readonly dist: string}>(
  site: Site,
): Promise<Site & ServedSite> {
  const server = await serve({folder: site.dist, port: 0});
  const browser = await startBrowser();
  const close = async (): Promise<void> => {
    await browser.close();
    await server.close();
  };
  return {...site, url: server.url, browser, close};
}

import {hasCommit, type Origin} from "../src/contract/origin.ts";
import {escapeHtml} from "./escapeHtml.ts";
import {sha256} from "./release.ts";
import type {SiteFiles} from "./siteFiles.ts";

const id = "underlag-origin";
/** The place in a page's foot where the origin stands; empty until the site has been built. */
export const originPlace = `<p id="${id}"></p>`;
/** What stands there in a preview, which has nothing to be held to. */
export const previewOrigin = `<p id="${id}">Förhandsvisning: sidan är inte byggd och har inget avtryck. Den färdiga webbplatsen görs med <code>npm run site</code>.</p>`;
const written = new RegExp(`<p id="${id}"[^>]*>.*?</p>`);

/**
 * One hash for a site: SHA-256 of the list of its files' hashes, as `sha256sum` writes it, in the order of their paths. What pages say of their
 * origin is left out, so that the same sources and release give the same hash in any copy.
 */
export function siteHash(files: SiteFiles): string {
  const lines = [...files].map(([path, bytes]) => {
    const content = path.endsWith(".html") ? bytes.toString().replace(written, originPlace) : bytes;
    return `${sha256(content)}  ${path}\n`;
  });
  return sha256(lines.join(""));
}

/** The page with its origin in its place, for readers and as `data-` attributes. A page without the place is left as it is. */
export function sayOrigin(html: string, origin: Origin): string {
  const {underlag, commit, site, chromium} = origin;
  const attributes = {underlag, commit, site, ...(chromium !== undefined && {chromium})};
  const data = Object.entries(attributes).map(([name, value]) => ` data-${name}="${escapeHtml(value)}"`);
  const code = (text: string): string => `<code>${escapeHtml(text.slice(0, 12))}</code>`;
  const source = hasCommit(origin)
    ? `commit ${code(commit)}`
    : commit === "changed"
      ? "byggd av ändringar som inte har någon commit"
      : "byggd utanför git";
  const said = [`underlag ${escapeHtml(underlag)}`, source, `webbplatsens avtryck ${code(site)}`];
  return html.replace(written, () => `<p id="${id}"${data.join("")}>${said.join(" · ")}</p>`);
}

/** What a page says of its origin; undefined where it says nothing. */
export function originIn(html: string): Origin | undefined {
  const [element = ""] = written.exec(html) ?? [];
  const value = (name: string): string | undefined =>
    new RegExp(`^<p [^>]*\\bdata-${name}="([^"]*)"`).exec(element)?.[1];
  const [underlag, commit, site, chromium] = ["underlag", "commit", "site", "chromium"].map(value);
  if (underlag === undefined || commit === undefined || site === undefined) return undefined;
  return {underlag, commit, site, ...(chromium !== undefined && {chromium})};
}

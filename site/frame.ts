import type {Manifest} from "../src/contract/release.ts";
import {escapeHtml} from "./escapeHtml.ts";
import {originPlace, previewOrigin} from "./origin.ts";

/**
 * The icon of the browser's tab, drawn in the page's head: a request for /favicon.ico would find nothing. No `%23` in it:
 * Framework encodes the address once more.
 */
const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E" +
  "%3Crect width='16' height='16' rx='3' fill='rgb(0,73,138)'/%3E" +
  "%3Cpath d='M4 12V8m4 4V4m4 8V6' stroke='white' stroke-width='2'/%3E%3C/svg%3E";

/** What every page's `<head>` says beside Framework's own. */
export function pageHead(): string {
  return [
    `<link rel="icon" href="${icon}">`,
    `<meta name="referrer" content="no-referrer">`,
    `<link rel="stylesheet" href="/style/framework-sv.css">`,
  ].join("\n");
}

/** The top of every page: says that the figures are made up whenever they are. Nothing for a release of real data. */
export function pageHeader({synthetic}: Pick<Manifest, "synthetic">): string {
  return synthetic
    ? `<p class="underlag-synthetic"><strong>Påhittade data.</strong> Siffrorna kommer från ett datorgenererat låtsasland och säger ingenting om verkliga sjukskrivningar.</p>`
    : "";
}

/**
 * The foot of every page: which release the figures come from, where the method is described, and a place for what the site was built
 * from, which is known when it has been. A preview says that it is one.
 */
export function pageFooter(
  {version, extractDate, dataHash, synthetic}: Manifest,
  {preview = false}: {readonly preview?: boolean} = {},
): string {
  const release = [
    `<p class="underlag-release">Utgåva ${escapeHtml(version)}${synthetic ? " (påhittade data)" : ""}`,
    `uttag ${escapeHtml(extractDate)}`,
    `dataavtryck <code>${escapeHtml(dataHash.slice(0, 12))}</code>`,
    `<a href="/metod">Metod: så är siffrorna gjorda</a>`,
    `<a href="/tillganglighet">Tillgänglighetsredogörelse</a></p>`,
  ].join(" · ");
  return `${release}\n${preview ? previewOrigin : originPlace}`;
}

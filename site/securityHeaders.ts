/**
 * Headers of every answer. The page's own policy stands in the page; this one adds only what a page cannot say of
 * itself, and so never contradicts it.
 */
export const securityHeaders: Readonly<Record<string, string>> = {
  "Content-Security-Policy": "frame-ancestors 'none'; base-uri 'self'; form-action 'none'; object-src 'none'",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
};

/** Where readers come over https: the browser is to do so always. On this machine alone there is none. */
export const published: Readonly<Record<string, string>> = {"Strict-Transport-Security": "max-age=31536000"};

/** What is kept for ever: files whose names or folders change with their content. */
export const forEver = "public, max-age=31536000, immutable";

/** Where such files lie below the site, in the words of `_headers`: a star is the rest of a path, a name with a colon one part of it. */
export const keptForEver = [
  ...["/_observablehq/*", "/_npm/*", "/_node/*", "/_import/*", "/_file/*"],
  // Not the list of hashes beside the frozen releases: that grows.
  "/fryst/:version/*",
] as const;

/**
 * The same headers as `deploy/nginx.conf` sends, as the file `_headers` that hosts of static sites read. All rules that an address matches
 * apply, and a header that stands in two of them is sent with both values: so each stands in one. What is in no rule of its own is asked for
 * each time, which those hosts see to themselves.
 */
export function headersFile(): string {
  const block = (path: string, headers: Readonly<Record<string, string>>): string =>
    [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join("\n");
  return [
    "# Rubriker för webbhotell som läser _headers (Netlify, Cloudflare Pages). Kopiera filen till dist före publiceringen.",
    block("/*", {...securityHeaders, ...published}),
    ...keptForEver.map((path) => block(path, {"Cache-Control": forEver})),
    "",
  ].join("\n");
}

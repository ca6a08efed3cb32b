/**
 * Beginnings of the addresses that may stand in the site. None of them is ever asked for by a page on its own: they are
 * names of XML vocabularies, texts in the error messages of libraries, and links that a reader may follow.
 */
export const allowedUrls: readonly string[] = [
  // XML namespaces.
  "http://www.w3.org/",
  // The form for complaints that every accessibility statement links to.
  "https://www.digg.se/tdosanmalan",
];

/** Beginnings of addresses that may stand in the modules of one package, by the beginning of their paths in the site. */
export const allowedIn: ReadonlyMap<string, readonly string[]> = new Map([
  // Where others fetch the engine from, in a function that is not called, and a link in a licence.
  ["_node/@duckdb/duckdb-wasm@", ["https://cdn.jsdelivr.net/npm/", "https://github.com/emn178/js-sha256"]],
]);

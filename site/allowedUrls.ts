/**
 * Beginnings of the addresses that may stand in the site. None of them is ever asked for by a page on its own: they are
 * names of XML vocabularies, texts in the error messages of libraries, and links that a reader may follow.
 */
export const allowedUrls: readonly string[] = [
  // XML namespaces.
  "http://www.w3.org/",
];

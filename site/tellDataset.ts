/** Where the description of a release as a Dataset of schema.org lies, in its folder. */
export const datasetFile = "schema-org.json";

/**
 * A page that tells what dataset it is about, to search engines for data: they read what stands in a page and nothing beside it. A block of
 * data, which no browser runs, so that the page's policy for scripts has nothing to say of it.
 */
export function tellDataset(html: string, json: string): string {
  // Within a script element only its end, or a comment's start, would be read as anything but text.
  const text = JSON.stringify(JSON.parse(json)).replaceAll("<", "\\u003c");
  return html.replace("</head>", () => `<script type="application/ld+json">${text}</script>\n</head>`);
}

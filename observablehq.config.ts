import {deckPages} from "./site/deckPages.ts";
import {fixTime} from "./site/fixTime.ts";
import {pageFooter, pageHead, pageHeader} from "./site/frame.ts";
import {leaveOutPages} from "./site/leaveOutPages.ts";
import {offline} from "./site/offline.ts";
import {dynamicPaths, pagesLeftOut, sidebarPages, tablePaths} from "./site/pages.ts";
import {pageTextFor} from "./site/pageText.ts";
import {stagedManifest} from "./site/release.ts";
import {unitPaths} from "./site/unitPages.ts";

offline(import.meta.dirname);
fixTime();

const output = process.env["UNDERLAG_SITE_OUTPUT"];
const manifest = stagedManifest(import.meta.dirname);
leaveOutPages(pagesLeftOut(manifest));

export default {
  root: "src",
  output: output ?? "dist",
  title: "underlag",
  home: "underlag",
  style: "style/underlag.css",
  pages: sidebarPages(manifest),
  dynamicPaths: [
    ...dynamicPaths(manifest),
    ...tablePaths(manifest),
    ...unitPaths(manifest),
    ...deckPages(import.meta.dirname),
  ],
  head: pageHead(),
  header: pageHeader(manifest),
  // Whoever builds the site says where to.
  footer: pageFooter(manifest, {preview: output === undefined}),
  toc: {label: "På den här sidan"},
  // Three pages of prose: the sidebar finds them sooner, and the search's own texts are English.
  search: false,
  markdownIt: pageTextFor(manifest),
  globalStylesheets: [],
  duckdb: {extensions: {json: null, parquet: null}},
};

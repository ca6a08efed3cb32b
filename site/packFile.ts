import {createHash} from "node:crypto";
import {build} from "esbuild";
import {join} from "node:path";
import {FailedError, UsageError} from "../loaders/errors.ts";
import {npmPackages} from "./componentsProgram.ts";
import {attribute, elements, parsePage} from "./htmlTree.ts";
import type {SiteFiles} from "./siteFiles.ts";

/** What the pack needs to know of a deck's contents. */
export interface PackedDeck {
  readonly id: string;
  readonly title: string;
  readonly version: string;
}

/** The contents of a deck in a built site; one that the site lacks is an error that names those it has. */
export function deckIn(files: SiteFiles, id: string): {readonly deck: PackedDeck; readonly json: string} {
  const found = [...files].flatMap(([path, bytes]) => {
    const [, name] = /^_file\/data\/workshop\/([a-z0-9-]+)\.[0-9a-f]{8}\.json$/.exec(path) ?? [];
    return name === undefined ? [] : [{name, json: bytes.toString()}];
  });
  const wanted = found.find(({name}) => name === id);
  if (wanted === undefined)
    throw new UsageError(
      `bildspelet ${id} finns inte i webbplatsen. Där finns: ${found.map(({name}) => name).join(", ") || "inga"}`,
    );
  return {deck: JSON.parse(wanted.json) as PackedDeck, json: wanted.json};
}

/**
 * A workshop as one HTML file that asks for nothing: program, style and the data of the deck's own steps inside, and a policy that
 * forbids every request. `files` are the built site, `root` the project that it was built from.
 */
export async function packFile(root: string, files: SiteFiles, id: string): Promise<string> {
  const {deck, json} = deckIn(files, id);
  const {outputFiles} = await build({
    stdin: {
      contents: `import {openPack} from "./openPack.ts"; openPack(document);`,
      resolveDir: join(root, "src/components"),
      sourcefile: "pack.js",
    },
    absWorkingDir: root,
    ...{bundle: true, write: false, format: "iife", platform: "browser", target: "es2022"},
    ...{minify: true, legalComments: "none", charset: "utf8", logLevel: "silent"},
    plugins: [npmPackages(root)],
  });
  // Nothing in a script may end it.
  const program = (outputFiles[0]?.text ?? "").replaceAll("</script", "<\\/script");
  const hash = createHash("sha256").update(program).digest("base64");
  const policy = `default-src 'none'; script-src 'sha256-${hash}'; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'`;
  return [
    "<!doctype html>",
    `<html lang="sv">`,
    "<head>",
    `<meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `<meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<title>${escapeHtml(deck.title)} | Workshop | underlag</title>`,
    `<style>${stylesOf(files, `workshop/${id}.html`)}</style>`,
    "</head>",
    `<body><main id="observablehq-center" class="underlag-pack"></main>`,
    `<script type="application/json" id="bildspel">${json.replaceAll("<", "\\u003c")}</script>`,
    `<script>${program}</script>`,
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

/** The style sheets of a page as one text, in the page's own order. */
function stylesOf(files: SiteFiles, page: string): string {
  const html = files.get(page)?.toString();
  if (html === undefined) throw new FailedError(`webbplatsen saknar ${page}`);
  return elements(parsePage(html))
    .filter((one) => one.tagName === "link" && attribute(one, "rel") === "stylesheet")
    .map((one) => {
      const path = new URL(attribute(one, "href") ?? "", `http://site/${page}`).pathname.slice(1);
      const css = files.get(path)?.toString();
      if (css === undefined) throw new FailedError(`${page}: stilmallen ${path} finns inte`);
      return css.replaceAll("</style", "<\\/style");
    })
    .join("\n");
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

import {existsSync, mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {EnvironmentError, UsageError} from "../loaders/errors.ts";
import {deckIn, packFile} from "./packFile.ts";
import {linksOf, printSite} from "./pdf.ts";
import {projectRoot, runProgram} from "./program.ts";
import {sha256, stagedManifest} from "./release.ts";
import {readSiteFiles} from "./siteFiles.ts";
import {withSiteLock} from "./siteLock.ts";

/** Where packed workshops are laid, under the root of the project. */
const packFolder = "pack";

const help = `npm run pack -- BILDSPEL

Gör ett bildspel till en enda HTML-fil för ett USB-minne, med sin PDF och SHA256SUMS bredvid, i pack/. Filen öppnas utan
nät och utan server.

Exempel
  npm run site && npm run pack -- riket`;

await runProgram(import.meta.url, {help, words: 1}, async ({words: [id]}) => {
  if (id === undefined) throw new UsageError("ange ett bildspel: npm run pack -- riket");
  await withSiteLock(projectRoot, "npm run pack", () => pack(id));
});

/** Packs a deck of the built site, with its PDF, and prints the folder. */
async function pack(id: string): Promise<void> {
  const dist = join(projectRoot, "dist");
  if (!existsSync(join(dist, "index.html")))
    throw new EnvironmentError("det finns ingen byggd webbplats i dist. Bygg den med: npm run site");
  const files = readSiteFiles(dist);
  const {deck} = deckIn(files, id);
  const name = `workshop-${deck.id}-${deck.version}`;
  const out = join(projectRoot, packFolder, name);
  mkdirSync(out, {recursive: true});
  const html = await packFile(projectRoot, files, id);
  const {extractDate} = stagedManifest(projectRoot);
  const printed = await printSite(
    {folder: dist, pages: [`/workshop/${id}/dokument`], out, date: extractDate, to: linksOf(projectRoot)},
    () => undefined,
  );
  const all: [string, Uint8Array | string][] = [
    [`${name}.html`, html],
    ...printed,
    ["LÄS MIG.txt", readMe(deck.title, name)],
  ];
  for (const [file, bytes] of all) writeFileSync(join(out, file), bytes);
  const sums = all.map(([file, bytes]) => `${sha256(bytes)}  ${file}`);
  writeFileSync(join(out, "SHA256SUMS"), `${sums.join("\n")}\n`);
  for (const sum of sums) console.error(sum);
  console.log(out);
}

function readMe(title: string, name: string): string {
  return [
    title,
    "",
    `Öppna ${name}.html i en webbläsare. Det behövs varken nät eller server.`,
    "Stega med piltangenterna eller en klickare. Tangenten ? visar alla kortkommandon, T öppnar talarvyn.",
    "PDF-filen är samma bildspel som dokument, för den som vill läsa eller skriva ut.",
    "Anteckningar finns bara i fönstret tills ni sparar dem. Skriv inga namn.",
    "SHA256SUMS visar om en fil har ändrats: sha256sum -c SHA256SUMS",
    "",
  ].join("\r\n");
}

import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {EnvironmentError, FailedError} from "../loaders/errors.ts";
import {checkPdf} from "./checkPdf.ts";
import {pdfFolder} from "./pdf.ts";
import {projectRoot, runProgram} from "./program.ts";

/**
 * Writes the report of each file, and fails where a rule of any file does. One whole report is enough where all files say the same: of the others
 * a fault alone is told, unless `whole` asks for more.
 */
export async function checkPdfs(
  files: readonly string[],
  {whole, log}: {readonly whole: boolean; readonly log: (line: string) => void},
): Promise<void> {
  let failed = 0;
  for (const file of files) {
    const verdicts = await checkPdf(readFileSync(file));
    const wrong = verdicts.filter(({status}) => status === "Underkänt");
    failed += wrong.length;
    log(`\n${file}`);
    const shown = whole || file === files[0] ? verdicts : wrong;
    for (const {rule, status, description} of shown)
      log(`  ${rule.padEnd(34)} ${status.padEnd(24)} ${description}`);
    if (shown.length < verdicts.length && wrong.length === 0)
      log("  Inget underkänt; två regler kräver manuell kontroll, som ovan");
  }
  if (failed > 0) throw new FailedError(`${failed} regler är underkända i ${files.length} PDF-filer`);
}

const help = `npm run check:pdf [-- FILER]

Prövar PDF-filer mot Acrobats tillgänglighetskontroll och skriver rapporten. Utan filer prövas alla i dist/pdf, och efter den
första rapporten visas bara det som är underkänt.

Exempel
  npm run pdf && npm run check:pdf
  npm run check:pdf -- dist/pdf/startsida.pdf

Slutkoder
  0 allt är godkänt   1 något är underkänt   2 fel i kommandot   5 det finns inga PDF-filer`;

await runProgram(import.meta.url, {help, words: Infinity}, async ({words: named}) => {
  const folder = join(projectRoot, "dist", pdfFolder);
  const files =
    named.length > 0 || !existsSync(folder)
      ? named
      : readdirSync(folder)
          .filter((name) => name.endsWith(".pdf"))
          .map((name) => join(folder, name));
  if (files.length === 0)
    throw new EnvironmentError("det finns inga PDF-filer i dist/pdf. Gör dem med: npm run pdf");
  await checkPdfs(files, {whole: named.length > 0, log: console.log});
});

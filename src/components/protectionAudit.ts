import type {Manifest} from "../contract/release.js";
import {formatCount} from "../measures/swedish.js";
import {dataTable} from "./dataTable.js";
import type {DataTable} from "./diagramModel.js";
import {element} from "./element.js";
import {reportTable} from "./reportTable.js";

/** What the audit went through. */
export function auditFigures(manifest: Manifest): HTMLElement {
  const {audit} = manifest;
  if (!audit) return element("p", {class: "underlag-empty"}, "Utgåvan redovisar inte sin granskning.");
  return reportTable("granskning", auditTable(audit), manifest);
}

/** The rows of {@link auditFigures}. */
export function auditTable(audit: NonNullable<Manifest["audit"]>): DataTable {
  return {
    caption: "Granskningen i siffror",
    columns: [
      {name: "steg", title: "Steg", kind: "text"},
      {name: "vad", title: "Vad som räknas", kind: "text"},
      {name: "antal", title: "Antal", kind: "count"},
    ],
    rows: [
      ["Uppräkning", "publicerade celler som prövades mot reglerna", audit.cells],
      ["Uppräkning", "tabeller", audit.tables],
      ["Uppräkning", "summor som jämfördes med sina delar", audit.margins],
      ["Ekvationer", "sanna tal som läsaren inte får veta", audit.unknowns],
      ["Ekvationer", "samband mellan dem, över tabeller och utgåvor", audit.equations],
      ["Ekvationer", "oberoende samband (rang)", audit.rank],
      ["Ekvationer", "tal som sambanden ensamma bestämmer", audit.derivable],
      ["Gränser", "lösta optimeringsproblem", audit.solves],
      ["Gränser", "öppna celler utan bevis i heltal", audit.withoutWholeProof],
      ["Insider", "enheter vars personal kan känna enhetens alla tal", audit.units],
      ["Insider", "samband mellan en enhets tal och andras", audit.unitEquations],
      ["Insider", "andras celler som ett sådant samband gör snävare", audit.narrowed],
      ["Jämförelse", "andra utgåvor av samma data", audit.releases],
      ["Jämförelse", "celler jämförda med dem", audit.compared],
      ["Läckor", "filer genomsökta", audit.files],
      ["Fynd", "fynd som är kvar: varje fynd stoppar utgåvan", 0],
    ],
  };
}

/** What the audit remarked on without stopping the release. */
export function auditRemarks(manifest: Pick<Manifest, "audit" | "families" | "official">): HTMLElement {
  const remarks = remarkSentences(manifest);
  if (remarks.length === 0) return element("p", {}, "Granskningen hade inga anmärkningar.");
  return element("ul", {}, ...remarks.map((remark) => element("li", {}, remark)));
}

/** The remarks, with the titles of tables where the audit names their files. */
export function remarkSentences({
  audit,
  families,
  official = [],
}: Pick<Manifest, "audit" | "families" | "official">): string[] {
  const titles = new Map([...families, ...official].map(({id, title}) => [id, title]));
  return (audit?.remarks ?? []).map((remark) =>
    inThousands(remark).replaceAll(/(?:tables|official)\/([\w-]+)\.parquet/g, (path, id: string) => {
      const title = titles.get(id);
      return title === undefined ? path : `”${title}”`;
    }),
  );
}

/** Counts in a remark as counts are written elsewhere: the audit writes digits alone. */
function inThousands(remark: string): string {
  return remark.replaceAll(/\b\d{4,}(?= (?:grupper|i allt)\b)/g, (count) => formatCount(Number(count)));
}

/** How often a guess about a small cell would be right: told only where the truth is no secret. */
export function guessTable({audit, families, synthetic, disclosure: {base}}: Manifest): HTMLElement {
  const titles = new Map(families.map(({id, title}) => [id, title]));
  const guesses = audit?.guesses ?? [];
  if (guesses.length === 0)
    return element(
      "p",
      {},
      `Hur ofta en gissning skulle bli rätt är en uppgift om de sanna talen. ${synthetic ? "Den redovisas bara för demolandet." : "Den redovisas därför inte."}`,
    );
  const table = dataTable({
    caption: `Den bästa gissningen om en cell med 1–${base - 1} personer`,
    columns: [
      {name: "tabell", title: "Tabell", kind: "text"},
      {name: "celler", title: "Små celler", kind: "count"},
      {name: "ratt", title: "Rätt med tabellerna", kind: "share"},
      {name: "ratt_utan", title: "Rätt utan dem", kind: "share"},
    ],
    rows: guesses.map(({family, cells, right, rightBlind}) => [
      ...[titles.get(family) ?? family, cells],
      ...[right, rightBlind].map((count) => (cells === 0 ? null : count / cells)),
    ]),
  });
  return element(
    "div",
    {},
    element(
      "p",
      {},
      "Hur mycket säkrare blir en gissning av tabellerna? Den bästa gissningen om en liten cell är det vanligaste sanna antalet bakom det publicerade. Utan tabellerna är det bästa att alltid gissa det vanligaste av alla.",
    ),
    table,
  );
}

import type {Manifest} from "../contract/release.js";
import {dataTable} from "./dataTable.js";
import {element} from "./element.js";

/** The revision log of the release: what was changed after it was published, why and by how much. */
export function revisionLog({revisions, synthetic}: Manifest): HTMLElement {
  if (revisions === undefined || revisions.length === 0)
    return element(
      "p",
      {},
      synthetic
        ? "Loggen är tom. Det påhittade landet räknas om från grunden i varje utgåva, och det är ingen revision."
        : "Inga publicerade tal har ändrats.",
    );
  return dataTable({
    caption: "Ändringar av tal som hade publicerats",
    columns: [
      {name: "utgava", title: "Utgåva", kind: "text"},
      {name: "datum", title: "Datum", kind: "text"},
      {name: "typ", title: "Typ", kind: "text"},
      {name: "skal", title: "Skäl", kind: "text"},
      {name: "tabell", title: "Tabell", kind: "text"},
      {name: "perioder", title: "Perioder", kind: "text"},
      {name: "storst", title: "Största ändring, antal", kind: "count"},
      {name: "storst_procent", title: "Största ändring, procent", kind: "decimal"},
      {name: "mot", title: "Ersätter tal i utgåva", kind: "text"},
    ],
    rows: [...revisions]
      .reverse()
      .flatMap(({version, date, type, reason, tables, against}) =>
        tables.map(({table, from, to, absolute, relative}) => [
          ...[version, date, type, reason, table, from === to ? from : `${from}–${to}`],
          ...[absolute, relative, against],
        ]),
      ),
  });
}

import type {Manifest} from "../contract/release.js";
import {dataTable} from "./dataTable.js";
import {element} from "./element.js";
import {sqlTables, type SqlTable} from "./sqlTables.js";

const headings: Readonly<Record<SqlTable["kind"], string>> = {
  counts: "Skyddade antal",
  official: "Officiella tabeller",
  codes: "Koder med klartext",
  population: "Invånare",
};

/** The dictionary of the page of SQL: every table of the release, folded together, with its columns. */
export function sqlDictionary(manifest: Manifest): HTMLElement {
  const tables = sqlTables(manifest);
  const kinds = (Object.keys(headings) as SqlTable["kind"][]).filter((kind) =>
    tables.some((table) => table.kind === kind),
  );
  return element(
    "div",
    {class: "underlag-sql-dictionary"},
    ...kinds.flatMap((kind) => [
      element("h3", {}, headings[kind]),
      ...tables.filter((table) => table.kind === kind).map(entry),
    ]),
  );
}

function entry({name, title, description, columns}: SqlTable): HTMLElement {
  const details = element("details", {}, element("summary", {}, element("code", {}, name), ` ${title}`));
  // Made when it is opened: most readers open one or two of all.
  details.addEventListener("toggle", () => {
    if (details.childElementCount > 1) return;
    details.append(
      element("p", {}, description),
      dataTable({
        caption: `Kolumner i ${name}`,
        columns: [
          {name: "kolumn", title: "Kolumn", kind: "text"},
          {name: "typ", title: "Typ", kind: "text"},
          {name: "betyder", title: "Betyder", kind: "text"},
          {name: "koder", title: "Koder i", kind: "text"},
        ],
        rows: columns.map((column) => [column.name, column.type, column.title, column.codes ?? null]),
      }),
    );
  });
  return details;
}

import type {Manifest} from "../contract/release.js";
import {dataTable} from "./dataTable.js";
import type {DataTable} from "./diagramModel.js";
import {downloads} from "./downloads.js";
import {element} from "./element.js";
import {initialView} from "./viewState.js";

/** A table that no diagram goes with, and the same downloads as a diagram's table has. `id` names the files. */
export function reportTable(id: string, table: DataTable, manifest: Manifest): HTMLElement {
  const selection = `hela utgåvan ${manifest.version}`;
  return element(
    "div",
    {class: "underlag-report"},
    dataTable(table),
    downloads({id, table, selection}, {manifest, slug: "utgavan", view: initialView(manifest)}),
  );
}

/** {@link reportTable}, or a sentence where the table has no rows: there is nothing to download then. */
export function reportOrWords(
  id: string,
  table: DataTable,
  manifest: Manifest,
  nothing: string,
): HTMLElement {
  return table.rows.length === 0 ? element("p", {}, nothing) : reportTable(id, table, manifest);
}

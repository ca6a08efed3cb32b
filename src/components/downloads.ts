import type {Manifest} from "../contract/release.js";
import {type Origin, programVersion} from "../contract/origin.js";
import type {View, ViewManifest} from "../contract/view.js";
import {csv} from "./csv.js";
import type {DataTable, DiagramModel} from "./diagramModel.js";
import {element} from "./element.js";
import {originOfPage} from "./origin.js";
import {save} from "./save.js";
import {changedChoices} from "./viewState.js";

/** What is saved: the table, and what names it. */
type Saved = Pick<DiagramModel, "id" | "table" | "selection" | "published">;

/**
 * The table with a column that names the release, row by row, and one that names program and commit where the page tells them: rows of two
 * releases can be laid together, and each still says where it comes from.
 */
export function withOrigin(
  table: DataTable,
  {version}: Pick<Manifest, "version">,
  origin: Origin | null,
): DataTable {
  const marks = [version, ...(origin === null ? [] : [`underlag ${programVersion(origin)}`])];
  return {
    ...table,
    columns: [
      ...table.columns,
      {name: "utgava", title: "Utgåva", kind: "text"},
      ...(origin === null ? [] : [{name: "program", title: "Program", kind: "text"} as const]),
    ],
    rows: table.rows.map((row) => [...row, ...marks]),
  };
}

/**
 * Buttons that save the table of a diagram: CSV, CSV for a Swedish Excel, and Parquet, whose writer is fetched from
 * the site itself at the first press. Nothing is sent anywhere.
 */
export function downloads(
  model: Saved,
  {manifest, slug, view}: {readonly manifest: Manifest; readonly slug: string; readonly view: View},
): HTMLElement {
  // Published statistics alone are of no release.
  const ofRelease = model.published?.alone !== true;
  const name = ofRelease
    ? fileName(model.id, manifest, slug, view)
    : `officiell-statistik-${slug}-${model.id}`;
  const origin = originOfPage();
  const table = (): DataTable => (ofRelease ? withOrigin(model.table, manifest, origin) : model.table);
  const offer = (label: string, ending: string, content: () => BlobPart | Promise<BlobPart>): HTMLElement => {
    const button = element(
      "button",
      {type: "button", "aria-label": `Ladda ner ${label}: ${model.table.caption}`},
      label,
    );
    button.addEventListener("click", () => {
      void Promise.resolve(content()).then((part) => {
        save(part, `${name}${ending}`);
      });
    });
    return button;
  };
  return element(
    "p",
    {class: "underlag-downloads"},
    "Ladda ner tabellen: ",
    offer("CSV", ".csv", () => csv(table(), "international")),
    offer("CSV för svenska Excel", "-excel.csv", () => csv(table(), "swedish")),
    offer("Parquet", ".parquet", async () => {
      const {parquet} = await import("./parquet.js");
      const release = {
        release: manifest.version,
        extractDate: manifest.extractDate,
        dataHash: manifest.dataHash,
        synthetic: String(manifest.synthetic),
        ...(origin && {program: `underlag ${programVersion(origin)}`}),
      };
      return parquet(table(), {
        ...(ofRelease && release),
        ...(model.published && {published: model.published.source}),
        selection: model.selection,
      });
    }),
  );
}

/** `underlag-2025.03.1-skane-efter-grad-kon-M`: release, place, diagram and the choices that were made. */
export function fileName(id: string, manifest: ViewManifest, slug: string, view: View): string {
  const choices = changedChoices(view, manifest);
  return ["underlag", manifest.version, slug, id, ...(choices === "" ? [] : [choices])].join("-");
}

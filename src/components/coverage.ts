import type {Manifest} from "../contract/release.js";
import {dataTable} from "./dataTable.js";
import type {Value} from "./diagramModel.js";
import {element} from "./element.js";

/** What became of every certificate that was read: counted, left out and why, stopped and by which rule. */
export function coverage({quality}: Manifest): HTMLElement {
  const rows: Value[][] = [
    ["Räknas", "Godkända intyg, också från tiden före och efter utgåvans månader", quality.accepted],
    ...quality.excluded.map(({title, n}) => ["Räknas inte", title, n]),
    ...quality.rejected.map(({title, n}) => ["Gick inte att läsa eller bröt mot en regel", title, n]),
  ];
  return dataTable({
    caption: "Vad som hände med de intyg som lästes in",
    columns: [
      {name: "utfall", title: "Utfall", kind: "text"},
      {name: "skal", title: "Skäl", kind: "text"},
      {name: "antal", title: "Antal", kind: "count"},
    ],
    rows,
  });
}

/** Weaknesses of certificates that are counted all the same. */
export function qualityFlags({quality}: Manifest): HTMLElement {
  if (quality.flags.length === 0) {
    return element("p", {}, "Inga sådana brister har hittats i materialet.");
  }
  return dataTable({
    caption: "Brister i intyg som ändå räknas",
    columns: [
      {name: "brist", title: "Brist", kind: "text"},
      {name: "antal", title: "Antal intyg", kind: "count"},
    ],
    rows: quality.flags.map(({title, n}) => [title, n]),
  });
}

import {captureFields, type Capture, type CaptureRow} from "./captureRows.js";
import type {DataTable} from "./diagramModel.js";
import type {Marker} from "./markers.js";

/**
 * What was said as a table: a row for each row and for each marker, with the step, the view and the version that it is about, in the order
 * of the rows and then of the markers.
 */
export function captureTable({title, rows, markers}: Capture): DataTable {
  const text = (name: string, heading: string) => ({name, title: heading, kind: "text"}) as const;
  return {
    caption: `Lägesbild: ${title}`,
    columns: [
      ...[text("rad", "Rad"), text("steg", "Steg"), text("fraga", "Fråga")],
      ...captureFields.map(({id, title: heading}) => text(columnNames[id], heading)),
      ...[
        text("markor", "Markör"),
        text("punkt", "Punkt i diagrammet"),
        text("markortext", "Markörens text"),
      ],
      ...[text("vy", "Vy"), text("utgava", "Utgåva")],
    ],
    rows: [
      ...rows.map(({n, step, question, said, view, version}) => [
        ...[String(n), step, question],
        ...captureFields.map(({id}) => said[id]),
        ...["", "", "", view, version],
      ]),
      ...markers.map(({n, step, question, name, text: words, view, version}) => [
        ...["", step, question],
        ...captureFields.map(() => ""),
        ...[String(n), name, words, view, version],
      ]),
    ],
  };
}

const columnNames: Readonly<Record<keyof CaptureRow["said"], string>> = {
  observation: "observation",
  interpretation: "tolkning",
  hypothesis: "hypotes",
  objection: "invandning",
  action: "atgard",
  responsible: "ansvarig",
  followUp: "foljs_upp",
};

/** The headings of the steps that something was said about, in the order that it was said; then those that only have markers. */
export function questionsOf({rows, markers}: Pick<Capture, "rows" | "markers">): string[] {
  return [...new Set([...rows, ...markers].map(({question}) => question))];
}

/**
 * The picture as Markdown, for a wiki or a letter: a heading for each step that something was said about. `addressOf` makes a complete
 * address of a view.
 */
export function captureMarkdown(
  {title, version, rows, markers}: Capture,
  addressOf: (view: string) => string,
): string {
  const questions = questionsOf({rows, markers});
  const lines = questions.flatMap((question) => [
    `## ${plain(question)}`,
    "",
    ...rows
      .filter((row) => row.question === question)
      .flatMap(({n, said, view, version: release}) => [
        `### Rad ${n}`,
        "",
        ...captureFields.flatMap(({id, title: heading}) =>
          said[id] === "" ? [] : [`- **${heading}:** ${plain(said[id])}`],
        ),
        ...(view === "" ? [] : [`- **Vy:** <${addressOf(view)}>`]),
        `- **Utgåva:** ${release}`,
        "",
      ]),
    ...versionsOf(markers).flatMap((release) =>
      pointed(
        markers.filter((marker) => marker.question === question && marker.version === release),
        addressOf,
      ),
    ),
  ]);
  return [
    `# Lägesbild: ${plain(title)}`,
    "",
    `Utgåva ${version}. Underlag för samtal och utveckling, inte för tillsyn.`,
    "",
    ...lines,
  ]
    .join("\n")
    .replace(/\n*$/, "\n");
}

/** The releases that markers were set in, in the order that they were. */
const versionsOf = (markers: readonly Marker[]): string[] => [
  ...new Set(markers.map(({version}) => version)),
];

/** The markers of one chart, of one release. */
function pointed(markers: readonly Marker[], addressOf: (view: string) => string): string[] {
  const [first] = markers;
  if (first === undefined) return [];
  return [
    "### Markörer i diagrammet",
    "",
    ...markers.map(({n, name, text}) => `- **${n}. ${plain(name)}**${text === "" ? "" : `: ${plain(text)}`}`),
    `- **Vy:** <${addressOf(first.view)}>`,
    `- **Utgåva:** ${first.version}`,
    "",
  ];
}

/** A text in which Markdown means nothing, on one line. */
function plain(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\\`*_[\]<>#|]/g, "\\$&");
}

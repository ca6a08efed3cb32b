import {captureFields, type Capture, type CaptureRow} from "./captureRows.js";
import type {DataTable} from "./diagramModel.js";

/** The rows as a table: one a row, with the step, the view and the version that it is about. */
export function captureTable({title, rows}: Capture): DataTable {
  const text = (name: string, heading: string) => ({name, title: heading, kind: "text"}) as const;
  return {
    caption: `Lägesbild: ${title}`,
    columns: [
      ...[text("rad", "Rad"), text("steg", "Steg"), text("fraga", "Fråga")],
      ...captureFields.map(({id, title: heading}) => text(columnNames[id], heading)),
      ...[text("vy", "Vy"), text("utgava", "Utgåva")],
    ],
    rows: rows.map(({n, step, question, said, view, version}) => [
      ...[String(n), step, question],
      ...captureFields.map(({id}) => said[id]),
      ...[view, version],
    ]),
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

/**
 * The picture as Markdown, for a wiki or a letter: a heading for each step that something was said about, in the order that it was
 * said. `addressOf` makes a complete address of a view.
 */
export function captureMarkdown(
  {title, version, rows}: Capture,
  addressOf: (view: string) => string,
): string {
  const questions = [...new Set(rows.map(({question}) => question))];
  const lines = questions.flatMap((question) => [
    `## ${plain(question)}`,
    "",
    ...rows
      .filter((row) => row.question === question)
      .flatMap(({n, said, view}) => [
        `### Rad ${n}`,
        "",
        ...captureFields.flatMap(({id, title: heading}) =>
          said[id] === "" ? [] : [`- **${heading}:** ${plain(said[id])}`],
        ),
        ...(view === "" ? [] : [`- **Vy:** <${addressOf(view)}>`]),
        "",
      ]),
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

/** A text in which Markdown means nothing, on one line. */
function plain(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\\`*_[\]<>#|]/g, "\\$&");
}

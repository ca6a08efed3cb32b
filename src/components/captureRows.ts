import type {Marker} from "./markers.js";

/**
 * What a room concludes, row by row. Each row is bound to the step, the view and the version of the data that it was said about. No row
 * names a person: the one who answers for something is a role.
 */
export interface CaptureRow {
  /** Counted from 1 in the order that they were written. */
  readonly n: number;
  /** Id and heading of the step. */
  readonly step: string;
  readonly question: string;
  /** Address of the view in the site; empty for a step without one. */
  readonly view: string;
  /** Version of the release. */
  readonly version: string;
  readonly said: Readonly<Record<CaptureField, string>>;
}

/** What may be said, in the order that a room says it. */
export const captureFields = [
  {id: "observation", title: "Observation", help: "Vad ser vi?"},
  {id: "interpretation", title: "Tolkning", help: "Vad tror vi att det beror på?"},
  {id: "hypothesis", title: "Hypotes", help: "Vad skulle vi kunna pröva?"},
  {id: "objection", title: "Osäkerhet eller invändning", help: "Vad talar emot?"},
  {id: "action", title: "Åtgärd", help: "Vad skulle vi göra?"},
  {id: "responsible", title: "Ansvarig (roll)", help: "En roll, inte ett namn"},
  {id: "followUp", title: "Följs upp", help: "När ser vi om det hände?"},
] as const;
export type CaptureField = (typeof captureFields)[number]["id"];

/** All that a room has said in a workshop, as it is saved and read again. */
export interface Capture {
  readonly deck: string;
  readonly title: string;
  readonly version: string;
  readonly rows: readonly CaptureRow[];
  /** What it has pointed at in the charts. */
  readonly markers: readonly Marker[];
}

/** Version of the file's own form. */
const formVersion = 1;

/** Adds a row last. One in which nothing is said is not added. */
export function addRow(rows: readonly CaptureRow[], row: Omit<CaptureRow, "n">): readonly CaptureRow[] {
  const said = Object.fromEntries(
    captureFields.map(({id}) => [id, row.said[id].trim()]),
  ) as CaptureRow["said"];
  if (Object.values(said).every((text) => text === "")) return rows;
  return [...rows, {n: 1 + Math.max(0, ...rows.map(({n}) => n)), ...row, said}];
}

/** The first other release than `version` that something was said about; undefined where all was said about that one. */
export function otherRelease(
  said: readonly Pick<CaptureRow | Marker, "version">[],
  version: string,
): string | undefined {
  return said.find((one) => one.version !== version)?.version;
}

/** The rows as a file that {@link readCapture} reads again without loss. */
export function captureJson(capture: Capture): string {
  return `${JSON.stringify({underlag: "lägesbild", form: formVersion, ...capture}, null, 2)}\n`;
}

/**
 * Reads the file of a workshop of the deck at hand, or says in Swedish what is wrong with it. Every field is held to its form, as with
 * any text from outside. A step of another deck can have the same id and be about something else: its file is refused.
 */
export function readCapture(text: string, ofDeck: string): Capture | string {
  let written: unknown;
  try {
    written = JSON.parse(text);
  } catch {
    return "Filen är inte läsbar JSON.";
  }
  const file = fieldsOf(written);
  if (file?.["underlag"] !== "lägesbild") return "Filen är ingen sparad lägesbild.";
  if (file["form"] !== formVersion) return "Filen är sparad av en annan version av webbplatsen.";
  // Files from before there were markers have none.
  const {deck, title, version, rows, markers = []} = file;
  if (typeof deck !== "string" || typeof title !== "string" || typeof version !== "string")
    return "Filen saknar uppgift om bildspel eller utgåva.";
  if (deck !== ofDeck) return `Filen hör till ett annat bildspel, ”${title}”. Inget är ändrat.`;
  if (!Array.isArray(rows)) return "Filen saknar rader.";
  if (!Array.isArray(markers)) return "Filens markörer har inte rätt form.";
  const read = rows.map(readRow);
  const wrong = read.findIndex((row) => row === undefined);
  if (wrong >= 0) return `Rad ${wrong + 1} i filen har inte rätt form.`;
  const pointed = markers.map(readMarker);
  const astray = pointed.findIndex((marker) => marker === undefined);
  if (astray >= 0) return `Markör ${astray + 1} i filen har inte rätt form.`;
  return {
    ...{deck, title, version, rows: read.filter((row) => row !== undefined)},
    markers: pointed.filter((marker) => marker !== undefined),
  };
}

function readRow(written: unknown): CaptureRow | undefined {
  const row = fieldsOf(written);
  const said = fieldsOf(row?.["said"]);
  if (row === undefined || said === undefined) return undefined;
  const about = readAbout(row);
  if (about === undefined) return undefined;
  const texts = captureFields.map(({id}) => [id, said[id]] as const);
  if (texts.some(([, text]) => typeof text !== "string")) return undefined;
  return {...about, said: Object.fromEntries(texts) as CaptureRow["said"]};
}

function readMarker(written: unknown): Marker | undefined {
  const marker = fieldsOf(written);
  const about = marker && readAbout(marker);
  if (marker === undefined || about === undefined) return undefined;
  const {place, name, text} = marker;
  if (typeof place !== "string" || typeof name !== "string" || typeof text !== "string") return undefined;
  return {...about, place, name, text};
}

/** What a row or a marker is about. */
function readAbout(
  fields: Readonly<Record<string, unknown>>,
): Pick<CaptureRow, "n" | "step" | "question" | "view" | "version"> | undefined {
  const {n, step, question, view, version} = fields;
  if (typeof n !== "number" || !Number.isInteger(n) || n < 1) return undefined;
  if (typeof step !== "string" || typeof question !== "string") return undefined;
  if (typeof view !== "string" || typeof version !== "string") return undefined;
  if (!/^\d{4}\.(0[1-9]|1[0-2])\.\d+$/.test(version)) return undefined;
  // An address is a path of the site: a link to anywhere else, or to a script, is none.
  if (view !== "" && !/^\/[a-z-]+(\/[a-z0-9-]+)?(\?[\w.~%+=&*-]*)?$/.test(view)) return undefined;
  return {n, step, question, view, version};
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}

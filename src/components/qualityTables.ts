import type {Manifest} from "../contract/release.js";
import {formatCount, formatPercent} from "../measures/swedish.js";
import type {DataTable} from "./diagramModel.js";
import {meaningOf, stopsCertificate} from "./qualityMeanings.js";

type Quality = Pick<Manifest, "quality">;

const sum = (counts: readonly {readonly n: number}[]): number => counts.reduce((all, {n}) => all + n, 0);

/** Certificates that were read: those that count, those that do not, and those that a rule stopped. */
export function readCertificates({quality: {accepted, excluded, rejected}}: Quality): number {
  return accepted + sum(excluded) + sum(rejected.filter(({id}) => stopsCertificate(id)));
}

/** In a sentence or two: how many certificates were read, and how many of them count. */
export function qualityInWords(manifest: Quality): string {
  const read = readCertificates(manifest);
  const {accepted, excluded, rejected} = manifest.quality;
  const stopped = sum(rejected.filter(({id}) => stopsCertificate(id)));
  if (read === 0) return "Inga intyg är redovisade i utgåvan.";
  return `${formatCount(read)} intyg lästes. ${formatPercent(accepted / read)} av dem räknas, ${formatPercent(sum(excluded) / read)} räknas inte och ${formatPercent(stopped / read)} stoppades av en regel.`;
}

/** What became of each certificate that was read, with its share of all of them and what it means. */
export function certificateAccount(manifest: Quality): DataTable {
  const {accepted, excluded, rejected} = manifest.quality;
  const read = readCertificates(manifest);
  const share = (n: number): number | null => (read === 0 ? null : n / read);
  return {
    caption: "Vad som hände med de intyg som lästes",
    columns: [
      {name: "skal", title: "Skäl", kind: "text"},
      {name: "utfall", title: "Utfall", kind: "text"},
      {name: "intyg", title: "Intyg", kind: "count"},
      {name: "andel", title: "Andel av lästa", kind: "share"},
      {name: "betydelse", title: "Vad betyder det för mig?", kind: "text"},
    ],
    rows: [
      [
        "Godkänt intyg",
        "Räknas",
        accepted,
        share(accepted),
        "Det är de här intygen som talen bygger på. Några är från tiden före eller efter utgåvans månader.",
      ],
      ...excluded.map(({id, title, n}) => [title, "Räknas inte", n, share(n), meaningOf("excluded", id)]),
      ...rejected
        .filter(({id}) => stopsCertificate(id))
        .map(({id, title, n}) => [title, "Stoppat", n, share(n), meaningOf("rejected", id)]),
    ],
  };
}

/** What else was stopped: files, messages, rows and units, which are no part of the certificates. */
export function otherRejections({quality: {rejected}}: Quality): DataTable {
  return {
    caption: "Annat som stoppades: filer, meddelanden, rader och enheter",
    columns: [
      {name: "skal", title: "Skäl", kind: "text"},
      {name: "antal", title: "Antal", kind: "count"},
      {name: "betydelse", title: "Vad betyder det för mig?", kind: "text"},
    ],
    rows: rejected
      .filter(({id}) => !stopsCertificate(id))
      .map(({id, title, n}) => [title, n, meaningOf("rejected", id)]),
  };
}

/** Excluded before the flags were raised: they have no row of their own to raise one on. */
const notFlagged = new Set(["other-form", "duplicate"]);

/** Certificates whose weaknesses were looked for: those that count and those excluded for what they say. */
export function flaggedAmong({quality: {accepted, excluded}}: Quality): number {
  return accepted + sum(excluded.filter(({id}) => !notFlagged.has(id)));
}

/** Weaknesses of certificates that do not stop them, with their share and what they mean. */
export function flagAccount(manifest: Quality): DataTable {
  const among = flaggedAmong(manifest);
  return {
    caption: "Brister som inte stoppar ett intyg",
    columns: [
      {name: "brist", title: "Brist", kind: "text"},
      {name: "intyg", title: "Intyg", kind: "count"},
      {name: "andel", title: "Andel", kind: "share"},
      {name: "betydelse", title: "Vad betyder det för mig?", kind: "text"},
    ],
    rows: manifest.quality.flags.map(({id, title, n}) => [
      ...[title, n, among === 0 ? null : n / among, meaningOf("flag", id)],
    ]),
  };
}

import type {PublishedRelease} from "../../protect/audit/readRelease.ts";
import type {Comparison} from "./compareReleases.ts";
import {listedFiles} from "./heldRelease.ts";

/** What a verification came to. */
export interface Verification {
  readonly from: string;
  readonly manifest: PublishedRelease["manifest"];
  /** Faults of the files against the release's own manifest. */
  readonly hashes: readonly string[];
  /** The program that verified. */
  readonly program: {readonly version: string; readonly digest: string; readonly duckdb: string | undefined};
  /** Whether the rows of real certificates are those that the release was made of; undefined where nothing tells. */
  readonly sameRows: boolean | undefined;
  /** Why small counts can come to differ; undefined where the ledger is at hand, or nothing needs it. */
  readonly lost: string | undefined;
  /** Undefined where nothing was made again. */
  readonly comparison: Comparison | undefined;
}

/** The verification for people, in Swedish. */
export function verificationText(verification: Verification): string {
  const {from, manifest, hashes, comparison} = verification;
  const files = listedFiles(manifest).length;
  return `${[
    `Utgåva ${manifest.version}${manifest.synthetic ? " (påhittade data)" : ""}, uttag ${manifest.extractDate}, ur ${from}`,
    hashes.length === 0
      ? `Avtryck: alla ${files} filer stämmer med manifestet. Dataavtryck ${manifest.dataHash}.`
      : `Avtryck: ${hashes.length} fel.`,
    ...listed(hashes),
    ...programLines(verification),
    ...(comparison ? comparisonLines(verification, comparison) : [notRebuilt(manifest)]),
  ].join("\n")}\n`;
}

/** So many lines of a kind are shown. */
const shown = 30;

function listed(lines: readonly string[]): string[] {
  const more = lines.length > shown ? [`  … och ${lines.length - shown} till`] : [];
  return [...lines.slice(0, shown).map((line) => `  ${line}`), ...more];
}

function programLines({manifest, program}: Verification): string[] {
  const {underlag, code, duckdb} = manifest.tools;
  if (code === program.digest)
    return [`Program: samma som gjorde utgåvan (underlag ${underlag}, källkod ${code}).`];
  const made = code === undefined ? "källkoden är inte angiven" : `källkod ${code}`;
  return [
    "Program: ett annat än det som gjorde utgåvan. Skillnader kan komma av det.",
    `  utgåvan: underlag ${underlag}, DuckDB ${duckdb}, ${made}`,
    `  här:     underlag ${program.version}, DuckDB ${program.duckdb ?? "inte använd"}, källkod ${program.digest}`,
  ];
}

function notRebuilt({synthetic}: PublishedRelease["manifest"]): string {
  return synthetic
    ? "Utgåvan är inte omräknad (--hashes-only)."
    : "Utgåvan är inte omräknad: den bygger på verkliga intyg. Ange samma källa som när den gjordes.";
}

function comparisonLines(
  {manifest, sameRows, lost}: Verification,
  {tables, differences, otherProgram, notCompared}: Comparison,
): string[] {
  const {parameters, title} = manifest.source;
  const declared = Object.entries(parameters).map(([name, value]) => `${name} ${value}`);
  return [
    `Omräknad ur: ${title}${declared.length > 0 ? ` (${declared.join(", ")})` : ""}.`,
    ...rowLines(sameRows),
    ...(lost === undefined ? [] : [lost]),
    ...tables.map(
      ({table, files, identical}) =>
        `  ${table}: ${identical === files ? `identisk (${files} ${files === 1 ? "fil" : "filer"})` : `${files - identical} av ${files} filer skiljer sig`}`,
    ),
    ...otherProgram.map(
      (path) => `  ${path}: skiljer sig bara i uppgiften om vilket program som gjorde utgåvan`,
    ),
    ...notCompared.map((line) => `  ${line}`),
    differences.length === 0
      ? "Resultat: identisk med omräkningen."
      : `Resultat: ${differences.length} ${differences.length === 1 ? "fil" : "filer"} skiljer sig från omräkningen.`,
    ...listed(
      differences.flatMap(({path, count, examples}) => [
        ...examples.map((example) => `${path}, ${example}`),
        ...(count > examples.length ? [`${path}: och ${count - examples.length} skillnader till`] : []),
      ]),
    ),
  ];
}

function rowLines(sameRows: boolean | undefined): string[] {
  if (sameRows === undefined) return [];
  return [
    sameRows
      ? "Indata: samma rader som när utgåvan gjordes."
      : "Indata: inte samma rader som när utgåvan gjordes. Skillnader kan komma av det.",
  ];
}

import {frozenAddress} from "../contract/addresses.js";
import type {Citing} from "../contract/citing.js";
import {hasCommit, type Origin} from "../contract/origin.js";
import type {Manifest} from "../contract/release.js";

/** How a release is cited in running text: publisher, year, title, version, lasting address and data hash. */
export function citationText(manifest: Manifest, citing: Citing): string {
  const {version, extractDate, dataHash, synthetic} = manifest;
  return `${citing.publisher} (${extractDate.slice(0, 4)}). ${citing.title}${synthetic ? " (påhittade data)" : ""}, utgåva ${version} [dataset]. Uttag ${extractDate}. ${frozenAddress(citing, manifest)} (dataavtryck sha256:${dataHash})`;
}

/** The same as BibTeX. */
export function bibtex(manifest: Manifest, citing: Citing): string {
  const {version, extractDate, dataHash, synthetic} = manifest;
  // Marks that BibTeX has a meaning for.
  const plain = (text: string): string => text.replaceAll(/[\\{}$&#%_~^]/g, (mark) => `\\${mark}`);
  return [
    `@misc{underlag-${version.replaceAll(".", "-")},`,
    `  author  = {{${plain(citing.publisher)}}},`,
    `  title   = {{${plain(citing.title)}${synthetic ? " (påhittade data)" : ""}}},`,
    `  year    = {${extractDate.slice(0, 4)}},`,
    `  version = {${version}},`,
    `  url     = {${frozenAddress(citing, manifest)}},`,
    `  note    = {Dataset. Uttag ${extractDate}. Dataavtryck sha256:${dataHash}}`,
    "}",
  ].join("\n");
}

/**
 * The commands that make the release and the site again, from the commit that the page was built from where it tells one. A release of real certificates is made where they and the key are: there the
 * flags of the source are its owner's own.
 */
export function rebuildCommands(manifest: Manifest, citing: Citing, origin: Origin | null = null): string {
  const {version, source, synthetic, extractDate, firstMonth, lastMonth} = manifest;
  const {certificates, seed} = source.parameters;
  const made = synthetic
    ? `npx underlag release --synthetic-certificates ${certificates ?? ""} --seed ${seed ?? ""} --release-version ${version}`
    : `npx underlag release KÄLLANS FLAGGOR --extract-date ${extractDate} --first-month ${firstMonth} --last-month ${lastMonth} --release-version ${version}`;
  return [
    ...(origin !== null && hasCommit(origin) ? [`git checkout ${origin.commit}`] : []),
    "npm ci",
    made,
    `UNDERLAG_RELEASE=${version} npm run site`,
    `npx underlag verify ${frozenAddress(citing, manifest)}data/`,
  ].join("\n");
}

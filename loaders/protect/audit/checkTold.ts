import type {Manifest} from "../../../src/contract/release.ts";
import type {Findings} from "./finding.ts";

/** So many sums a margin has at least, for what is told of their errors to be of many. */
const fewestSums = 100;
/** A mean error below this would say that nearly every sum is the true one. */
const leastMean = 0.5;

/**
 * What a manifest tells of the true counts. Where the key is public it may tell everything. Where it is secret it may tell errors over many
 * cells and sums, and nothing that is a fact of one or a few: how many cells were rounded to 0, the greatest error, errors of few sums, or so small
 * ones that published sums are true; how many withheld cells are small; nor how often a guess is right, what persons learn who know some, or how the country was made.
 */
export function checkTold(manifest: Manifest, findings: Findings): void {
  const {audit, calibration, disclosure, families, unitDefinitions, utility} = manifest;
  if (disclosure.keyIsPublic) return;
  const add = (cell: string) => {
    findings.add({
      ...{by: "uppräkning", table: "manifest.json", cell},
      ...{rule: "med hemlig nyckel berättas bara fel över många celler", gives: "något om de sanna antalen"},
    });
  };
  for (const {id, report} of families) {
    const {cells, margins = [], toZero} = report.errors ?? {};
    if (toZero !== undefined) add(`families, ${id}, report, toZero`);
    if (cells?.greatest !== undefined) add(`families, ${id}, report, greatest`);
    for (const {over, sums, error} of margins)
      if (error && (error.greatest !== undefined || error.mean < leastMean || sums < fewestSums))
        add(`families, ${id}, report, ${over.join(" × ")}`);
  }
  for (const {id, sensitive, secondary, proved} of manifest.official ?? [])
    if ([sensitive, secondary, proved].some((told) => told !== undefined)) add(`official, ${id}, sensitive`);
  const whole = {calibration, unitDefinitions, utility, guesses: audit?.guesses, insiders: audit?.insiders};
  for (const [name, told] of Object.entries(whole)) if (told !== undefined) add(name);
}

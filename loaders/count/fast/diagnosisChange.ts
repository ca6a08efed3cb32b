import {levelShift} from "../../model/diagnosisKey.ts";
import type {Linked} from "../../model/linked.ts";
import type {Scratch} from "../../model/scratch.ts";
import {diagnosisChanges} from "../courseCodes.ts";

const [same, category, block, chapter, unknown] = ["same", "category", "block", "chapter", "unknown"].map(
  (code) => diagnosisChanges.findIndex((one) => one.code === code),
) as [number, number, number, number, number];

/** How the last diagnosis of each sjukfall differs from the first. */
export function diagnosisChange(
  {diagnosis_first, diagnosis_last}: Pick<Linked["sjukfall"], "diagnosis_first" | "diagnosis_last">,
  scratch: Scratch,
): Int32Array {
  const found = scratch.take(diagnosis_first.length);
  for (let row = 0; row < found.length; row++) {
    const [first, last] = [diagnosis_first[row] ?? 0, diagnosis_last[row] ?? 0];
    found[row] = first === 0 || last === 0 ? unknown : differenceOf(first, last);
  }
  return found;
}

/** How two valid diagnosis keys differ: a position among the changes, the greater the coarser the level. */
export function differenceOf(first: number, other: number): number {
  const differs = first ^ other;
  if (differs === 0) return same;
  if (differs >> levelShift.block === 0) return category;
  return differs >> levelShift.chapter === 0 ? block : chapter;
}

import type {Scratch} from "../../model/scratch.ts";
import {recommendations} from "../courseCodes.ts";
import type {Lookups} from "./lookups.ts";

const [none, within, between, beyond] = ["none", "within", "between", "beyond"].map((code) =>
  recommendations.findIndex((one) => one.code === code),
) as [number, number, number, number];

/** The category of each diagnosis among those with recommended lengths. */
export function categoryPositions(
  diagnoses: Int32Array,
  {recommended}: Pick<Lookups, "recommended">,
  scratch: Scratch,
): Int32Array {
  const found = scratch.take(diagnoses.length);
  for (let row = 0; row < found.length; row++)
    found[row] = recommended.get(diagnoses[row] ?? 0)?.position ?? 0;
  return found;
}

/** How so many days lie beside the recommended lengths of each diagnosis. */
export function recommendation(
  diagnoses: Int32Array,
  days: Int32Array,
  {recommended}: Pick<Lookups, "recommended">,
  scratch: Scratch,
): Int32Array {
  const found = scratch.take(diagnoses.length);
  for (let row = 0; row < found.length; row++) {
    const limits = recommended.get(diagnoses[row] ?? 0);
    const lasted = days[row] ?? 0;
    if (limits === undefined) found[row] = none;
    else if (lasted > limits.longest) found[row] = beyond;
    else found[row] = lasted > limits.shortest ? between : within;
  }
  return found;
}

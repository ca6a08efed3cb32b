import type {CalibrationFigure} from "../contract/calibration.js";

/** True when a value is as near to the published one as its tolerance says; at exactly the tolerance it is. */
export function isWithin({published, value, tolerance}: CalibrationFigure): boolean {
  // To the two decimals that the figures have: 9.7 + 0.3 is not 10 in binary.
  return Math.round(Math.abs(value - published) * 100) <= Math.round(tolerance * 100);
}

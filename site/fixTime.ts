// oxlint-disable-next-line typescript/triple-slash-reference -- the root tsconfig reads this file without its folder
/// <reference path="./framework.d.ts" />
import {setCurrentDate} from "@observablehq/framework/dist/config.js";

/**
 * Gives every file the one time of `SOURCE_DATE_EPOCH` (seconds), when the build sets it. Framework writes the times of
 * files into pages and into the names of modules; with their own times no two builds are the same.
 */
export function fixTime(): void {
  const epoch = process.env["SOURCE_DATE_EPOCH"];
  if (epoch !== undefined) setCurrentDate(new Date(Number(epoch) * 1000));
}

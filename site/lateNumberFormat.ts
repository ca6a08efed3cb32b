import {readFile} from "node:fs/promises";
import type {Plugin} from "esbuild";

/** How Plot makes its number format, and the same made when the first number is written with it. */
const early = "return new Intl.NumberFormat(locale);";
const late = `let made;
  return {format: (value) => (made ??= new Intl.NumberFormat(locale)).format(value)};`;

/**
 * Observable Plot makes a number format for English as it is loaded. The first format of a page takes a browser some 25 ms of processor
 * time to make ready, and the diagrams of this project write their numbers themselves.
 */
export const lateNumberFormat: Plugin = {
  name: "lateNumberFormat",
  setup(esbuild) {
    esbuild.onLoad({filter: /@observablehq[\\/]plot[\\/]src[\\/]format\.js$/}, async ({path}) => {
      const text = await readFile(path, "utf8");
      if (!text.includes(early))
        throw new Error("Plot makes its number format in another way: see lateNumberFormat");
      return {contents: text.replace(early, late), loader: "js"};
    });
  },
};

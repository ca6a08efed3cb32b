import type {Manifest} from "../contract/release.js";
import type {Series} from "./diagramModel.js";

/** Women or men as a series, with the code of the sex and the words for it in a sentence: `för kvinnor`. */
export interface SexSeries extends Series {
  readonly sex: string;
  readonly where: string;
}

/** Women and men in the words of the release; those of unknown sex are no side of a comparison. */
export function sexSeries({dimensions}: Pick<Manifest, "dimensions">): SexSeries[] {
  const titles = dimensions["sex"]?.codes ?? [];
  return (["K", "M"] as const).map((sex): SexSeries => {
    const label = titles.find(({code}) => code === sex)?.title ?? sex;
    const [id, style] = sex === "K" ? (["women", "women"] as const) : (["men", "men"] as const);
    return {id, label, style, sex, where: `för ${label.toLocaleLowerCase("sv-SE")}`};
  });
}

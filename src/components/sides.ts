import {everything, type View} from "../contract/view.js";
import {capitalise} from "../measures/swedish.js";
import {inPlace} from "./inPlace.js";
import type {Series} from "./diagramModel.js";
import type {Notebook, Tables} from "./notebook.js";

/** One side of a comparison of shares: a place, or a sex in the nation. */
export interface Side extends Series {
  readonly table: Tables;
  /** Null when every sex that is chosen counts. */
  readonly sex: string | null;
  /** Code of the län whose inhabitants rates divide by; null for the nation. */
  readonly region: string | null;
  /** As it stands in a sentence: `i Skåne`, `i riket`, `för kvinnor`. */
  readonly where: string;
}

/** A region and the nation; on the nation's own page women and men, or the nation alone when a sex is chosen. */
export function sidesOf({manifest, place, own, nation}: Notebook, view: View): Side[] {
  const whole = {label: "Riket", table: nation, sex: null, region: null, where: "i riket"};
  if (place.code !== null) {
    return [ownSide({place, own}), {...whole, id: "nation", style: "nation"}];
  }
  if (view.sex !== everything) return [{...whole, id: "own", style: "own"}];
  return sexSides({manifest, place, own});
}

/** The place alone. */
export function ownSide({place, own}: Pick<Notebook, "place" | "own">): Side {
  return {
    ...{id: "own", label: capitalise(place.short), style: "own", table: own},
    ...{sex: null, region: place.code, where: inPlace(place)},
  };
}

/** Women and men of the place. */
export function sexSides({manifest, place, own}: Pick<Notebook, "manifest" | "place" | "own">): Side[] {
  const titles = manifest.dimensions["sex"]?.codes ?? [];
  return (["K", "M"] as const).map((sex): Side => {
    const label = titles.find(({code}) => code === sex)?.title ?? sex;
    const [id, style] = sex === "K" ? (["women", "women"] as const) : (["men", "men"] as const);
    return {
      id,
      label,
      style,
      table: own,
      sex,
      region: place.code,
      where: `för ${label.toLocaleLowerCase("sv-SE")}`,
    };
  });
}

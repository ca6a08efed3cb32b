import type {SeriesStyle} from "./diagramModel.js";

/** How a kind of series looks: the colour is a variable of the stylesheet, lighter in dark mode. */
export interface Look {
  readonly colour: string;
  /** Dash pattern of the line; "none" is solid. */
  readonly dash: string;
  readonly symbol: "circle" | "square" | "diamond" | "triangle";
}

/** Each style differs in colour, dash and symbol, so that no one has to tell colours apart. */
export const looks: Readonly<Record<SeriesStyle, Look>> = {
  own: {colour: "var(--underlag-own)", dash: "none", symbol: "diamond"},
  nation: {colour: "var(--underlag-context)", dash: "2,3", symbol: "triangle"},
  women: {colour: "var(--underlag-women)", dash: "none", symbol: "circle"},
  men: {colour: "var(--underlag-men)", dash: "6,3", symbol: "square"},
};

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

/** How what a step of a workshop points at looks: a field behind the marks, with an edge so that it does not hang on its tint. */
export const markedLook = {
  ...{fill: "var(--underlag-own)", fillOpacity: 0.1},
  ...{stroke: "var(--underlag-own)", strokeOpacity: 0.6, strokeDasharray: "5,4"},
} as const;

/**
 * Five classes from little to much, from sand to dark blue as in cividis, so that readers with any colour vision tell them apart and
 * none of them means good or bad. Each with the ink that can be read on it; the same in light and dark.
 */
export const classes: readonly {readonly fill: string; readonly ink: string}[] = [
  {fill: "#efe6c4", ink: "#1b1e23"},
  {fill: "#cbc39f", ink: "#1b1e23"},
  {fill: "#9d9b8f", ink: "#1b1e23"},
  {fill: "#5b6981", ink: "#ffffff"},
  {fill: "#16305c", ink: "#ffffff"},
];

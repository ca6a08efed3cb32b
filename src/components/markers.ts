/**
 * A number that a room has put on a chart, with what it wants to say there. It stands at one of the chart's own points, not at a place on
 * the screen: the same point is found however large the chart is drawn, on paper too, and can be told in words.
 */
export interface Marker {
  /** Number within its step, from 1. */
  readonly n: number;
  /** Id and heading of the step. */
  readonly step: string;
  readonly question: string;
  /** Address of the view in the site. */
  readonly view: string;
  /** Version of the release. */
  readonly version: string;
  /** Key and name of the point, as `placesOf` has them. */
  readonly place: string;
  readonly name: string;
  readonly text: string;
}

/** The markers of one step, in the order of their numbers. */
export function markersOf(markers: readonly Marker[], step: string): readonly Marker[] {
  return markers.filter((one) => one.step === step);
}

/** Adds a marker with the next number of its step. One that says nothing is added too: it points. */
export function addMarker(markers: readonly Marker[], marker: Omit<Marker, "n">): readonly Marker[] {
  const numbers = markersOf(markers, marker.step).map(({n}) => n);
  return [...markers, {n: 1 + Math.max(0, ...numbers), ...marker, text: marker.text.trim()}];
}

/** Takes a marker away. The others keep their numbers: somebody may have spoken of them. */
export function removeMarker(
  markers: readonly Marker[],
  {step, n}: Pick<Marker, "step" | "n">,
): readonly Marker[] {
  return markers.filter((one) => one.step !== step || one.n !== n);
}

/** A marker in words, without its number: `Skåne, mars 2024: här ändrades rutinen`. */
export function markerInWords({name, text}: Pick<Marker, "name" | "text">): string {
  return text === "" ? name : `${name}: ${text}`;
}

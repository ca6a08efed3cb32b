import {
  allParameters,
  releaseKey,
  viewParameters,
  viewVersion,
  viewVersionKey,
  type View,
  type ViewManifest,
  type ViewParameterId,
} from "../contract/view.js";

/** What a URL said: a complete state, and a Swedish message for each part of it that could not be used. */
export interface ReadView {
  readonly view: View;
  readonly messages: readonly string[];
  /** The release that the link was made from, when the page shows another one. */
  readonly otherVersion: string | null;
}

/** The view that is shown when the URL says nothing. */
export function initialView(manifest: ViewManifest): View {
  const entries = allParameters.map(({id, initial}) => [id, initial(manifest)] as const);
  return Object.fromEntries(entries) as Record<ViewParameterId, string>;
}

/**
 * Reads a view from the query part of a URL. A value that does not exist in the release is replaced by the initial
 * one and gives a message; the value itself is never repeated, since anybody can write a link. One that is finer than the
 * page has gives the nearest there is, with a message. `parameters` are those that the page asks for.
 */
export function readView(search: string, manifest: ViewManifest, parameters = viewParameters): ReadView {
  const query = new URLSearchParams(search);
  const start = initialView(manifest);
  const messages: string[] = [];

  if (query.has(viewVersionKey) && query.getAll(viewVersionKey).join("&") !== viewVersion) {
    return {
      view: start,
      messages: [
        "Länken är gjord för en annan version av webbplatsen och kan inte läsas. Allt visas i stället.",
      ],
      otherVersion: null,
    };
  }

  const view: Record<ViewParameterId, string> = {...start};
  for (const {id, key, label, choices, nearest} of parameters) {
    const values = query.getAll(key);
    const [value] = values;
    if (value === undefined) continue;
    if (values.length > 1) messages.push(`Länken anger ”${label}” flera gånger. Valet används inte.`);
    else if (choices(manifest).some((choice) => choice.value === value)) view[id] = value;
    else if (nearest?.(value, manifest) !== undefined) {
      const found = choices(manifest).find((choice) => choice.value === nearest(value, manifest));
      view[id] = found?.value ?? view[id];
      messages.push(
        `Länken anger ett finare värde för ”${label}” än sidan har. Det närmaste visas i stället: ${found?.title ?? ""}.`,
      );
    } else messages.push(`Länkens värde för ”${label}” finns inte i materialet. Valet används inte.`);
  }
  if (view.first > view.last) {
    messages.push("Länkens första månad ligger efter den sista. Hela perioden visas i stället.");
    view.first = start.first;
    view.last = start.last;
  }

  const releases = query.getAll(releaseKey);
  const [release] = releases;
  const wellFormed =
    releases.length < 2 && (release === undefined || /^\d{4}\.(0[1-9]|1[0-2])\.\d+$/.test(release));
  if (!wellFormed) messages.push("Länkens uppgift om dataversion går inte att läsa.");

  const known = new Set([viewVersionKey, releaseKey, ...parameters.map(({key}) => key)]);
  if ([...query.keys()].some((key) => !known.has(key))) {
    messages.push("Länken innehåller val som sidan inte känner till. De används inte.");
  }
  const otherVersion = wellFormed && release !== undefined && release !== manifest.version ? release : null;
  return {view, messages, otherVersion};
}

/** Writes a view as the query part of a URL: version, release, then every parameter in canonical order. */
export function writeView(view: View, manifest: ViewManifest, parameters = viewParameters): string {
  const query = new URLSearchParams([
    [viewVersionKey, viewVersion],
    [releaseKey, manifest.version],
    ...parameters.map(({id, key}) => [key, view[id]]),
  ]);
  return `?${query.toString()}`;
}

/** The choices of a view that differ from what is shown at first, as keys and values in canonical order: `kon-M-grad-25`. */
export function changedChoices(view: View, manifest: ViewManifest): string {
  return allParameters
    .filter(({id, initial}) => view[id] !== initial(manifest))
    .map(({id, key}) => `${key}-${view[id]}`)
    .join("-");
}

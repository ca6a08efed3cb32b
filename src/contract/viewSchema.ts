import {z} from "zod";
import {
  allParameters,
  releaseKey,
  viewParameters,
  viewVersion,
  viewVersionKey,
  type View,
  type ViewManifest,
  type ViewParameterId,
} from "./view.js";

/**
 * The zod schema of a view's URL, made from the same declaration as the controls: for decks, loaders and tests.
 * It takes the parameters as an object of texts (a repeated parameter is no text and is refused), fills in what is
 * left out, and gives the state. Pages use the small parser in `components/viewState`; a law test holds them equal.
 */
export function viewSchema(manifest: ViewManifest, parameters = viewParameters) {
  const shape: Record<string, z.ZodType> = {
    [viewVersionKey]: z.literal(viewVersion).default(viewVersion),
    [releaseKey]: z
      .string()
      .regex(/^\d{4}\.(0[1-9]|1[0-2])\.\d+$/)
      .default(manifest.version),
  };
  for (const {key, choices, initial} of parameters) {
    shape[key] = z.enum(choices(manifest).map(({value}) => value)).default(initial(manifest));
  }
  return z.strictObject(shape).transform((values, context): View => {
    // Pages that ask for different things may call them by the same key.
    const asked = new Set(parameters.map(({id}) => id));
    const entries = allParameters.map(
      ({id, key, initial}) =>
        [id, (asked.has(id) ? values[key] : undefined) ?? initial(manifest)] as [ViewParameterId, string],
    );
    const state = Object.fromEntries(entries) as Record<ViewParameterId, string>;
    if (state.first > state.last) {
      context.addIssue({code: "custom", message: "the first month comes after the last"});
      return z.NEVER;
    }
    return state;
  });
}

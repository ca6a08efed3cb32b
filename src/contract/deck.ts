import {z} from "zod";
import {
  type DeckNotebook,
  deckNotebooks,
  deckParameters,
  readDeckAddress,
  type UnitsByType,
} from "./deckNotebooks.js";
import {noUnit} from "./unitParameters.js";
import {releaseKey, type ViewManifest, viewVersionKey} from "./view.js";
import {viewSchema} from "./viewSchema.js";
import {hasRegions} from "./whole.js";

/**
 * A workshop's deck: what is shown and asked, in order, written in `data/workshops/<id>.yaml`. Texts are Swedish. A step
 * that shows something names a view exactly as a link to a notebook does, and which of the notebook's diagrams.
 */

const Text = z.string().trim().min(1);
const Slug = z
  .string()
  .regex(/^[a-z]+(-[a-z0-9]+)*$/, "ska vara små bokstäver a–z, med bindestreck mellan ord");
const Minutes = z.int().min(1).max(120);
const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "ska vara en månad, ÅÅÅÅ-MM");

/** How those in the room talk: each by herself, two and two, all together. */
export const promptForms = ["enskilt", "par", "helgrupp"] as const;

export const Prompt = z.strictObject({prompt: Text, minutes: Minutes, form: z.enum(promptForms)});
export type Prompt = z.infer<typeof Prompt>;

/** What to look at: the latest months, a stretch of months, or rows by their names. The text is always shown. */
export const Highlight = z
  .strictObject({
    text: Text,
    latest: z.int().min(1).max(60).optional(),
    from: Month.optional(),
    to: Month.optional(),
    rows: z.array(Text).min(1).optional(),
  })
  .refine(({from, to}) => (from === undefined) === (to === undefined), "from och to ska stå tillsammans")
  .refine(({from, to}) => from === undefined || to === undefined || from <= to, "from ligger efter to");
export type Highlight = z.infer<typeof Highlight>;

/** The form of one step, for a release: the values of a view are those that the release has. */
function stepSchema(manifest: ViewManifest, units: UnitsByType) {
  return z
    .strictObject({
      id: Slug,
      /** Short, for lists of steps. */
      title: Text.max(60),
      /** What the step asks the room: its heading. */
      question: Text.max(140),
      /** Paragraphs of a step that shows no diagram, or that stand beside it. */
      text: z.array(Text).default([]),
      /** A link to a notebook without the site's address: `langd/skane?kon=K`. */
      view: z.string().optional(),
      diagram: z.string().optional(),
      /** `new` lets the step have axes of its own; otherwise they are those of the steps before with the same diagram. */
      axis: z.literal("new").optional(),
      highlight: Highlight.optional(),
      /** Speaker's notes. They are part of the published files: nothing secret belongs in them. */
      notes: z.string().trim().default(""),
      minutes: Minutes,
      discussion: z.array(Prompt).default([]),
    })
    .superRefine(({view, diagram, highlight, axis}, context) => {
      const fault = (field: string, message: string): void => {
        context.addIssue({code: "custom", path: [field], message});
      };
      if (view === undefined) {
        if (diagram !== undefined) fault("diagram", "kräver också en vy (view)");
        if (highlight !== undefined) fault("highlight", "kräver en vy (view)");
        if (axis !== undefined) fault("axis", "kräver en vy (view)");
        return;
      }
      const address = readDeckAddress(view);
      if (address === undefined) {
        fault("view", "ska vara en länk till en anteckningsbok, som langd/skane?kon=K");
        return;
      }
      const {each, diagrams, ofNation = []}: DeckNotebook = deckNotebooks[address.notebook];
      const parameters = deckParameters(address, units);
      if (diagram === undefined || !diagrams.includes(diagram))
        fault("diagram", `ska vara ${diagrams.join(" eller ")}`);
      const place = manifest.places.find(({slug}) => slug === address.place);
      if (each === "place" && place === undefined)
        fault("view", `platsen ${address.place ?? ""} ${notInRelease}`);
      if (diagram !== undefined && ofNation.includes(diagram) && typeof place?.code === "string")
        fault("view", `ska ha platsen riket, för diagrammet ${diagram} finns bara för hela landet`);
      if (address.notebook === "regionernas-bild" && !hasRegions(manifest))
        fault("view", `${address.notebook} ${notInRelease}`);
      if (each === "unit-type" && !units.has(address.place ?? ""))
        fault("view", `utgåvan har ingen sida för typen ${address.place ?? ""}`);
      const query = new URLSearchParams(address.search);
      // A deck follows the site to its next release: its views are of the release at hand.
      for (const key of [viewVersionKey, releaseKey])
        if (query.has(key))
          fault("view", `${key}: ska inte stå i en vy, som alltid visar webbplatsens egen utgåva`);
      const read = viewSchema(manifest, parameters).safeParse(Object.fromEntries(query));
      if (read.data?.unit === noUnit && parameters.some(({id}) => id === "unit"))
        fault("view", "ska ange en enhet, som vardenhet/vardcentral?enhet=… eller ?enhet=exempel-i-skane");
      for (const {path, code} of read.error?.issues ?? [])
        fault(
          "view",
          code === "unrecognized_keys"
            ? "har val som anteckningsboken inte känner till"
            : path.length > 0
              ? `${path.join(".")}: värdet ${notInRelease}`
              : "perioden är bakvänd",
        );
    });
}

const notInRelease = "finns inte i utgåvan";

/** Whether a fault of a step is no mistake of the deck where a release has some of the regions alone: it shows another region, or its unit. */
export function isOfOtherRegion(message: string): boolean {
  return /^(?:platsen |regionernas-bild |region: |enhet: )/.test(message) && message.endsWith(notInRelease);
}

/** The form of a deck, for a release and its units. */
export function deckSchema(manifest: ViewManifest, units: UnitsByType) {
  return z
    .strictObject({
      /** The name of the file, and the address: `/workshop/<id>`. */
      id: Slug,
      title: Text,
      /** What the room is to have afterwards. */
      purpose: Text,
      /** For whom. */
      audience: Text,
      steps: z.array(stepSchema(manifest, units)).min(1).max(60),
    })
    .superRefine(({steps}, context) => {
      for (const [i, {id}] of steps.entries())
        if (steps.findIndex((other) => other.id === id) < i)
          context.addIssue({code: "custom", path: ["steps", i, "id"], message: `${id} finns redan`});
    });
}

export type Deck = z.infer<ReturnType<typeof deckSchema>>;
export type DeckStep = Deck["steps"][number];

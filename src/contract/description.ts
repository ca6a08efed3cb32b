import {z} from "zod";
import {qualityFields} from "./qualityHeadings.js";

const Text = z.string().trim().min(1);
const Day = z.iso.date();
const TwoLanguages = z.strictObject({sv: Text, en: Text});
const Exception = z.strictObject({what: Text, why: Text});

/** A column of the tables: what it means, where in the form its value stands, and since which version of the program it is there. */
const Field = z.strictObject({
  definition: Text,
  source: Text,
  since: z.string().regex(/^\d+\.\d+\.\d+$/),
});

/**
 * What a publisher says of the releases, once: `data/description.yaml`. Every format of metadata, the data dictionary, the quality
 * declaration and the accessibility statement are made from it, and it lies in the release as `description.json`.
 */
export const Description = z.strictObject({
  /** Address of the site, with a slash at the end. */
  address: z.url().endsWith("/"),
  title: TwoLanguages,
  description: TwoLanguages,
  keywords: z.strictObject({sv: z.array(Text).min(1), en: z.array(Text).min(1)}),
  publisher: z.strictObject({
    name: Text,
    homepage: z.url(),
    /** The last part of a URI of http://purl.org/adms/publishertype/. */
    type: z.enum([
      ...(["Academia-ScientificOrganisation", "Company", "IndustryConsortium", "LocalAuthority"] as const),
      ...(["NationalAuthority", "NonGovernmentalOrganisation", "NonProfitOrganisation"] as const),
      ...([
        "PrivateIndividual(s)",
        "RegionalAuthority",
        "StandardisationBody",
        "SupraNationalAuthority",
      ] as const),
    ]),
  }),
  contact: z.strictObject({name: Text, email: z.email()}),
  /** SPDX id, what readers see, and the licence's own URI. */
  license: z.strictObject({id: Text, title: Text, url: z.url()}),
  /** Columns by id. */
  fields: z.record(z.string(), Field),
  /** A text for each heading of the quality declaration. */
  quality: z.strictObject(Object.fromEntries(qualityFields.map((field) => [field, Text]))),
  /** Digg's eleven items, but for the link to Digg, which is the same for all. */
  accessibility: z.strictObject({
    body: Text,
    service: Text,
    conforms: z.enum(["helt", "delvis", "inte"]),
    standard: Text,
    shortcomings: z.array(Exception),
    assessedOn: Day,
    updatedOn: Day,
    method: Text,
    feedback: z.strictObject({text: Text, url: z.url()}),
    disproportionate: z.array(Exception),
    exempt: z.array(Exception),
  }),
});
export type Description = z.infer<typeof Description>;

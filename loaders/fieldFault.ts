import type {z} from "zod";

const kinds: Readonly<Record<string, string>> = {
  ...{string: "en text", number: "ett tal", int: "ett heltal", boolean: "true eller false"},
  ...{array: "en lista", object: "fält med värden", record: "fält med värden"},
};

/**
 * What is wrong with a field that a person wrote, in Swedish: an error map for zod. The library's own Swedish texts name
 * kinds of values as JavaScript does. Nothing where the field's own message says it, or where this has no better words.
 */
export function fieldFault(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined ? "saknas" : `ska vara ${kinds[issue.expected] ?? issue.expected}`;
    case "invalid_value":
      return `ska vara ${issue.values.map(String).join(" eller ")}`;
    case "unrecognized_keys":
      return `${issue.keys.join(", ")}: finns inte`;
    case "too_small":
      return Number(issue.minimum) === 1 && issue.origin !== "number"
        ? "är tom"
        : `ska vara minst ${String(issue.minimum)}${lengths[issue.origin] ?? ""}`;
    case "too_big":
      return `ska vara högst ${String(issue.maximum)}${lengths[issue.origin] ?? ""}`;
    case "invalid_format":
      return formatFault(issue);
    case "invalid_union":
    case "invalid_key":
    case "invalid_element":
    case "not_multiple_of":
    case "custom":
      return undefined;
  }
}

const lengths: Readonly<Record<string, string>> = {string: " tecken", array: " i antal"};

/** What a text should look like. The form of a pattern says itself what it asks for. */
function formatFault(issue: z.core.$ZodRawIssue<z.core.$ZodIssueInvalidStringFormat>): string | undefined {
  if (issue.format === "regex") return `ska ha formen ${String(issue.pattern)}`;
  if (issue.format === "ends_with") return `ska sluta med ${String(issue["suffix"])}`;
  return formats[issue.format];
}

const formats: Readonly<Record<string, string>> = {
  url: "ska vara en webbadress, som https://www.example.se/",
  email: "ska vara en e-postadress",
  date: "ska vara en dag, som 2026-01-31",
};

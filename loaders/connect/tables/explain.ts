import type {z} from "zod";

/** What is wrong with a mapping, a line each: table, field and rule, in Swedish. */
export function explain(issues: readonly z.core.$ZodIssue[], written: unknown, prefix: Path = []): string[] {
  return issues.flatMap((issue) => {
    const path = [...prefix, ...issue.path];
    switch (issue.code) {
      case "unrecognized_keys":
        return issue.keys.map((key) => `${placeOf([...path, key])}: finns inte (regel mapping.unknown)`);
      case "invalid_union": {
        // A list was meant as a list, anything else as one entry: only that branch tells what is wrong.
        const isList = Array.isArray(valueAt(written, path));
        const branch = issue.errors.find((branch) => isMeant(branch, isList)) ?? issue.errors[0] ?? [];
        return explain(branch, written, path);
      }
      case "invalid_type": {
        const given = valueAt(written, path);
        return given === undefined
          ? [`${placeOf(path)}: saknas (regel mapping.required)`]
          : [`${placeOf(path)}: ska vara ${kinds[issue.expected] ?? issue.expected} (regel mapping.field)`];
      }
      case "invalid_value":
        return [`${placeOf(path)}: ska vara ${issue.values.join(", ")} (regel mapping.field)`];
      case "too_small":
        return [`${placeOf(path)}: är tom (regel mapping.field)`];
      case "custom":
      case "invalid_format": {
        const rule = issue.message === "saknas" ? "mapping.required" : "mapping.field";
        return [`${placeOf(path)}: ${issue.message} (regel ${rule})`];
      }
      case "too_big":
      case "not_multiple_of":
      case "invalid_key":
      case "invalid_element":
        return [`${placeOf(path)}: går inte att förstå (regel mapping.field)`];
    }
  });
}

type Path = readonly PropertyKey[];

const kinds: Readonly<Record<string, string>> = {
  string: "en text",
  object: "fält med värden",
  record: "fält med värden",
  array: "en lista",
};

/** True for the branch of a union that a value of this shape was meant for. */
function isMeant(branch: readonly z.core.$ZodIssue[], isList: boolean): boolean {
  const isShapeWrong = branch.some((issue) => issue.code === "invalid_type" && issue.path.length === 0);
  return isList ? !isShapeWrong || branch.some(({path}) => path.length > 0) : !isShapeWrong;
}

/** `period[2].columns.degree`: entries are counted from one. */
function placeOf(path: Path): string {
  const text = path.map((part) => (typeof part === "number" ? `[${part + 1}]` : `.${String(part)}`)).join("");
  return text.replace(/^\./, "") || "filen";
}

function valueAt(written: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, part) =>
      typeof value === "object" && value !== null ? (value as Record<PropertyKey, unknown>)[part] : undefined,
    written,
  );
}

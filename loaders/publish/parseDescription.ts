import {parse} from "yaml";
import type {z} from "zod";
import {Description} from "../../src/contract/description.ts";
import {UsageError} from "../errors.ts";
import {yamlFault} from "../model/yamlFault.ts";

/** Reads a description as a publisher wrote it. A wrong one names `file`, field and rule, in the words of `fault`. */
export function parseDescription(
  text: string,
  file: string,
  fault: (issue: z.core.$ZodRawIssue) => string | undefined,
): Description {
  let written: unknown;
  try {
    written = parse(text);
  } catch (error) {
    throw new UsageError(`${file}: ${yamlFault(error)}`);
  }
  const result = Description.safeParse(written, {error: fault});
  if (result.success) return result.data;
  const issues = result.error.issues.map(({path, message}) => `${path.join(".") || "filen"}: ${message}`);
  throw new UsageError(`${file}: ${issues.join("; ")}`);
}

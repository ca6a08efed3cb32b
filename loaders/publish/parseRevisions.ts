import {parse} from "yaml";
import {z} from "zod";
import {Revision} from "../../src/contract/revision.ts";
import {UsageError} from "../errors.ts";
import {yamlFault} from "../model/yamlFault.ts";

/** Reads a revision log. A wrong entry names `file`, its place and the rule, in the words of `fault`. */
export function parseRevisions(
  text: string,
  file: string,
  fault: (issue: z.core.$ZodRawIssue) => string | undefined,
): Revision[] {
  let written: unknown;
  try {
    written = parse(text) ?? [];
  } catch (error) {
    throw new UsageError(`${file}: ${yamlFault(error)}`);
  }
  const result = z.array(Revision).safeParse(written, {error: fault});
  if (result.success) return result.data;
  // Entries are counted from one, as people count them.
  const issues = result.error.issues.map(({path: [at, ...field], message}) =>
    at === undefined ? message : `post ${[Number(at) + 1, ...field].join(".")}: ${message}`,
  );
  throw new UsageError(`${file}: ${issues.join("; ")}`);
}

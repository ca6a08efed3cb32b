import {readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import type {Revision} from "../src/contract/revision.ts";
import {UsageError} from "./errors.ts";
import {fieldFault} from "./fieldFault.ts";
import {parseRevisions} from "./publish/parseRevisions.ts";

const ownFile = fileURLToPath(new URL("../data/revisions.yaml", import.meta.url));

/** The publisher's revision log: the file named, else `data/revisions.yaml`. */
export function readRevisions(file: string | undefined): Revision[] {
  let text: string;
  try {
    text = readFileSync(file ?? ownFile, "utf8");
  } catch {
    throw new UsageError(`--revisions: ${file ?? "data/revisions.yaml"} går inte att läsa`);
  }
  return parseRevisions(text, file ?? "data/revisions.yaml", fieldFault);
}

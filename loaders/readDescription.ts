import {readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import type {Description} from "../src/contract/description.ts";
import {UsageError} from "./errors.ts";
import {fieldFault} from "./fieldFault.ts";
import {parseDescription} from "./publish/parseDescription.ts";

const ownFile = fileURLToPath(new URL("../data/description.yaml", import.meta.url));

/** The publisher's description of the releases: the file named, else `data/description.yaml`. */
export function readDescription(file: string | undefined): Description {
  let text: string;
  try {
    text = readFileSync(file ?? ownFile, "utf8");
  } catch {
    throw new UsageError(`--description: ${file ?? "data/description.yaml"} går inte att läsa`);
  }
  return parseDescription(text, file ?? "data/description.yaml", fieldFault);
}

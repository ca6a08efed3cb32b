import type {Description} from "./description.js";
import type {Manifest} from "./release.js";

/**
 * Puts the release's own facts into a text: `{version}`, `{uttag}`, `{från}`, `{till}`, `{källa}`, `{bas}`, `{avtryck}` and `{kontakt}`. Any
 * other name in braces is an error.
 */
export function fillIn(
  text: string,
  manifest: Pick<
    Manifest,
    "version" | "extractDate" | "firstMonth" | "lastMonth" | "source" | "disclosure" | "dataHash"
  >,
  {contact}: Pick<Description, "contact">,
): string {
  const facts: Readonly<Record<string, string>> = {
    version: manifest.version,
    uttag: manifest.extractDate,
    från: manifest.firstMonth,
    till: manifest.lastMonth,
    källa: manifest.source.title,
    bas: String(manifest.disclosure.base),
    avtryck: manifest.dataHash,
    kontakt: `${contact.name}, ${contact.email}`,
  };
  return text.replaceAll(/\{([^{}]*)\}/g, (_, name: string) => {
    const fact = facts[name];
    if (fact === undefined) throw new RangeError(`{${name}} is no fact of a release`);
    return fact;
  });
}

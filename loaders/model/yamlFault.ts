import {YAMLParseError} from "yaml";

/** Why a file that a person wrote cannot be read as YAML, with the place and without the words of whoever found out. */
export function yamlFault(error: unknown): string {
  if (error instanceof YAMLParseError) {
    const [at] = error.linePos ?? [];
    return `är inte giltig YAML${at === undefined ? "" : `, rad ${at.line}, kolumn ${at.col}`}`;
  }
  const {code = ""} = error as NodeJS.ErrnoException;
  return code === "ENOENT" ? "filen finns inte" : "filen går inte att läsa";
}

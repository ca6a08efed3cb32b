import {UsageError} from "./errors.ts";

/** What `parseArgs` of node:util refuses, in the words of the program: the flag, and what is wrong with it. */
export function flagFault(error: unknown): UsageError {
  const {code = "", message = ""} = error as {readonly code?: string; readonly message?: string};
  const [, quoted = ""] = /'(.*?)'/.exec(message) ?? [];
  const flag = /--[^\s=]+/.exec(quoted)?.[0] ?? quoted;
  switch (code) {
    case "ERR_PARSE_ARGS_UNKNOWN_OPTION":
      return new UsageError(`${flag}: flaggan finns inte, se --help`);
    case "ERR_PARSE_ARGS_INVALID_OPTION_VALUE":
      return new UsageError(
        message.includes("does not take an argument")
          ? `${flag}: flaggan tar inget värde`
          : `${flag}: ange ett värde (ett som börjar med - skrivs ${flag}=-…)`,
      );
    case "ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL":
      return new UsageError(`för många argument: ${quoted}`);
    default:
      return new UsageError(message);
  }
}

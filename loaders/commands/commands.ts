import type {Command} from "./command.ts";

/** The commands beside `release` and `inspect`, in the order of the help. */
export const commands: readonly Command[] = [];

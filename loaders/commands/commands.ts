import {command as audit} from "./audit.ts";
import type {Command} from "./command.ts";
import {command as statistics} from "./statistics.ts";
import {command as synthesize} from "./synthesize.ts";
import {command as units} from "./units.ts";
import {command as verify} from "./verify.ts";

/** The commands beside `release` and `inspect`, in the order of the help. */
export const commands: readonly Command[] = [audit, verify, synthesize, units, statistics];

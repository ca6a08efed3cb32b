/** Exit codes of `underlag`, by kind of error. */
export const exitCodes = {ok: 0, failed: 1, usage: 2, input: 3, disclosure: 4, environment: 5} as const;

/** An error for the person who runs the program: names the place and the rule, never a person's value. */
export abstract class UnderlagError extends Error {
  abstract readonly exitCode: number;
}

/** The command line or a settings file is wrong. Shows the value: it is no personal data. */
export class UsageError extends UnderlagError {
  override readonly name = "UsageError";
  readonly exitCode = exitCodes.usage;
}

/** A source is missing, empty or cannot be read as what it claims to be. */
export class InputError extends UnderlagError {
  override readonly name = "InputError";
  readonly exitCode = exitCodes.input;
}

/** Disclosure control stopped publication. Names table, cell and rule. */
export class DisclosureError extends UnderlagError {
  override readonly name = "DisclosureError";
  readonly exitCode = exitCodes.disclosure;
}

/** Something the machine must provide is missing: a key, disk space, Chromium. */
export class EnvironmentError extends UnderlagError {
  override readonly name = "EnvironmentError";
  readonly exitCode = exitCodes.environment;
}

/** A release or a check failed for a reason of its own (the version exists already, say). */
export class FailedError extends UnderlagError {
  override readonly name = "FailedError";
  readonly exitCode = exitCodes.failed;
}

/** Everything a room may do to the world beside its own files. Tests pass their own. */
export interface Effects {
  /** A line for the person who runs the program, on stderr. Never a person's value. */
  log(line: string): void;
  /** How far long work has come: `done` of `total` (`undefined` while unknown), in `unit`. */
  progress(step: string, done: number, total: number | undefined, unit: string): void;
  /** What must be done elsewhere (stop a server's work) if the run is interrupted; the answer takes it back. */
  onInterrupt?(work: () => Promise<void>): () => void;
}

/** Effects that say nothing. */
export const silent: Effects = {log: () => undefined, progress: () => undefined};

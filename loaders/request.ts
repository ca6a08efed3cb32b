import type {Keys} from "./keys.ts";
import type {Day} from "./model/day.ts";
import type {Flags, Source} from "./model/source.ts";
import type {Settings} from "./settings.ts";

/** What the person who runs the program asked for. */
export interface Request {
  readonly flags: Flags;
  readonly settings: Settings;
  /** The keys of what a source tells of. `beforeNew` is asked before a new key is made and kept, and throws where none may be. */
  readonly keys: (source: Source, beforeNew?: () => void) => Keys;
  readonly threads?: number | undefined;
  /** Where rows are linked and counted: here, or in the source's own server, so that only cells leave it. */
  readonly engine?: "duckdb" | "postgres" | undefined;
  /** The day of the run: no certificate can have been signed after it. */
  readonly today: Day;
  /** Owner-only folder for what does not fit in memory: gone when the run ends. */
  readonly spillFolder: string;
  /**
   * Owner-only folder that keeps parts of a long reading, so that a killed run can go on; none for who only looks.
   */
  readonly partsFolder?: string | undefined;
  /** Where documents in quarantine are listed by file, line and rule, if anywhere: file names can be personal. */
  readonly quarantine?: string | undefined;
  readonly codeVersion: string;
  /** Which program it is, by its sources: see `codeDigest.ts`. */
  readonly codeDigest?: string | undefined;
}

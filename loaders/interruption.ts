/** Milliseconds that what must be undone may take before the run ends all the same. */
const patience = 3_000;

/** What must be done when the run is interrupted (Ctrl-C) before it ends. */
export interface Interruption {
  /** Registers work; the answer takes it back. */
  readonly onInterrupt: (work: () => Promise<void>) => () => void;
  /** Does all of it, once, and gives up after some seconds. Never fails: the run ends whatever happens. */
  begin(): Promise<void>;
  /** True from then on: errors that follow are its echo. */
  readonly hasBegun: boolean;
}

export function interruption(): Interruption {
  const registered = new Set<() => Promise<void>>();
  let ending: Promise<void> | undefined;
  return {
    onInterrupt(work) {
      registered.add(work);
      return () => registered.delete(work);
    },
    begin() {
      if (ending) return ending;
      const over = new Promise((resolve) => setTimeout(resolve, patience));
      const done = Promise.allSettled([...registered].map((work) => work()));
      ending = Promise.race([over, done]).then(() => undefined);
      return ending;
    },
    get hasBegun() {
      return ending !== undefined;
    },
  };
}

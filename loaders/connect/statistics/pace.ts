/** How often a publisher may be asked: at most `calls` in any `milliseconds`. */
export interface Pace {
  readonly calls: number;
  readonly milliseconds: number;
}

/** Time as the world has it. Tests pass their own. */
export interface Clock {
  /** Milliseconds since any fixed moment. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

/** Lets calls through at the pace of a publisher: each returned promise is fulfilled when its turn has come. */
export function keepPace(pace: Pace, clock: Clock): () => Promise<void> {
  const begun: number[] = [];
  return async () => {
    const earlier = begun.length >= pace.calls ? begun.shift() : undefined;
    const wait = earlier === undefined ? 0 : earlier + pace.milliseconds - clock.now();
    if (wait > 0) await clock.sleep(wait);
    begun.push(clock.now());
  };
}

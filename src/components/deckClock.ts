/** How long the room has stood where it stands: runs, or stands still. Times are milliseconds of the machine's own clock. */
export interface DeckClock {
  readonly running: boolean;
  /** When it last began to run. */
  readonly since: number;
  /** What had passed before that. */
  readonly before: number;
  /** Minutes that have been added to those of the deck. */
  readonly added: number;
}

/** A clock that begins now. */
export function startClock(now: number): DeckClock {
  return {running: true, since: now, before: 0, added: 0};
}

/** What the clock has counted until now. */
export function passed({running, since, before}: DeckClock, now: number): number {
  return before + (running ? Math.max(0, now - since) : 0);
}

/** Stops a clock that runs, and lets one that stands go on. */
export function pauseOrGoOn(clock: DeckClock, now: number): DeckClock {
  return {...clock, running: !clock.running, since: now, before: passed(clock, now)};
}

/** Adds minutes. */
export function extend(clock: DeckClock, minutes: number): DeckClock {
  return {...clock, added: clock.added + minutes};
}

/**
 * What is left, in words that say it without colour: `3 min 20 s kvar`, `tiden är slut`, `2 min över tiden`. Over time is told in
 * whole minutes once one has passed. A clock that stands says so.
 */
export function leftInWords(clock: DeckClock, minutes: number, now: number): string {
  const left = Math.round(((minutes + clock.added) * 60_000 - passed(clock, now)) / 1000);
  const words =
    left > 0
      ? `${lengthInWords(left)} kvar`
      : left > -60
        ? "tiden är slut"
        : `${Math.floor(-left / 60)} min över tiden`;
  return clock.running ? words : `${words} (pausad)`;
}

/** Seconds as `3 min 20 s`, `20 s`, `1 h 5 min`. */
export function lengthInWords(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  if (hours > 0) return `${hours} h ${minutes} min`;
  if (minutes === 0) return `${rest} s`;
  return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`;
}

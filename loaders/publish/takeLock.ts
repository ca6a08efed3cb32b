/** A process that has a lock, or is about to take it over. */
export interface LockOwner {
  readonly process: number;
  /** What it was started as, where it said. */
  readonly what?: string | undefined;
}

/** What a lock needs of the folder that it lies in. Each step is done whole or not at all. */
export interface LockFolder {
  /** Lets all others see that a run is after the lock. Its name begins with the number of its process. */
  announce(name: string): Promise<void>;
  withdraw(name: string): Promise<void>;
  announced(): Promise<readonly string[]>;
  /** Makes the lock that of an announced run; false where there is one. */
  lock(name: string): Promise<boolean>;
  unlock(): Promise<void>;
  /** Whose the lock is: process 0 where it was left before it told, none where there is no lock. */
  owner(): Promise<LockOwner | undefined>;
  isAlive(process: number): boolean;
  pause(): Promise<void>;
}

/** So often a run tries to make the lock, and so often it looks whether others have given way. */
const [rounds, looks] = [3, 20];

/**
 * Takes a lock, and gives the process that has it instead where it cannot be had. What a killed run left is taken over, wherever it was
 * killed. Two runs never both have it:
 *
 * - A lock is made in one step, and only where there is none. So two have it only if one of them took away the lock of the other.
 * - A run takes a lock away only in its turn: it has announced itself, and then seen that no other living run is announced. Two runs are
 *   never in their turns at once: of two announcements one came first, and the run that came second sees it for as long as the first
 *   run is at it.
 * - In its turn it looks once more whose the lock is. One that is a dead run's stays so until it is taken away, and nobody else may do that
 *   now; one that came in its place since the first look is a living run's, and is left alone, as is the place of one that is gone.
 * - An announcement counts while its process lives. So one that a killed run left is in nobody's way, and whoever sees it takes it away.
 *
 * Of several runs that are after what a killed one left the first by name waits for the others to give way, so that one of them gets it.
 */
export async function takeLock(folder: LockFolder, mine: string): Promise<LockOwner | undefined> {
  await folder.announce(mine);
  try {
    let owner: LockOwner | undefined;
    for (let round = 0; round < rounds; round++) {
      if (await folder.lock(mine)) return undefined;
      owner = await folder.owner();
      if (owner && folder.isAlive(owner.process)) return owner;
      const before = await waitForTurn(folder, mine);
      if (before) return before;
      owner = await folder.owner();
      // Where there is none any more another run may make its own at any moment.
      if (owner && !folder.isAlive(owner.process)) await folder.unlock();
    }
    return owner ?? {process: 0};
  } finally {
    await folder.withdraw(mine);
  }
}

/** Waits until no other run is after the lock. Gives one that comes before this one, or that does not give way. */
async function waitForTurn(folder: LockFolder, mine: string): Promise<LockOwner | undefined> {
  let first = mine;
  for (let look = 0; look < looks; look++) {
    const others: string[] = [];
    for (const name of await folder.announced())
      if (name !== mine && folder.isAlive(Number.parseInt(name))) others.push(name);
      else if (name !== mine) await folder.withdraw(name);
    if (others.length === 0) return undefined;
    first = others.sort()[0] ?? mine;
    if (first < mine) break;
    await folder.pause();
  }
  return {process: Number.parseInt(first)};
}

import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {type LockFolder, takeLock} from "../../../loaders/publish/takeLock.ts";

/** A folder in memory, with what a run that is dead has left, and how many have the lock at once. */
class Folder {
  lock: number | undefined;
  readonly names = new Set<string>();
  readonly dead = new Set([1]);
  most = 0;
  #holders = new Set<number>();

  constructor(left: {readonly lock: boolean; readonly announced: boolean}) {
    if (left.lock) this.lock = 1;
    if (left.announced) this.names.add("1-a");
  }

  kill(process: number): void {
    this.dead.add(process);
    this.#holders.delete(process);
  }

  /** The folder as one process meets it: each step comes when it is its turn, and a process that is killed comes no further. */
  as(process: number, steps: <T>(step: () => T) => Promise<T>): LockFolder {
    return {
      announce: (name) => steps(() => void this.names.add(name)),
      withdraw: (name) => steps(() => void this.names.delete(name)),
      announced: () => steps(() => [...this.names]),
      lock: () =>
        steps(() => {
          if (this.lock !== undefined) return false;
          this.lock = process;
          this.#holders.add(process);
          this.most = Math.max(this.most, this.#holders.size);
          return true;
        }),
      unlock: () =>
        steps(() => {
          this.#holders.delete(process);
          this.lock = undefined;
        }),
      owner: () => steps(() => (this.lock === undefined ? undefined : {process: this.lock})),
      isAlive: (other) => !this.dead.has(other),
      pause: () => steps(() => undefined),
    };
  }
}

const now = <T>(step: () => T) => Promise.resolve(step());

describe("takeLock(folder, mine)", () => {
  it("lets no two runs have the lock, in whatever order their steps come and wherever they are killed, and the next run has it", async () => {
    let [taken, killed] = [0, 0];
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.record({lock: fc.boolean(), announced: fc.boolean()}),
        // For each run, by its process: after how many steps it is killed, if it is.
        fc.array(fc.option(fc.nat(14), {freq: 2, nil: undefined}), {minLength: 2, maxLength: 4}),
        async (scheduler, left, lives) => {
          const folder = new Folder(left);
          const run = async (process: number, life: number | undefined) => {
            let steps = 0;
            const disk = folder.as(process, async (step) => {
              await scheduler.schedule(Promise.resolve());
              if (folder.dead.has(process)) return await new Promise<never>(() => undefined);
              if (steps++ === life) {
                folder.kill(process);
                killed++;
                return await new Promise<never>(() => undefined);
              }
              return step();
            });
            if (await takeLock(disk, `${process}-b`)) return;
            taken++;
            // Some time with the lock, before it is given back.
            for (let i = 0; i < 3; i++) await disk.pause();
            await disk.unlock();
          };
          for (const [i, life] of lives.entries()) void run(i + 2, life);
          await scheduler.waitIdle();
          expect(folder.most).toBeLessThanOrEqual(1);
          expect(await takeLock(folder.as(9, now), "9-c")).toBeUndefined();
          expect(folder.lock).toBe(9);
        },
      ),
      {numRuns: 3000},
    );
    // The runs did meet what the law is about.
    expect(taken).toBeGreaterThan(500);
    expect(killed).toBeGreaterThan(500);
  });

  it("gives a lock that was left to one of several runs that come there at the same moment", async () => {
    const folder = new Folder({lock: true, announced: true});
    const found = await Promise.all(
      [2, 3, 4].map((process) => takeLock(folder.as(process, now), `${process}-b`)),
    );
    expect(found).toEqual([undefined, {process: 2}, {process: 2}]);
    expect([...folder.names]).toEqual([]);
  });

  it("leaves a lock alone that is made in the instant after it saw that there was none any more", async () => {
    const folder = new Folder({lock: true, announced: false});
    let at = 0;
    const disk = folder.as(2, async (step) => {
      // Announced, refused, has seen a dead run's lock and that nobody else is after it: now another run has taken that over and given its own back.
      if (at === 4) folder.lock = undefined;
      if (at === 5) await folder.as(3, now).lock("3-a");
      at++;
      return step();
    });
    expect(await takeLock(disk, "2-a")).toEqual({process: 3});
    expect(folder.lock).toBe(3);
  });

  it("gives the process that has it, and leaves nothing of its own", async () => {
    const folder = new Folder({lock: false, announced: false});
    expect(await takeLock(folder.as(2, now), "2-a")).toBeUndefined();
    expect(await takeLock(folder.as(3, now), "3-a")).toEqual({process: 2});
    expect([...folder.names]).toEqual([]);
  });
});

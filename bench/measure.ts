export interface Measured {
  /** Seconds of CPU, user and system, of all threads of this process. */
  readonly cpu: number;
  readonly wall: number;
}

/** What a piece of work cost. Machines are noisy: CPU seconds and ratios in one run say more than the clock. */
export async function measure(work: () => unknown): Promise<Measured> {
  const cpuBefore = process.cpuUsage();
  const before = performance.now();
  await work();
  const {user, system} = process.cpuUsage(cpuBefore);
  return {cpu: (user + system) / 1e6, wall: (performance.now() - before) / 1000};
}

/** The middle one of three, by CPU. */
export async function medianOfThree(work: () => unknown): Promise<Measured> {
  const runs = [await measure(work), await measure(work), await measure(work)].sort((a, b) => a.cpu - b.cpu);
  return runs[1] ?? {cpu: 0, wall: 0};
}

import {constants} from "node:os";
import {join} from "node:path";
import {makeFolder} from "../loaders/model/makeFolder.ts";
import {withLock} from "../loaders/publish/releaseLock.ts";

/** Beside what Framework builds and keeps: no part of the site, and git ignores it. */
const folder = "src/.observablehq";

/** What a terminal or a system ends a program with. */
const endings = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Does what no other run may do at the same time in the project under `root`: lay a release in `src/data`, build the site into `dist`, or
 * make something of what lies there. `what` is the command, as whoever comes meanwhile is told. It is given back when the work is done, when it
 * fails and when it is interrupted; what a killed run left is taken over.
 */
export async function withSiteLock<T>(root: string, what: string, work: () => Promise<T>): Promise<T> {
  makeFolder(join(root, folder));
  const busy = (owner: {readonly process: number; readonly what?: string | undefined}): string =>
    `${owner.what ?? "en annan körning"} pågår redan i den här mappen (process ${owner.process}). Vänta tills den är klar, eller avsluta den`;
  const ended = endings.map((signal) => {
    // By `exit`, so that the lock and whatever else was begun are seen to.
    const end = (): void => process.exit(128 + constants.signals[signal]);
    return {signal, end};
  });
  return await withLock(join(root, folder, ".lock"), {what, busy}, async () => {
    for (const {signal, end} of ended) process.once(signal, end);
    try {
      return await work();
    } finally {
      for (const {signal, end} of ended) process.off(signal, end);
    }
  });
}

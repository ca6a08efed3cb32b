import {readFileSync} from "node:fs";

/**
 * Whether a process lives, another user's too. One that was killed and that its parent has not looked after (a zombie, for ever in a container
 * whose first process looks after nobody) still answers to its number, and does nothing any more.
 */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
  return !isZombie(pid);
}

/** What Linux tells of a process: `1234 (name) Z 1 …`. The name may hold anything. */
function isZombie(pid: number): boolean {
  try {
    return /^ [ZX]/.test(readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\)/s, ""));
  } catch {
    return false;
  }
}

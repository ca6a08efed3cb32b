/**
 * Does a task when what the page shows now has been painted: two frames on, since the first is the one that draws what a choice has
 * changed. For what a reader does not wait for.
 */
export function afterPaint(task: () => void): void {
  requestAnimationFrame(() => {
    requestAnimationFrame(task);
  });
}

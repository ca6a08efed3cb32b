/**
 * Whether the count of a cell says too much of someone: fewer than `base` persons are behind it, or one of them has more
 * than half of the events (dominance), whatever their number. Six certificates of one person are a small cell, and so are
 * nine of one beside one each of four.
 *
 * `most` is the most events of any one person; exactly half is not more than half. An empty cell is not small: that a cell
 * is empty is granted to every reader.
 */
export function isSmall(cell: {n: number; persons: number; most: number}, base: number): boolean {
  return cell.n > 0 && (cell.persons < base || 2 * cell.most > cell.n);
}

/** The share of the events that no one person may exceed in a cell that stands as it is. */
export const dominance = 0.5;

import {
  SMALLEST_NUMBER,
  type SuppressedCount,
} from '../../../../core/contracts/request-statistics.ts';

/**
 * The numbers of one table, in their order. Those that could point at one matter are not told, nor those that leave so few
 * of their `wholes`. What a table adds up to is known from elsewhere, so where exactly one number is withheld the next
 * smallest is too, or it could be subtracted; an empty one only where there is nothing else.
 */
export function suppress(
  counts: readonly number[],
  wholes: readonly number[] = counts,
): SuppressedCount[] {
  const pointing = counts.flatMap((count, index) =>
    isSmall(count) || isSmall((wholes[index] ?? count) - count) ? [index] : [],
  );
  const withheld = new Set(pointing);
  if (withheld.size === 1) {
    const [guard] = counts
      .map((count, index) => ({ count, index }))
      .filter(({ index }) => !withheld.has(index))
      .sort((one, other) => rank(one.count) - rank(other.count));
    if (guard) withheld.add(guard.index);
  }
  return counts.map((count, index) => (withheld.has(index) ? 'withheld' : count));
}

function isSmall(count: number): boolean {
  return count > 0 && count < SMALLEST_NUMBER;
}

function rank(count: number): number {
  return count === 0 ? Number.MAX_SAFE_INTEGER : count;
}

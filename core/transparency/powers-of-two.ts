/** The largest power of two that is not above `n`, for safe integers of 1 or more. */
export function largestPower(n: number): number {
  let power = 1;
  while (2 * power <= n) power *= 2;
  return power;
}

/** The largest power of two below `n`: where RFC 6962 splits a tree of more than one leaf. */
export function splitOf(n: number): number {
  return largestPower(n - 1);
}

export function isPowerOfTwo(n: number): boolean {
  return largestPower(n) === n;
}

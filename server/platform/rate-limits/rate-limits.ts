export type RateLimitRepository = {
  /**
   * Adds one to the counter of `key` and returns the new count, exact however many count at once. A
   * counter vanishes some time after its `endsAt`; no key is counted again after that.
   */
  increment(key: string, endsAt: Date, now: Date): Promise<number>;
};

export type RateLimitRepository = {
  /** Adds one to the counter of `key` and returns the new count. Counters vanish after `endsAt`. */
  increment(key: string, endsAt: Date): Promise<number>;
};

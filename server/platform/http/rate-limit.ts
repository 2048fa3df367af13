import ipaddr from 'ipaddr.js';
import type { RateLimit, RateLimitName } from '../../../config/app-config.ts';
import type { Clock } from '../clock.ts';
import { AppError } from '../errors.ts';
import type { RateLimitRepository } from '../rate-limits/rate-limits.ts';

export type RateLimiter = {
  /** Counts one attempt; throws `TOO_MANY_REQUESTS` with the seconds to wait when there were too many. */
  consume(name: RateLimitName, key: string): Promise<void>;
};

/** Fixed windows, counted in the store so that several instances share them. */
export function createRateLimiter({
  counters,
  limits,
  clock,
}: {
  counters: RateLimitRepository;
  limits: Readonly<Record<RateLimitName, RateLimit>>;
  clock: Clock;
}): RateLimiter {
  return {
    async consume(name, key) {
      const { points, seconds } = limits[name];
      const now = clock();
      const window = Math.floor(now.getTime() / (seconds * 1000));
      const endsAt = new Date((window + 1) * seconds * 1000);
      const used = await counters.increment(`${name}:${window}:${key}`, endsAt, now);
      if (used > points) {
        const retryAfter = Math.ceil((endsAt.getTime() - now.getTime()) / 1000);
        throw new AppError('TOO_MANY_REQUESTS', { retryAfter });
      }
    },
  };
}

/** Who has one IPv6 address has at least 2^64 of them: attempts are counted for the network. */
export function networkOf(address: string | undefined): string {
  if (address === undefined || !ipaddr.isValid(address)) return '';
  const parsed = ipaddr.process(address);
  return parsed.kind() === 'ipv6'
    ? ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/64`).toString()
    : parsed.toString();
}

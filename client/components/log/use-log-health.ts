import { useQuery } from '@tanstack/react-query';
import { ConnectionError } from '../../../core/exchange/problem-error.ts';
import { LogHealth } from '../../../core/contracts/log-health.ts';

const ASK_AGAIN_MS = 30_000;

/** What the portal itself says of its log. A log in alarm is told with a status that says so. */
export function useLogHealth() {
  return useQuery({
    queryKey: ['log-health'],
    queryFn: readHealth,
    refetchInterval: ASK_AGAIN_MS,
  });
}

async function readHealth(): Promise<LogHealth> {
  try {
    const response = await fetch('/health/log', { cache: 'no-store' });
    return LogHealth.parse(await response.json());
  } catch (cause) {
    throw new ConnectionError('the log does not say how it is', { cause });
  }
}

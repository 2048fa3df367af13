import { useQuery } from '@tanstack/react-query';
import { useSignedIn } from '../../hooks/use-signed-in.ts';
import { portal } from '../../lib/portal.ts';
import { standingOf } from '../../session/log-standing.ts';

export const LOG_STANDING = 'log-standing';

/** What this browser knows of the log, compared with what the portal says at present. */
export function useLogStanding() {
  const { member } = useSignedIn();
  return useQuery({
    queryKey: [LOG_STANDING, member.id],
    queryFn: () => standingOf(portal, member.id),
  });
}

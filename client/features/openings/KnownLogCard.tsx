import { useQuery } from '@tanstack/react-query';
import { LogKeyCard } from '../../components/log/LogKeyCard.tsx';
import { LOG_STANDING } from '../../components/log/use-log-standing.ts';
import { useSignedIn } from '../../hooks/use-signed-in.ts';
import { createLogTrust } from '../../session/log-trust.ts';

/** By which key the proofs were verified; nothing before the first one. */
export function KnownLogCard({ offered }: { readonly offered: string }) {
  const { member } = useSignedIn();
  const { data } = useQuery({
    queryKey: [LOG_STANDING, member.id, 'known-log'],
    queryFn: async () => (await createLogTrust(member.id).find()) ?? null,
  });
  if (!data) return null;
  return (
    <LogKeyCard remembered={data} offered={{ vkey: data.vkey === offered ? undefined : offered }} />
  );
}

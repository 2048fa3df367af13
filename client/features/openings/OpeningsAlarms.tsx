import { useQuery } from '@tanstack/react-query';
import { AlarmNotes } from '../../components/log/AlarmNotes.tsx';
import { LOG_STANDING } from '../../components/log/use-log-standing.ts';
import { useSignedIn } from '../../hooks/use-signed-in.ts';
import { createLogAudit } from '../../session/log-audit.ts';

type OpeningsAlarmsProps = {
  /** Of what is shown: a proof that was refused meanwhile has raised one. */
  readonly provenAt: number;
};

/** What this browser has found to be wrong with the log, and nobody has put away. */
export function OpeningsAlarms({ provenAt }: OpeningsAlarmsProps) {
  const { member } = useSignedIn();
  const { data = [] } = useQuery({
    queryKey: [LOG_STANDING, member.id, 'alarms', provenAt],
    queryFn: () => createLogAudit(member.id).list(),
  });
  return <AlarmNotes alarms={data} />;
}

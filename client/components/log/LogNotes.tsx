import { AlarmNotes } from './AlarmNotes.tsx';
import { LogHealthNotes } from './LogHealthNotes.tsx';
import { useLogStanding } from './use-log-standing.ts';

/** How the log is: as this browser finds it, and as the portal says. */
export function LogNotes() {
  const { data } = useLogStanding();
  return (
    <>
      {data && <AlarmNotes alarms={data.alarms} />}
      <LogHealthNotes />
    </>
  );
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../../components/problems/ProblemNote.tsx';
import { Button } from '../../../components/ui/Button.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { Skeleton } from '../../../components/ui/Skeleton.tsx';
import { useAct } from '../../../hooks/use-act.ts';
import { Outcome } from '../Outcome.tsx';
import { SessionTable } from './SessionTable.tsx';
import {
  endSession,
  useListSessionsAgain,
  useOwnSessions,
  type OwnSession,
} from './use-own-sessions.ts';

/** Where somebody is signed in, and the way to end what they do not recognise. */
export function SessionsCard() {
  const { t } = useTranslation('settings');
  const { data, error, isFetching, refetch } = useOwnSessions();
  return (
    <Card title={t('sessions.title')}>
      <p>{t('sessions.body')}</p>
      {data ? (
        <Sessions sessions={data.items} />
      ) : error ? (
        <ProblemNote error={error} retry={() => void refetch()} isRetrying={isFetching} />
      ) : (
        <Skeleton label={t('sessions.loading')} shape="row" />
      )}
    </Card>
  );
}

function Sessions({ sessions }: { readonly sessions: readonly OwnSession[] }) {
  const { t } = useTranslation('settings');
  const listAgain = useListSessionsAgain();
  const [ended, setEnded] = useState<readonly OwnSession[]>([]);
  const others = sessions.filter(({ current }) => !current);
  const end = useAct(async (unwanted: readonly OwnSession[]) => {
    try {
      for (const session of unwanted) await endSession(session);
      setEnded(unwanted);
    } finally {
      await listAgain();
    }
  });
  return (
    <>
      <SessionTable
        sessions={sessions}
        isPending={end.isPending}
        onEnd={(session) => {
          end.run([session]);
        }}
      />
      {end.error !== undefined && <ProblemNote error={end.error} />}
      {ended[0] && !end.isPending && (
        <Outcome key={ended[0].reference} title={t('sessions.ended', { count: ended.length })} />
      )}
      {others.length > 0 ? (
        <div>
          <Button
            variant="danger"
            isPending={end.isPending}
            pendingLabel={t('sessions.ending')}
            onPress={() => {
              end.run(others);
            }}
          >
            {t('sessions.endOthers')}
          </Button>
        </div>
      ) : (
        <p className="small muted">{t('sessions.onlyThis')}</p>
      )}
    </>
  );
}

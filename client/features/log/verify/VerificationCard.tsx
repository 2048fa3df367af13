import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../../components/problems/ProblemNote.tsx';
import { Button } from '../../../components/ui/Button.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { Row } from '../../../components/ui/Layout.tsx';
import { Note } from '../../../components/ui/Note.tsx';
import type { LogVerification } from '../../../session/log-verification-state.ts';
import type { KnownLog } from '../../../session/log-worker/messages.ts';
import { SessionError } from '../../../session/session-error.ts';
import { RefusedNote } from './RefusedNote.tsx';
import { Running } from './Running.tsx';
import { useVerifier } from './use-verifier.ts';
import { VerifiedNote } from './VerifiedNote.tsx';

type VerificationCardProps = {
  readonly known: KnownLog;
  /** Before the first checkpoint there is nothing to verify. */
  readonly isSigned: boolean;
};

/** Where the verification of this window stands, and what its reader may do about it. */
export function VerificationCard({ known, isSigned }: VerificationCardProps) {
  const { t } = useTranslation('verify');
  const { verifier, state } = useVerifier();
  const start = () => {
    verifier.start(known);
  };
  if (!isSigned) return <Card title={t('run.title')}>{t('run.unsigned')}</Card>;
  return (
    <Card title={t('run.title')}>
      <Outcome state={state} retry={start} />
      {state.status === 'running' ? (
        <Running state={state} verifier={verifier} />
      ) : (
        <Row>
          <Button variant="primary" icon="check" onPress={start}>
            {t(state.status === 'none' ? 'run.start' : 'run.again')}
          </Button>
        </Row>
      )}
      <p className="muted small">{t('run.isLogged')}</p>
    </Card>
  );
}

type OutcomeProps = { readonly state: LogVerification; readonly retry: () => void };

function Outcome({ state, retry }: OutcomeProps) {
  const { t } = useTranslation('verify');
  switch (state.status) {
    case 'running':
      return null;
    case 'none':
      return <p>{t('run.explanation')}</p>;
    case 'cancelled':
      return (
        <Note role="status" title={t('run.cancelled')}>
          {t('run.cancelledBody')}
        </Note>
      );
    case 'verified':
      return <VerifiedNote verified={state} />;
    case 'refused':
      return <RefusedNote refused={state} />;
    case 'failed': {
      const { code, requestId } = state;
      const error = new SessionError(code, requestId === undefined ? {} : { requestId });
      return (
        <ProblemNote error={error} retry={retry}>
          {t('run.failedBody')}
        </ProblemNote>
      );
    }
  }
}

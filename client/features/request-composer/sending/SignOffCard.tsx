import { useTranslation } from 'react-i18next';
import type { RequestSummary } from '../../../../core/contracts/requests.ts';
import { ProblemNote } from '../../../components/problems/ProblemNote.tsx';
import { Button } from '../../../components/ui/Button.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { Note } from '../../../components/ui/Note.tsx';
import { useColleagues } from '../../../hooks/use-colleagues.ts';
import { useSignedIn } from '../../../hooks/use-signed-in.ts';
import type { RequestDesk } from '../use-request-desk.ts';
import { useSignOff } from './use-sign-off.ts';

type SignOffCardProps = {
  readonly request: RequestSummary;
  readonly desk: RequestDesk;
  /** What is shown is what the portal has, signed by somebody who was verified. */
  readonly isRead: boolean;
  readonly isComplete: boolean;
};

/** Of a State's own requests: a national focal point lets an expert's draft go out. */
export function SignOffCard({ request, desk, isRead, isComplete }: SignOffCardProps) {
  const { t } = useTranslation('composing');
  const { member } = useSignedIn();
  const signOff = useSignOff(request, desk);
  const isFocalPoint = member.role === 'national-focal-point';
  if (request.flow === 'court-to-state') return null;
  return (
    <Card title={t('signOff.title')}>
      <Standing request={request} />
      {isFocalPoint && !request.signedOffBy && (
        <>
          <p className="muted">{t(isRead ? 'signOff.own' : 'signOff.sealFirst')}</p>
          {signOff.error !== undefined && <ProblemNote error={signOff.error} />}
          <div>
            <Button
              isDisabled={!isRead || !isComplete}
              isPending={signOff.isPending}
              pendingLabel={t('signOff.pending')}
              onPress={signOff.run}
            >
              {t('signOff.act')}
            </Button>
          </div>
        </>
      )}
    </Card>
  );
}

function Standing({
  request: { signedOffBy, contentWrittenBy },
}: Pick<SignOffCardProps, 'request'>) {
  const { t } = useTranslation('composing');
  const colleagues = useColleagues().data;
  const nameOf = (id: string) => colleagues?.get(id)?.displayName ?? '';
  return (
    <>
      {contentWrittenBy && <p>{t('signOff.writtenBy', { name: nameOf(contentWrittenBy) })}</p>}
      {signedOffBy ? (
        <Note tone="ok" title={t('signOff.done', { name: nameOf(signedOffBy) })}>
          {t('signOff.doneBody')}
        </Note>
      ) : (
        <p>{t('signOff.needed')}</p>
      )}
    </>
  );
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { requestOf, whatIsMissingInRequest } from '../../../../core/assets/index.ts';
import type { RequestSummary } from '../../../../core/contracts/requests.ts';
import type { Measure } from '../../../../core/contracts/vocabulary.ts';
import { useDraft } from '../../../components/drafting/draft-context.ts';
import type { Readers } from '../../../components/sealing/use-readers.ts';
import { Button } from '../../../components/ui/Button.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { Row } from '../../../components/ui/Layout.tsx';
import { Note } from '../../../components/ui/Note.tsx';
import { useSignedIn } from '../../../hooks/use-signed-in.ts';
import { isComplete, type Check } from '../check/checklist.ts';
import type { RequestDesk } from '../use-request-desk.ts';
import { NotCompared } from './NotCompared.tsx';
import { SealProblem } from './SealProblem.tsx';
import { useSealing, type Order } from './use-sealing.ts';

type SealCardProps = {
  readonly request: RequestSummary;
  /** The request of the page last. Absent as long as they are being looked at. */
  readonly checks: readonly Check[] | undefined;
  readonly desk: RequestDesk;
  /** The draft is what the portal has of the request of this page. */
  readonly isSealed: boolean;
  readonly onSealed: (measure: Measure) => void;
  readonly areFilesReady: boolean;
  readonly readers: Readers;
};

/** The last act: what it does is said before it is done. */
export function SealCard(props: SealCardProps) {
  const { request, checks = [], desk, areFilesReady, readers } = props;
  const { t } = useTranslation('composing');
  const { draft } = useDraft();
  const { member } = useSignedIn();
  const [knows, setKnows] = useState(false);
  const work = useSealing(desk, props.onSealed);
  const isWritten = checks.length > 0 && whatIsMissingInRequest(draft).length === 0;
  const isSealed =
    props.isSealed &&
    checks.every(({ request: { id } }) => id === request.id || work.sealedIds.has(id));
  const isAllowed = readers.notCompared.length === 0 || knows;
  const canSeal = isWritten && readers.keys !== undefined && isAllowed;
  const canSend = canSeal && areFilesReady && checks.every(isComplete);
  const waitsForSignOff =
    member.role === 'expert' &&
    !(isSealed && checks.every(({ request: { signedOffBy } }) => signedOffBy !== undefined));
  const order = (then: Order['then']) => {
    const { keys } = readers;
    if (keys) work.run({ draft, content: requestOf(draft), checks, keys, isSealed, then });
  };
  const count = checks.length;
  const way = isSealed ? 'send' : 'sealAndSend';
  return (
    <Card title={t('seal.title')}>
      <p>{t('seal.body')}</p>
      {!isWritten && <p className="muted">{t('seal.missingFirst')}</p>}
      {canSeal && !canSend && <p className="muted">{t('seal.canBeKept')}</p>}
      <NotCompared readers={readers} knows={knows} onKnow={setKnows} />
      {work.error !== undefined && <SealProblem request={request} error={work.error} />}
      {work.hasAsked && (
        <Note tone="ok" role="status" title={t('signOff.asked')}>
          {t('signOff.askedBody')}
        </Note>
      )}
      <Row>
        <Button
          variant="primary"
          icon="seal"
          isDisabled={!canSend}
          isPending={work.isPending}
          pendingLabel={t('seal.pending')}
          onPress={() => {
            order(waitsForSignOff ? 'ask-sign-off' : 'send');
          }}
        >
          {t(waitsForSignOff ? 'signOff.ask' : `seal.${way}`, { count })}
        </Button>
        <Button
          isDisabled={!canSeal || isSealed || work.isPending}
          onPress={() => {
            order('stay');
          }}
        >
          {t('seal.keep')}
        </Button>
        {isSealed && <span className="muted">{t('seal.kept')}</span>}
      </Row>
    </Card>
  );
}

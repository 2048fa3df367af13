import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsentResponse } from '../../../../core/contracts/consents.ts';
import { UnlockPanel } from '../../../components/keys/UnlockPanel.tsx';
import { ProblemNote } from '../../../components/problems/ProblemNote.tsx';
import { Button } from '../../../components/ui/Button.tsx';
import { Row } from '../../../components/ui/Layout.tsx';
import { SealMark } from '../../../components/ui/SealMark.tsx';
import { Skeleton } from '../../../components/ui/Skeleton.tsx';
import { VerdictLine } from '../../../components/verdicts/VerdictLine.tsx';
import { useKeys, useKeyState } from '../../../hooks/use-keys.ts';
import { useOpened } from '../../../hooks/use-opened.ts';
import { SessionError } from '../../../session/index.ts';

type ReasonProps = { readonly consent: ConsentResponse };

/** Why it is asked for: sealed, and opened when somebody wants to read it. */
export function Reason({ consent }: ReasonProps) {
  const { t } = useTranslation('consents');
  const [isWanted, setWanted] = useState(false);
  const isUnlocked = useKeyState().status === 'unlocked';
  if (isWanted) return isUnlocked ? <OpenedReason consent={consent} /> : <UnlockPanel />;
  return (
    <Row>
      <SealMark state="sealed" label={t('reasonSealed')} />
      <Button
        icon="unlocked"
        onPress={() => {
          setWanted(true);
        }}
      >
        {t('openReason')}
      </Button>
    </Row>
  );
}

function OpenedReason({ consent }: ReasonProps) {
  const { t } = useTranslation('consents');
  const keys = useKeys();
  const opened = useOpened(
    useCallback(() => keys.worker().openConsentReason(consent), [keys, consent]),
  );
  if (opened.status === 'opening') return <Skeleton label={t('openingReason')} rows={2} />;
  if (opened.status === 'failed') {
    return <ProblemNote error={opened.error} retry={opened.reopen} />;
  }
  const { content: reason } = opened;
  if (reason.status === 'not-opened') return <ProblemNote error={new SessionError(reason.code)} />;
  const { askedBy: accountId, askingOrganisationId: organisationId } = consent;
  return (
    <>
      <p className="consents-reason" dir="auto">
        {reason.content}
      </p>
      <VerdictLine verdict={reason.verdict} signer={{ accountId, organisationId }} />
    </>
  );
}

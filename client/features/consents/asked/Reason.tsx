import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsentResponse } from '../../../../core/contracts/consents.ts';
import { describedBy } from '../../../components/files/file-facts.ts';
import { UnlockPanel } from '../../../components/keys/UnlockPanel.tsx';
import { ProblemNote } from '../../../components/problems/ProblemNote.tsx';
import { Button } from '../../../components/ui/Button.tsx';
import { Row } from '../../../components/ui/Layout.tsx';
import { SealMark } from '../../../components/ui/SealMark.tsx';
import { Skeleton } from '../../../components/ui/Skeleton.tsx';
import { VerdictLine } from '../../../components/verdicts/VerdictLine.tsx';
import { useKeys, useKeyState } from '../../../hooks/use-keys.ts';
import { useOpened } from '../../../hooks/use-opened.ts';
import { SessionError, type WorkerApi } from '../../../session/index.ts';

type ReasonProps = { readonly consent: ConsentResponse };

/** What is asked about and why: sealed, and opened when somebody wants to read it. */
export function Reason({ consent }: ReasonProps) {
  const { t } = useTranslation('consents');
  const [isWanted, setWanted] = useState(false);
  const isUnlocked = useKeyState().status === 'unlocked';
  if (consent.object.type === 'record' && !consent.reason) return <NoReason />;
  if (isWanted) return isUnlocked ? <OpenedReason consent={consent} /> : <UnlockPanel />;
  return (
    <Row>
      <SealMark state="sealed" label={t('sealed')} />
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

function NoReason() {
  const { t } = useTranslation('consents');
  return <p className="muted">{t('noReason')}</p>;
}

function OpenedReason({ consent }: ReasonProps) {
  const { t } = useTranslation(['consents', 'files']);
  const keys = useKeys();
  const opened = useOpened(useCallback(() => openBoth(keys.worker(), consent), [keys, consent]));
  if (opened.status === 'opening') return <Skeleton label={t('consents:openingReason')} rows={2} />;
  if (opened.status === 'failed') {
    return <ProblemNote error={opened.error} retry={opened.reopen} />;
  }
  const { file, reason } = opened.content;
  const { askedBy: accountId, askingOrganisationId: organisationId } = consent;
  return (
    <>
      {file && (
        <p>
          {t('consents:fileName')}{' '}
          <strong>
            <bdi>{describedBy(file)?.name ?? t('files:unnamed')}</bdi>
          </strong>
        </p>
      )}
      {!reason && <NoReason />}
      {reason?.status === 'not-opened' && <ProblemNote error={new SessionError(reason.code)} />}
      {reason?.status === 'opened' && (
        <>
          <p className="consents-reason" dir="auto">
            {reason.content}
          </p>
          <VerdictLine verdict={reason.verdict} signer={{ accountId, organisationId }} />
        </>
      )}
    </>
  );
}

/** Nobody should consent to something that they cannot tell from something else. */
async function openBoth(worker: WorkerApi, consent: ConsentResponse) {
  const { type, id } = consent.object;
  const [file, reason] = await Promise.all([
    type === 'file' ? worker.describeFile(id) : undefined,
    consent.reason && worker.openConsentReason(consent),
  ]);
  return { file, reason };
}

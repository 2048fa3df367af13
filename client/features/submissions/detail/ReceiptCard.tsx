import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReceiptResponse } from '../../../../core/contracts/receipts.ts';
import { Finding } from '../../../components/log/Finding.tsx';
import { ProblemNote } from '../../../components/problems/ProblemNote.tsx';
import { Button } from '../../../components/ui/Button.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { Note } from '../../../components/ui/Note.tsx';
import { Skeleton } from '../../../components/ui/Skeleton.tsx';
import type { EvidenceVerdict } from '../../../session/log-evidence.ts';
import { saveText } from '../../../session/saving.ts';
import { useReceipt } from './use-receipt.ts';
import type { Submission } from './use-submission.ts';

/** What the portal has received, byte for byte; saved only once it is proven. */
export function ReceiptCard({ submission }: { readonly submission: Submission }) {
  const { t } = useTranslation('submissions');
  const [isAsked, setAsked] = useState(false);
  const { data, error, refetch, isFetching } = useReceipt(submission, isAsked);
  return (
    <Card title={t('receipt.title')}>
      <p>{t('receipt.body')}</p>
      {!isAsked && (
        <Button
          onPress={() => {
            setAsked(true);
          }}
        >
          {t('receipt.ask')}
        </Button>
      )}
      {error && <ProblemNote error={error} retry={() => void refetch()} isRetrying={isFetching} />}
      {isAsked && !data && !error && <Skeleton label={t('receipt.verifying')} rows={2} />}
      {data && (
        <div role="status">
          <Verdict verdict={data.verdict} />
        </div>
      )}
      {data?.verdict.status === 'proven' && <Save receipt={data.receipt} id={submission.id} />}
    </Card>
  );
}

function Verdict({ verdict }: { readonly verdict: EvidenceVerdict }) {
  const { t, i18n } = useTranslation('submissions');
  switch (verdict.status) {
    case 'unsigned':
      return <Note title={t('receipt.unsigned')}>{t('receipt.unsignedBody')}</Note>;
    case 'proven':
      return (
        <Note tone="ok" title={t('receipt.proven')}>
          {t('receipt.provenBody', {
            entries: new Intl.NumberFormat(i18n.language).format(verdict.size),
          })}
        </Note>
      );
    case 'refused':
      return (
        <Note tone="bad" title={t('receipt.refused')}>
          <Finding code={verdict.code} where={verdict.where} />
        </Note>
      );
  }
}

function Save({ receipt, id }: { readonly receipt: ReceiptResponse; readonly id: string }) {
  const { t } = useTranslation('submissions');
  return (
    <Button
      variant="primary"
      icon="download"
      onPress={() => {
        saveText(`${JSON.stringify(receipt, undefined, 2)}\n`, `receipt-${id}.json`);
      }}
    >
      {t('receipt.save')}
    </Button>
  );
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReceiptResponse } from '../../../core/contracts/receipts.ts';
import { Finding } from '../log/Finding.tsx';
import { ProblemNote } from '../problems/ProblemNote.tsx';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Note } from '../ui/Note.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import type { EvidenceVerdict } from '../../session/log-evidence.ts';
import { saveText } from '../../session/saving.ts';
import { useReceipt, type Received } from './use-receipt.ts';

/** What the portal has received, byte for byte; saved only once it is proven. */
export function ReceiptCard(received: Received) {
  const { t } = useTranslation('receipts');
  const [isAsked, setAsked] = useState(false);
  const { data, error, refetch, isFetching } = useReceipt(received, isAsked);
  return (
    <Card title={t('title')}>
      <p>{t('body')}</p>
      {!isAsked && (
        <Button
          onPress={() => {
            setAsked(true);
          }}
        >
          {t('ask')}
        </Button>
      )}
      {error && <ProblemNote error={error} retry={() => void refetch()} isRetrying={isFetching} />}
      {isAsked && !data && !error && <Skeleton label={t('verifying')} rows={2} />}
      {data && (
        <div role="status">
          <Verdict verdict={data.verdict} />
        </div>
      )}
      {data?.verdict.status === 'proven' && <Save receipt={data.receipt} id={received.folder.id} />}
    </Card>
  );
}

function Verdict({ verdict }: { readonly verdict: EvidenceVerdict }) {
  const { t, i18n } = useTranslation('receipts');
  switch (verdict.status) {
    case 'unsigned':
      return <Note title={t('unsigned')}>{t('unsignedBody')}</Note>;
    case 'proven':
      return (
        <Note tone="ok" title={t('proven')}>
          {t('provenBody', {
            entries: new Intl.NumberFormat(i18n.language).format(verdict.size),
          })}
        </Note>
      );
    case 'refused':
      return (
        <Note tone="bad" title={t('refused')}>
          <Finding code={verdict.code} where={verdict.where} />
        </Note>
      );
  }
}

function Save({ receipt, id }: { readonly receipt: ReceiptResponse; readonly id: string }) {
  const { t } = useTranslation('receipts');
  return (
    <Button
      variant="primary"
      icon="download"
      onPress={() => {
        saveText(`${JSON.stringify(receipt, undefined, 2)}\n`, `receipt-${id}.json`);
      }}
    >
      {t('save')}
    </Button>
  );
}

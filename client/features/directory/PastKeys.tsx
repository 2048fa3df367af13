import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { OrganisationKeysResponse } from '../../../core/contracts/keys.ts';
import { Card } from '../../components/ui/Card.tsx';
import { Fingerprint } from '../../components/ui/Fingerprint.tsx';
import { PlainTable } from '../../components/ui/PlainTable.tsx';
import { useFormats } from '../../hooks/use-formats.ts';

type Props = { readonly keys: z.infer<typeof OrganisationKeysResponse> };

/** Keys that were in use before; each named its successor in a signed statement. */
export function PastKeys({ keys: { previous } }: Props) {
  const { t } = useTranslation('directory');
  const formats = useFormats();
  if (previous.length === 0) return null;
  return (
    <Card title={t('past.title')}>
      <PlainTable
        caption={t('past.title')}
        isCaptionHidden
        columns={[
          {
            id: 'fingerprint',
            label: t('past.fingerprint'),
            isRowHeader: true,
            render: ({ fingerprint }) => <Fingerprint fingerprint={fingerprint} layout="inline" />,
          },
          {
            id: 'from',
            label: t('past.from'),
            render: ({ publishedAt }) => formats.date(publishedAt),
          },
          {
            id: 'until',
            label: t('past.until'),
            render: ({ supersededAt }) => formats.date(supersededAt),
          },
        ]}
        rows={previous}
        rowId={({ fingerprint }) => fingerprint}
      />
      <p className="muted small">{t('past.body')}</p>
    </Card>
  );
}

import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { OrganisationKeysResponse } from '../../../core/contracts/keys.ts';
import { ProblemNote } from '../../components/problems/ProblemNote.tsx';
import { Card } from '../../components/ui/Card.tsx';
import type { Column } from '../../components/ui/column.ts';
import { Fingerprint } from '../../components/ui/Fingerprint.tsx';
import { PlainTable } from '../../components/ui/PlainTable.tsx';
import { SealMark } from '../../components/ui/SealMark.tsx';
import { useFormats } from '../../hooks/use-formats.ts';
import { useSuccession } from './use-succession.ts';

type OrganisationKeys = z.infer<typeof OrganisationKeysResponse>;
type PastKey = OrganisationKeys['previous'][number];
type Props = { readonly keys: OrganisationKeys };

/** Keys that were in use before, as the portal says; roles that seal nothing verify nothing. */
export function PastKeys({ keys: { previous } }: Props) {
  const { t } = useTranslation('directory');
  const columns = useColumns();
  if (previous.length === 0) return null;
  return (
    <Card title={t('past.title')}>
      <PastKeyTable columns={columns} rows={previous} />
      <p className="muted small">{t('past.asThePortalSays')}</p>
    </Card>
  );
}

/** The same, with whether each named its successor by a signature that is verified here. */
export function VerifiedPastKeys({ keys }: Props) {
  const { t } = useTranslation('directory');
  const columns = useColumns();
  if (keys.previous.length === 0) return null;
  return (
    <Card title={t('past.title')}>
      <Successions keys={keys} columns={columns} />
      <p className="muted small">{t('past.body')}</p>
    </Card>
  );
}

function Successions({ keys, columns }: Props & { readonly columns: readonly Column<PastKey>[] }) {
  const { t } = useTranslation('directory');
  const { data: verified, error, refetch, isFetching } = useSuccession(keys);
  const succession: Column<PastKey> = {
    id: 'succession',
    label: t('past.succession'),
    render: ({ fingerprint }) => {
      if (!verified) return <span className="muted">{t('past.verifying')}</span>;
      return verified.has(fingerprint) ? (
        <SealMark state="verified" label={t('past.verified')} />
      ) : (
        <SealMark state="altered" label={t('past.notVerified')} />
      );
    },
  };
  return (
    <>
      {error && <ProblemNote error={error} retry={() => void refetch()} isRetrying={isFetching} />}
      <PastKeyTable columns={error ? columns : [...columns, succession]} rows={keys.previous} />
    </>
  );
}

type TableProps = {
  readonly columns: readonly Column<PastKey>[];
  readonly rows: readonly PastKey[];
};

function PastKeyTable({ columns, rows }: TableProps) {
  const { t } = useTranslation('directory');
  return (
    <PlainTable
      caption={t('past.title')}
      isCaptionHidden
      columns={columns}
      rows={rows}
      rowId={({ fingerprint }) => fingerprint}
    />
  );
}

function useColumns(): Column<PastKey>[] {
  const { t } = useTranslation('directory');
  const formats = useFormats();
  return [
    {
      id: 'fingerprint',
      label: t('past.fingerprint'),
      isRowHeader: true,
      render: ({ fingerprint }) => <Fingerprint fingerprint={fingerprint} layout="inline" />,
    },
    {
      id: 'from',
      label: t('past.from'),
      render: ({ publishedAt }) => <span className="nowrap">{formats.date(publishedAt)}</span>,
    },
    {
      id: 'until',
      label: t('past.until'),
      render: ({ supersededAt }) => <span className="nowrap">{formats.date(supersededAt)}</span>,
    },
  ];
}

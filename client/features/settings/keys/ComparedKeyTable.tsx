import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/ui/Button.tsx';
import type { Column } from '../../../components/ui/column.ts';
import { Fingerprint } from '../../../components/ui/Fingerprint.tsx';
import { PlainTable } from '../../../components/ui/PlainTable.tsx';
import { useFormats } from '../../../hooks/use-formats.ts';
import type { ComparedKey } from '../../../session/index.ts';

type ComparedKeyTableProps = {
  readonly keys: readonly ComparedKey[];
  readonly nameOf: (key: ComparedKey) => string;
  readonly isPending: boolean;
  readonly onForget: (key: ComparedKey) => void;
};

export function ComparedKeyTable(props: ComparedKeyTableProps) {
  const { keys, nameOf, isPending, onForget } = props;
  const { t } = useTranslation('settings');
  const formats = useFormats();
  const columns: Column<ComparedKey>[] = [
    {
      id: 'whose',
      label: t('compared.columns.whose'),
      isRowHeader: true,
      render: nameOf,
    },
    {
      id: 'fingerprint',
      label: t('compared.columns.fingerprint'),
      render: ({ fingerprint }) => <Fingerprint fingerprint={fingerprint} layout="inline" />,
    },
    {
      id: 'compared',
      label: t('compared.columns.compared'),
      render: ({ comparedAt, how }) => (
        <>
          {formats.date(comparedAt)}
          <div className="small muted">{t(`compared.how.${how}`)}</div>
        </>
      ),
    },
    {
      id: 'act',
      label: t('compared.columns.act'),
      render: (key) => (
        <Button
          isDisabled={isPending}
          aria-label={t('compared.forgetOne', { name: nameOf(key) })}
          onPress={() => {
            onForget(key);
          }}
        >
          <span className="nowrap">{t('compared.forget')}</span>
        </Button>
      ),
    },
  ];
  return (
    <PlainTable
      caption={t('compared.title')}
      isCaptionHidden
      columns={columns}
      rows={keys}
      rowId={({ subject, id }) => `${subject} ${id}`}
    />
  );
}

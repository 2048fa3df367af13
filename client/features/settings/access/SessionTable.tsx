import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/ui/Button.tsx';
import { Chip } from '../../../components/ui/Chip.tsx';
import type { Column } from '../../../components/ui/column.ts';
import { PlainTable } from '../../../components/ui/PlainTable.tsx';
import { useFormats } from '../../../hooks/use-formats.ts';
import type { OwnSession } from './use-own-sessions.ts';

type SessionTableProps = {
  readonly sessions: readonly OwnSession[];
  readonly isPending: boolean;
  readonly onEnd: (session: OwnSession) => void;
};

export function SessionTable({ sessions, isPending, onEnd }: SessionTableProps) {
  const { t } = useTranslation('settings');
  const formats = useFormats();
  const columns: Column<OwnSession>[] = [
    {
      id: 'started',
      label: t('sessions.columns.started'),
      isRowHeader: true,
      render: ({ startedAt }) => formats.dateTime(startedAt),
    },
    {
      id: 'seen',
      label: t('sessions.columns.seen'),
      render: ({ lastSeenAt }) => formats.dateTime(lastSeenAt),
    },
    {
      id: 'act',
      label: t('sessions.columns.act'),
      render: (session) =>
        session.current ? (
          <Chip tone="ok" icon="check">
            {t('sessions.current')}
          </Chip>
        ) : (
          <Button
            isDisabled={isPending}
            aria-label={t('sessions.endOne', { date: formats.dateTime(session.startedAt) })}
            onPress={() => {
              onEnd(session);
            }}
          >
            {t('sessions.end')}
          </Button>
        ),
    },
  ];
  return (
    <PlainTable
      caption={t('sessions.title')}
      isCaptionHidden
      columns={columns}
      rows={sessions}
      rowId={({ reference }) => reference}
    />
  );
}

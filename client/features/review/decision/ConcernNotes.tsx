import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/ui/Button.tsx';
import { Note } from '../../../components/ui/Note.tsx';
import type { ListedFile } from '../../../session/index.ts';
import { describedBy } from '../../../components/files/file-facts.ts';
import type { FileOpenings } from '../../../components/files/use-file-openings.ts';
import type { Concerns } from './concerns.ts';

type ConcernNotesProps = {
  readonly outcome: 'accepted' | 'returned';
  readonly concerns: Concerns;
  readonly openings: FileOpenings;
};

/** Says which files were not opened, and what of the rest is doubtful. */
export function ConcernNotes({ outcome, concerns, openings }: ConcernNotesProps) {
  const { t } = useTranslation(['review', 'files']);
  const { unopened, altered, notVerified, record } = concerns;
  const toOpen = unopened.filter((listed) => !altered.includes(listed));
  return (
    <>
      {altered.length > 0 && (
        <Note tone="bad" title={t('review:concerns.altered', { count: altered.length })}>
          <Names files={altered} />
          <p>{t(`review:concerns.alteredMeans.${outcome}`)}</p>
        </Note>
      )}
      {toOpen.length > 0 && (
        <Note
          tone="warn"
          title={t('review:concerns.unopened', { count: toOpen.length })}
          actions={<OpenAll files={toOpen} openings={openings} />}
        >
          <Names files={toOpen} />
          <p>{t(`review:concerns.unopenedMeans.${outcome}`, { count: toOpen.length })}</p>
        </Note>
      )}
      {notVerified.length > 0 && (
        <Note tone="bad" title={t('review:concerns.notVerified', { count: notVerified.length })}>
          <Names files={notVerified} />
        </Note>
      )}
      {record !== 'verified' && <Note tone="bad" title={t(`review:concerns.record.${record}`)} />}
    </>
  );
}

function Names({ files }: { readonly files: readonly ListedFile[] }) {
  const { t } = useTranslation(['review', 'files']);
  return (
    <ul className="review-names">
      {files.map((listed) => (
        <li key={listed.file.id}>
          <bdi>{describedBy(listed)?.name ?? t('files:unnamed')}</bdi>
        </li>
      ))}
    </ul>
  );
}

/** One after the other: a line is not faster with two. */
function OpenAll({
  files,
  openings,
}: Pick<ConcernNotesProps, 'openings'> & { readonly files: readonly ListedFile[] }) {
  const { t } = useTranslation(['review', 'files']);
  const [isPending, setPending] = useState(false);
  async function openAll(): Promise<void> {
    setPending(true);
    for (const { file } of files) await openings.open(file.id);
    setPending(false);
  }
  return (
    <Button
      icon="unlocked"
      isPending={isPending}
      pendingLabel={t('review:concerns.opening')}
      onPress={openAll}
    >
      {t('review:concerns.openAll', { count: files.length })}
    </Button>
  );
}

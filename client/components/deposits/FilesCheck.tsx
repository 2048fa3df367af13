import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../problems/ProblemNote.tsx';
import { Link } from '../ui/Link.tsx';
import { Note } from '../ui/Note.tsx';
import type { FolderFiles } from './use-folder-files.ts';
import { readinessOf } from './files-readiness.ts';

type FilesCheckProps = {
  /** Where the files are worked on. */
  readonly href: string;
  readonly files: FolderFiles;
};

export function FilesCheck({ href, files }: FilesCheckProps) {
  const { t } = useTranslation('composer');
  const { listed } = files;
  if (listed.status === 'failed') {
    return <ProblemNote error={listed.error} retry={listed.reopen} />;
  }
  const readiness = readinessOf(files);
  const reasons = (['underWay', 'failed', 'unfinished'] as const).filter(
    (reason) => readiness[reason] > 0,
  );
  if (reasons.length === 0) return null;
  return (
    <Note tone="warn" role="status" title={t('check.files.title')}>
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>{t(`check.files.${reason}`, { count: readiness[reason] })}</li>
        ))}
      </ul>
      <Link href={href}>{t('check.files.look')}</Link>
    </Note>
  );
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReadMark } from '../../../core/contracts/messages.ts';
import type { FileFolder } from '../../../core/exchange/folders.ts';
import { useFormats } from '../../hooks/use-formats.ts';
import { useOrganisations } from '../../hooks/use-organisations.ts';
import { useProblem } from '../../hooks/use-problem.ts';
import { useSignedIn } from '../../hooks/use-signed-in.ts';
import { SessionError, type Opened } from '../../session/index.ts';
import { Chip } from '../ui/Chip.tsx';
import { Note } from '../ui/Note.tsx';
import { VerdictNote } from '../verdicts/VerdictNote.tsx';
import { isNew, readersUpTo } from './reading.ts';
import { useMarkRead } from './use-mark-read.ts';
import './thread.css';

export type ThreadEntry = {
  readonly id: string;
  readonly organisationId: string;
  readonly accountId: string;
  readonly createdAt: string;
  readonly text: Opened<string>;
  /** Beside who said it: what the words explain. */
  readonly about?: ReactNode;
};
type ThreadProps = {
  readonly label: string;
  readonly folder: FileFolder;
  readonly entries: readonly ThreadEntry[];
  readonly readMarks: readonly ReadMark[];
};

/** What both sides have said, oldest first; each with what was found about its signature, and who has read so far. */
export function Thread({ label, folder, entries, readMarks }: ThreadProps) {
  useMarkRead(folder, entries, readMarks);
  return (
    <ol className="thread" aria-label={label}>
      {[...entries]
        .sort((one, other) => one.createdAt.localeCompare(other.createdAt))
        .map((entry) => (
          <Entry key={entry.id} entry={entry} readMarks={readMarks} />
        ))}
    </ol>
  );
}

type EntryProps = { readonly entry: ThreadEntry; readonly readMarks: readonly ReadMark[] };

function Entry({ entry, readMarks }: EntryProps) {
  const { t } = useTranslation('thread');
  const formats = useFormats();
  const organisations = useOrganisations();
  const { organisation } = useSignedIn();
  const { accountId, organisationId, createdAt, text } = entry;
  return (
    <li className="thread-entry">
      <div className="thread-head">
        <strong>{organisations.data?.get(organisationId)?.name}</strong>
        <time className="muted small" dateTime={createdAt}>
          {formats.dateTime(createdAt)}
        </time>
        {isNew(entry, readMarks, organisation.id) && <Chip tone="info">{t('new')}</Chip>}
        {entry.about}
      </div>
      {text.status === 'opened' ? (
        <>
          <p className="thread-text" dir="auto">
            {text.content}
          </p>
          <VerdictNote verdict={text.verdict} signer={{ accountId, organisationId }} />
        </>
      ) : (
        <NotOpened error={new SessionError(text.code)} />
      )}
      <ReadBy entry={entry} readMarks={readMarks} />
    </li>
  );
}

function ReadBy({ entry, readMarks }: EntryProps) {
  const { t, i18n } = useTranslation('thread');
  const organisations = useOrganisations();
  const { organisation } = useSignedIn();
  const readers = readersUpTo(entry, readMarks, organisation.id);
  if (readers.length === 0) return null;
  const names = readers.map((id) => organisations.data?.get(id)?.name ?? '');
  return (
    <p className="small muted">
      {t('readBy', { names: new Intl.ListFormat(i18n.language).format(names) })}
    </p>
  );
}

function NotOpened({ error }: { readonly error: SessionError }) {
  const { t } = useTranslation('thread');
  const describe = useProblem();
  return (
    <Note tone="bad" title={t('notOpened')}>
      {describe(error).text}
    </Note>
  );
}

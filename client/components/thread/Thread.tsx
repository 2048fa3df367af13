import { useTranslation } from 'react-i18next';
import type { ReadMark } from '../../../core/contracts/messages.ts';
import type { FileFolder } from '../../../core/exchange/folders.ts';
import { useFormats } from '../../hooks/use-formats.ts';
import { useOrganisations } from '../../hooks/use-organisations.ts';
import { useProblem } from '../../hooks/use-problem.ts';
import { useSignedIn } from '../../hooks/use-signed-in.ts';
import { SessionError } from '../../session/index.ts';
import { Chip } from '../ui/Chip.tsx';
import { Note } from '../ui/Note.tsx';
import { VerdictLine } from '../verdicts/VerdictLine.tsx';
import { VerdictNote } from '../verdicts/VerdictNote.tsx';
import { isNew, readersUpTo } from './reading.ts';
import { isSignedAlike, type ThreadEntry } from './thread-entry.ts';
import { useMarkRead } from './use-mark-read.ts';
import './thread.css';

type ThreadProps = {
  readonly label: string;
  readonly folder: FileFolder;
  readonly entries: readonly ThreadEntry[];
  readonly readMarks: readonly ReadMark[];
};

/** What both sides have said, oldest first; each with what was found about its signature, and who has read so far. */
export function Thread({ label, folder, entries, readMarks }: ThreadProps) {
  useMarkRead(folder, entries, readMarks);
  const sorted = [...entries].sort((one, other) => one.createdAt.localeCompare(other.createdAt));
  return (
    <ol className="thread" aria-label={label}>
      {sorted.map((entry, index) => (
        <Entry
          key={entry.id}
          entry={entry}
          readMarks={readMarks}
          isKnownSigner={sorted.slice(0, index).some((before) => isSignedAlike(before, entry))}
        />
      ))}
    </ol>
  );
}

type ReadProps = { readonly entry: ThreadEntry; readonly readMarks: readonly ReadMark[] };
type EntryProps = ReadProps & {
  /** All about this signer and this key is said above. */
  readonly isKnownSigner: boolean;
};

function Entry({ entry, readMarks, isKnownSigner }: EntryProps) {
  const { t } = useTranslation('thread');
  const formats = useFormats();
  const organisations = useOrganisations();
  const { organisation } = useSignedIn();
  const { accountId, organisationId, createdAt, text } = entry;
  const Verdict = isKnownSigner ? VerdictLine : VerdictNote;
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
          <Verdict verdict={text.verdict} signer={{ accountId, organisationId }} />
        </>
      ) : (
        <NotOpened error={new SessionError(text.code)} />
      )}
      <ReadBy entry={entry} readMarks={readMarks} />
    </li>
  );
}

function ReadBy({ entry, readMarks }: ReadProps) {
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

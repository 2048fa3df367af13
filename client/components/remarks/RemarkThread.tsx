import { useTranslation } from 'react-i18next';
import { useFormats } from '../../hooks/use-formats.ts';
import { useOrganisations } from '../../hooks/use-organisations.ts';
import { useProblem } from '../../hooks/use-problem.ts';
import { SessionError, type OpenedRemark } from '../../session/index.ts';
import { Chip } from '../ui/Chip.tsx';
import { Note } from '../ui/Note.tsx';
import { VerdictMark } from '../verdicts/VerdictMark.tsx';
import { VerdictNote } from '../verdicts/VerdictNote.tsx';
import './remarks.css';

/** What both sides have said, oldest first; each remark with what was found about its signature. */
export function RemarkThread({ remarks }: { readonly remarks: readonly OpenedRemark[] }) {
  const { t } = useTranslation('remarks');
  return (
    <ol className="remark-thread" aria-label={t('title')}>
      {[...remarks]
        .sort((one, other) => one.remark.createdAt.localeCompare(other.remark.createdAt))
        .map((opened) => (
          <Remark key={opened.remark.id} opened={opened} />
        ))}
    </ol>
  );
}

/** One remark, and the decision that it explains. */
export function Remark({ opened }: { readonly opened: OpenedRemark }) {
  const { t } = useTranslation('remarks');
  const formats = useFormats();
  const organisations = useOrganisations();
  const { remark, text, decision } = opened;
  const { accountId, organisationId, createdAt } = remark;
  const signer = { accountId, organisationId };
  return (
    <li className="remark">
      <div className="remark-head">
        <strong>{organisations.data?.get(organisationId)?.name}</strong>
        <time className="muted small" dateTime={createdAt}>
          {formats.dateTime(createdAt)}
        </time>
        {decision && (
          <span className="remark-decision">
            <Chip tone={decision.outcome === 'accepted' ? 'ok' : 'warn'}>
              {t(`outcomes.${decision.outcome}`)}
            </Chip>
            <VerdictMark verdict={decision.verdict} signer={signer} />
          </span>
        )}
      </div>
      {text.status === 'opened' ? (
        <>
          <p className="remark-text" dir="auto">
            {text.content}
          </p>
          <VerdictNote verdict={text.verdict} signer={signer} />
        </>
      ) : (
        <NotOpened error={new SessionError(text.code)} />
      )}
    </li>
  );
}

function NotOpened({ error }: { readonly error: SessionError }) {
  const { t } = useTranslation('remarks');
  const describe = useProblem();
  return (
    <Note tone="bad" title={t('notOpened')}>
      {describe(error).text}
    </Note>
  );
}

import { useTranslation } from 'react-i18next';
import { OrganisationKey } from '../keys/OrganisationKey.tsx';
import { TrustMark } from '../keys/TrustMark.tsx';
import { ProblemNote } from '../problems/ProblemNote.tsx';
import { Card } from '../ui/Card.tsx';
import { Chip } from '../ui/Chip.tsx';
import { Note } from '../ui/Note.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useOrganisations } from '../../hooks/use-organisations.ts';
import { GnupgNote } from './GnupgNote.tsx';
import type { Reader, Readers } from './use-readers.ts';
import './sealing.css';

/** Who can open what is sealed here, by which key, and how far each key is known. */
export function WhoCanOpen({ readers }: { readonly readers: Readers }) {
  const { t } = useTranslation('composer');
  const organisations = useOrganisations();
  return (
    <Card title={t('whoCanOpen.title')}>
      {readers.error !== undefined && <ProblemNote error={readers.error} retry={readers.retry} />}
      {readers.isRefused && (
        <Note tone="bad" role="alert" title={t('whoCanOpen.refused.title')}>
          {t('whoCanOpen.refused.body')}
        </Note>
      )}
      <ul className="composer-readers">
        {readers.all.map((reader) => (
          <ReaderRow key={reader.id} reader={reader} />
        ))}
      </ul>
      {organisations.data && (
        <GnupgNote
          organisationIds={readers.all.map(({ id }) => id)}
          organisations={organisations.data}
        />
      )}
      <p className="small muted">{t('whoCanOpen.nobodyElse')}</p>
    </Card>
  );
}

function ReaderRow({ reader: { id, name, isOwn, known } }: { readonly reader: Reader }) {
  const { t } = useTranslation('composer');
  if (!known) {
    return (
      <li>
        <strong>{name}</strong>
        <Skeleton label={t('recipients.looking')} rows={1} />
      </li>
    );
  }
  return (
    <li>
      <strong>{name}</strong>
      <span className="composer-marks">
        {isOwn && <Chip>{t('recipients.you')}</Chip>}
        <TrustMark status={known.trust.status} />
      </span>
      <OrganisationKey organisationId={id} name={name} known={known} />
    </li>
  );
}

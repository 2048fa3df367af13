import { useTranslation } from 'react-i18next';
import './keys.css';
import { OrganisationKey } from './OrganisationKey.tsx';
import { TrustMark } from './TrustMark.tsx';
import { ProblemNote } from '../problems/ProblemNote.tsx';
import { Chip } from '../ui/Chip.tsx';
import { Disclosure } from '../ui/Disclosure.tsx';
import { Note } from '../ui/Note.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useOrganisations } from '../../hooks/use-organisations.ts';
import { useSignedIn } from '../../hooks/use-signed-in.ts';
import type { OrganisationTrust, Trusts } from '../../hooks/use-trusts.ts';

type ReadersProps = { readonly organisationIds: readonly string[]; readonly trusts: Trusts };

/** To whom a remark is sealed, and how well their keys are known. */
export function Readers({ organisationIds, trusts }: ReadersProps) {
  const { t } = useTranslation('keys');
  const known = organisationIds.flatMap((id) => {
    const trust = trusts.byId.get(id);
    return trust ? [{ id, trust }] : [];
  });
  if (trusts.error) return <ProblemNote error={trusts.error} retry={trusts.retry} />;
  if (known.length < organisationIds.length)
    return <Skeleton label={t('readers.asking')} rows={1} />;
  const statuses = known.map(({ trust }) => trust.trust.status);
  const isRefused = statuses.some((one) => one === 'no-key' || one === 'changed-unexpectedly');
  return (
    <>
      {isRefused && <Note tone="bad" title={t('readers.refused')} />}
      <Disclosure
        title={t('readers.title', { count: known.length })}
        defaultExpanded={statuses.some((one) => one !== 'compared' && one !== 'rotated')}
      >
        <ul className="keys-readers">
          {known.map(({ id, trust }) => (
            <Reader key={id} id={id} known={trust} />
          ))}
        </ul>
      </Disclosure>
    </>
  );
}

function Reader({ id, known }: { readonly id: string; readonly known: OrganisationTrust }) {
  const { t } = useTranslation('keys');
  const { organisation } = useSignedIn();
  const name = useOrganisations().data?.get(id)?.name ?? id;
  const isOwn = id === organisation.id;
  return (
    <li className="keys-reader">
      <span className="keys-reader-name">
        <strong>{name}</strong>
        {isOwn ? <Chip>{t('readers.you')}</Chip> : <TrustMark status={known.trust.status} />}
      </span>
      {!isOwn && <OrganisationKey organisationId={id} name={name} known={known} />}
    </li>
  );
}

import { useTranslation } from 'react-i18next';
import type { OrganisationKeysResponse } from '../../../../core/contracts/keys.ts';
import { FullFingerprint } from '../../../components/keys/FullFingerprint.tsx';
import { OrganisationKey } from '../../../components/keys/OrganisationKey.tsx';
import { TrustMark } from '../../../components/keys/TrustMark.tsx';
import { ProblemNote } from '../../../components/problems/ProblemNote.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { DefinitionList } from '../../../components/ui/DefinitionList.tsx';
import { Disclosure } from '../../../components/ui/Disclosure.tsx';
import { ButtonLink } from '../../../components/ui/Link.tsx';
import { useFormats } from '../../../hooks/use-formats.ts';
import { useSignedIn } from '../../../hooks/use-signed-in.ts';
import { useTrusts } from '../../../hooks/use-trusts.ts';
import { Answer } from '../../../components/problems/Answer.tsx';
import { isFocalPoint, useOwnKeys } from '../use-people.ts';
import { HolderNames } from './HolderNames.tsx';
import { PreviousKeys } from './PreviousKeys.tsx';

/** The key that everything sent to the own organisation is sealed to. */
export function OrganisationKeyCard() {
  const { t } = useTranslation('people');
  const { organisation } = useSignedIn();
  const { byId, error, retry } = useTrusts([organisation.id]);
  const known = byId.get(organisation.id);
  return (
    <Card title={t('key.title')} aside={known && <TrustMark status={known.trust.status} />}>
      {error !== undefined && <ProblemNote error={error} retry={retry} />}
      {known && known.trust.status !== 'no-key' && (
        <>
          <OrganisationKey
            organisationId={organisation.id}
            name={organisation.name}
            known={known}
          />
          <Disclosure title={t('key.read')}>
            <FullFingerprint facts={known.trust} />
          </Disclosure>
        </>
      )}
      <Answer query={useOwnKeys()}>{(keys) => <Facts keys={keys} />}</Answer>
    </Card>
  );
}

function Facts({ keys: { current, previous } }: { readonly keys: OrganisationKeysResponse }) {
  const { t } = useTranslation('people');
  const formats = useFormats();
  if (!current) return <NoKey />;
  return (
    <>
      <DefinitionList
        entries={[
          { term: t('key.since'), value: formats.dateTime(current.publishedAt) },
          {
            term: t('key.format'),
            value: t(current.readsSeipd2 ? 'key.newFormat' : 'key.gnupgFormat'),
          },
          { term: t('key.holders'), value: <HolderNames fingerprint={current.fingerprint} /> },
        ]}
      />
      <PreviousKeys previous={previous} />
    </>
  );
}

function NoKey() {
  const { t } = useTranslation('people');
  const { member } = useSignedIn();
  return (
    <>
      <p>{t('key.none')}</p>
      {isFocalPoint(member.role) && (
        <div>
          <ButtonLink href="/keys" icon="key">
            {t('key.found')}
          </ButtonLink>
        </div>
      )}
    </>
  );
}

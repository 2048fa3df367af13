import { useTranslation } from 'react-i18next';
import { Card } from '../../../components/ui/Card.tsx';
import { ButtonLink } from '../../../components/ui/Link.tsx';
import { useFormats } from '../../../hooks/use-formats.ts';
import { useOrganisations } from '../../../hooks/use-organisations.ts';
import { useSignedIn } from '../../../hooks/use-signed-in.ts';
import { Answer } from '../../../components/problems/Answer.tsx';
import { Lines } from '../Lines.tsx';
import { LOOKED_AT, useOrganisationsWithoutKey } from './use-administration.ts';

/** Organisations to which nothing can be sealed until a focal point of theirs has made a key. */
export function WithoutKey() {
  const { t } = useTranslation('home');
  const formats = useFormats();
  const { organisation: own } = useSignedIn();
  const all = [...(useOrganisations().data?.values() ?? [])];
  return (
    <Card title={t('administrator.keys.title')}>
      <Answer query={useOrganisationsWithoutKey()}>
        {(organisations) => {
          if (all.every(({ id }) => id === own.id)) return <FirstOrganisation />;
          if (organisations.length === 0) {
            return <p className="muted">{t('administrator.keys.none')}</p>;
          }
          return (
            <Lines
              lines={organisations.map(({ id, name, createdAt }) => ({
                id,
                href: `/directory/${id}`,
                title: name,
                detail: t('administrator.keys.added', { date: formats.date(createdAt) }),
              }))}
            />
          );
        }}
      </Answer>
      {all.length > LOOKED_AT && (
        <p className="muted small">{t('administrator.keys.lookedAt', { count: LOOKED_AT })}</p>
      )}
    </Card>
  );
}

function FirstOrganisation() {
  const { t } = useTranslation('home');
  return (
    <>
      <p className="muted">{t('administrator.keys.noOrganisation')}</p>
      <ButtonLink href="/organisations">{t('administrator.keys.addFirst')}</ButtonLink>
    </>
  );
}

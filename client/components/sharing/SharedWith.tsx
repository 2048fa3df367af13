import { useTranslation } from 'react-i18next';
import { useFormats } from '../../hooks/use-formats.ts';
import { useOrganisations } from '../../hooks/use-organisations.ts';
import { useSignedIn } from '../../hooks/use-signed-in.ts';
import { ProblemNote } from '../problems/ProblemNote.tsx';
import { Button } from '../ui/Button.tsx';
import { Row } from '../ui/Layout.tsx';
import type { Shareable } from './shareable.ts';
import './sharing.css';
import { useTakeBack } from './use-sharing.ts';

type SharedWithProps = { readonly shareable: Shareable; readonly onChanged: () => void };

/** To whom it was passed on, and the way to take that back: the provider any of it, others what they passed on. */
export function SharedWith({ shareable, onChanged }: SharedWithProps) {
  const { t } = useTranslation('consents');
  const { organisation } = useSignedIn();
  const formats = useFormats();
  const organisations = useOrganisations().data;
  const takingBack = useTakeBack(shareable, onChanged);
  const isProvider = shareable.providerOrganisationId === organisation.id;
  const shares = shareable.shares.filter(
    ({ byOrganisationId }) => isProvider || byOrganisationId === organisation.id,
  );
  if (shares.length === 0) return null;
  return (
    <section aria-label={t('shares.title')}>
      <h3>{t('shares.title')}</h3>
      <ul className="sharing-shares">
        {shares.map(({ organisationId, byOrganisationId, at }) => {
          const name = organisations?.get(organisationId)?.name ?? '';
          const by = organisations?.get(byOrganisationId)?.name ?? '';
          return (
            <li key={organisationId}>
              <Row justify="between">
                <span>
                  <strong>{name}</strong>{' '}
                  <span className="muted small">
                    {t('shares.by', { by, date: formats.date(at) })}
                  </span>
                </span>
                <Button
                  variant="quiet"
                  aria-label={t('shares.takeBackFrom', { name })}
                  isPending={takingBack.isPending && takingBack.variables === organisationId}
                  pendingLabel={t('shares.takingBack')}
                  onPress={() => {
                    takingBack.mutate(organisationId);
                  }}
                >
                  {t('shares.takeBack')}
                </Button>
              </Row>
            </li>
          );
        })}
      </ul>
      {takingBack.error && <ProblemNote error={takingBack.error} />}
      <p className="small muted">{t('shares.seen')}</p>
    </section>
  );
}

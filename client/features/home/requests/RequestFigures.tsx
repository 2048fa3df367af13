import { useTranslation } from 'react-i18next';
import type { RequestSide } from '../../../../core/contracts/requests.ts';
import { useRequestCount } from '../../../hooks/use-counts.ts';
import { Figure } from '../Figure.tsx';

/** What nobody has looked after: requests that were not acknowledged, and those past their response target. */
export function RequestFigures({ mostly }: { readonly mostly: RequestSide }) {
  const { t } = useTranslation('home');
  const counts = useRequestCount();
  return (
    <>
      <Figure
        title={t('requests.received.title')}
        query={counts}
        count={({ received }) => received}
        label={(count) => t('requests.received.label', { count })}
        href="/requests?side=addressee&state=sent"
        linkLabel={t('requests.received.link')}
      />
      <Figure
        title={t('requests.late.title')}
        query={counts}
        count={({ late }) => late}
        label={(count) => t('requests.late.label', { count })}
        tone="bad"
        href={`/requests?side=${mostly}&late=true`}
        linkLabel={t('requests.late.link')}
      />
    </>
  );
}

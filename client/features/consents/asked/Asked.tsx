import { useTranslation } from 'react-i18next';
import { ConsentState } from '../../../../core/contracts/consents.ts';
import { ProblemNote } from '../../../components/problems/ProblemNote.tsx';
import { EmptyState } from '../../../components/ui/EmptyState.tsx';
import { Stack } from '../../../components/ui/Layout.tsx';
import { Pagination } from '../../../components/ui/Pagination.tsx';
import { Select } from '../../../components/ui/Select.tsx';
import { Skeleton } from '../../../components/ui/Skeleton.tsx';
import { FilterBar } from '../../../components/ui/Toolbar.tsx';
import { addressOf, type ConsentPlace } from '../use-consent-place.ts';
import { Consent } from './Consent.tsx';
import { useConsents, type AskedPlace } from './use-consents.ts';

const ALL = 'all';

type AskedProps = {
  readonly place: AskedPlace;
  readonly onNarrow: (change: Pick<ConsentPlace, 'state'>) => void;
};

/** Questions for consent, of one side. */
export function Asked({ place, onNarrow }: AskedProps) {
  const { t } = useTranslation('consents');
  return (
    <Stack>
      <FilterBar label={t('filter')}>
        <Select<ConsentState | typeof ALL>
          label={t('state')}
          value={place.state ?? ALL}
          options={[
            { id: ALL, label: t('allStates') },
            ...ConsentState.options.map((id) => ({ id, label: t(`states.${id}`) })),
          ]}
          onChange={(chosen) => {
            onNarrow({ state: chosen === ALL ? undefined : chosen });
          }}
        />
      </FilterBar>
      <List place={place} />
    </Stack>
  );
}

function List({ place }: { readonly place: AskedPlace }) {
  const { t } = useTranslation('consents');
  const { data, error, refetch, isFetching } = useConsents(place);
  if (!data) {
    if (!error) return <Skeleton label={t('loading')} rows={3} shape="card" />;
    return <ProblemNote error={error} retry={() => void refetch()} isRetrying={isFetching} />;
  }
  if (data.items.length === 0) {
    return (
      <EmptyState title={t(place.state ? 'nothingFound' : `none.${place.part}.title`)}>
        {t(`none.${place.part}.body`)}
      </EmptyState>
    );
  }
  return (
    <>
      <ul className="consents-list" aria-label={t(`parts.${place.part}`)}>
        {data.items.map((consent) => (
          <li key={consent.id}>
            <Consent consent={consent} side={place.part} />
          </li>
        ))}
      </ul>
      <Pages place={place} next={data.nextCursor} />
    </>
  );
}

function Pages({
  place,
  next,
}: {
  readonly place: ConsentPlace;
  readonly next: string | undefined;
}) {
  const { t } = useTranslation('consents');
  const page = (cursor: string | undefined) => addressOf({ ...place, cursor });
  return (
    <Pagination
      label={t('pages')}
      newer={place.cursor === undefined ? undefined : { label: t('newest'), href: page(undefined) }}
      older={next === undefined ? undefined : { label: t('older'), href: page(next) }}
    />
  );
}

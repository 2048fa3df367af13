import { useTranslation } from 'react-i18next';
import type { RequestSide } from '../../../core/contracts/requests.ts';
import { Stack } from '../../components/ui/Layout.tsx';
import { ButtonLink } from '../../components/ui/Link.tsx';
import { PageHeader } from '../../components/ui/PageHeader.tsx';
import { Tabs } from '../../components/ui/Tabs.tsx';
import { usePage } from '../../hooks/use-page.ts';
import { RequestFilterBar } from './list/RequestFilterBar.tsx';
import { Requests } from './list/Requests.tsx';
import { useRequestFilter } from './list/use-request-list.ts';

const SIDES: readonly RequestSide[] = ['addressee', 'requester'];

/** What the own organisation has asked, and what it is asked. */
export function RequestsPage() {
  // All at once: a catalogue that came later would hide the page, and take the focus from it, until it was there.
  const { t } = useTranslation(['requests', 'vocabulary']);
  usePage(t('requests:title'));
  const { filter, narrow } = useRequestFilter();
  return (
    <Stack gap="l">
      <PageHeader
        title={t('requests:title')}
        facts={<p className="muted">{t('requests:purpose')}</p>}
        actions={
          <ButtonLink href="/requests/new" variant="primary" icon="plus">
            {t('requests:new')}
          </ButtonLink>
        }
      />
      <Tabs
        label={t('requests:sides.label')}
        selected={filter.side}
        onSelect={(side) => {
          narrow({ side, state: undefined });
        }}
        tabs={SIDES.map((side) => ({
          id: side,
          label: t(`requests:sides.${side}`),
          content: (
            <Stack gap="l">
              <RequestFilterBar filter={filter} onNarrow={narrow} />
              <Requests filter={filter} onNarrow={narrow} />
            </Stack>
          ),
        }))}
      />
    </Stack>
  );
}

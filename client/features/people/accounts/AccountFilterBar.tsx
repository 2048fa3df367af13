import { useTranslation } from 'react-i18next';
import { MemberState, type MemberResponse } from '../../../../core/contracts/accounts.ts';
import { Role } from '../../../../core/contracts/vocabulary.ts';
import { Select } from '../../../components/ui/Select.tsx';
import { FilterBar } from '../../../components/ui/Toolbar.tsx';
import { useOrganisations } from '../../../hooks/use-organisations.ts';
import type { AccountFilter } from './use-accounts.ts';

const ALL = 'all';

type AccountFilterBarProps = {
  readonly filter: AccountFilter;
  readonly onNarrow: (change: Partial<Omit<AccountFilter, 'cursor'>>) => void;
};

export function AccountFilterBar({ filter, onNarrow }: AccountFilterBarProps) {
  const { t } = useTranslation(['people', 'common']);
  const organisations = [...(useOrganisations().data?.values() ?? [])];
  return (
    <FilterBar label={t('people:accounts.filter')}>
      <Select
        label={t('people:accounts.organisation')}
        value={filter.organisationId ?? ALL}
        options={[
          { id: ALL, label: t('people:accounts.allOrganisations') },
          ...organisations.map(({ id, name }) => ({ id, label: name })),
        ]}
        onChange={(chosen) => {
          onNarrow({ organisationId: chosen === ALL ? undefined : chosen });
        }}
      />
      <Select<Role | typeof ALL>
        label={t('people:invite.role')}
        value={filter.role ?? ALL}
        options={[
          { id: ALL, label: t('people:accounts.allRoles') },
          ...Role.options.map((id) => ({ id, label: t(`common:roles.${id}`) })),
        ]}
        onChange={(chosen) => {
          onNarrow({ role: chosen === ALL ? undefined : chosen });
        }}
      />
      <Select<MemberResponse['state'] | typeof ALL>
        label={t('people:members.state')}
        value={filter.state ?? ALL}
        options={[
          { id: ALL, label: t('people:accounts.allStates') },
          ...MemberState.options.map((id) => ({ id, label: t(`people:states.${id}`) })),
        ]}
        onChange={(chosen) => {
          onNarrow({ state: chosen === ALL ? undefined : chosen });
        }}
      />
    </FilterBar>
  );
}

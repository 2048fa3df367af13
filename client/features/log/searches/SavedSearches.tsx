import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../../components/problems/ProblemNote.tsx';
import { Disclosure } from '../../../components/ui/Disclosure.tsx';
import { useAct } from '../../../hooks/use-act.ts';
import type { SavedSearch } from '../../../session/saved-searches.ts';
import { addressOf, type LogFilter } from '../use-log-filter.ts';
import { SavedSearchRow } from './SavedSearchRow.tsx';
import { SearchNameForm } from './SearchNameForm.tsx';
import { useSavedSearches } from './use-saved-searches.ts';

/** Searches to come back to, each with a name that never leaves this browser. */
export function SavedSearches({ filter }: { readonly filter: LogFilter }) {
  const { t } = useTranslation('log');
  const kept = useSavedSearches();
  const [saved, setSaved] = useState<string>();
  const save = useAct(async (name: string) => {
    await kept.keep({ id: crypto.randomUUID(), name, query: queryOf(filter) });
    setSaved(name);
  });
  const change = useAct((search: SavedSearch) => kept.keep(search));
  const remove = useAct(({ id }: SavedSearch) => kept.discard(id));
  const searches = kept.query.data ?? [];
  const error = save.error ?? change.error ?? remove.error ?? kept.query.error;
  return (
    <Disclosure title={t('searches.title', { count: searches.length })}>
      {searches.length > 0 && (
        <ul className="log-searches" aria-label={t('searches.list')}>
          {searches.map((search) => (
            <SavedSearchRow
              key={search.id}
              search={search}
              onRename={(name) => {
                change.run({ ...search, name });
              }}
              onRemove={() => {
                remove.run(search);
              }}
            />
          ))}
        </ul>
      )}
      <SearchNameForm
        label={t('searches.name')}
        act={t('searches.save')}
        isPending={save.isPending}
        onName={save.run}
      />
      <p role="status" className="small">
        {saved !== undefined && t('searches.saved', { name: saved })}
      </p>
      {error !== null && <ProblemNote error={error} />}
      <p className="muted small">{t('searches.here')}</p>
    </Disclosure>
  );
}

/** What is looked for; not which of its pages or entries is in view. */
function queryOf(filter: LogFilter): string {
  const searched: LogFilter = {
    ...filter,
    cursor: undefined,
    direction: 'older',
    entry: undefined,
  };
  return addressOf(searched).toString();
}

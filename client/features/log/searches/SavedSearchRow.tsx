import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/ui/Button.tsx';
import { Row } from '../../../components/ui/Layout.tsx';
import { Link } from '../../../components/ui/Link.tsx';
import type { SavedSearch } from '../../../session/saved-searches.ts';
import { SearchNameForm } from './SearchNameForm.tsx';

type SavedSearchRowProps = {
  readonly search: SavedSearch;
  readonly onRename: (name: string) => void;
  readonly onRemove: () => void;
};

export function SavedSearchRow({ search, onRename, onRemove }: SavedSearchRowProps) {
  const { t } = useTranslation('log');
  const [isNaming, setNaming] = useState(false);
  const { name, query } = search;
  const stop = () => {
    setNaming(false);
  };
  if (isNaming) {
    return (
      <li>
        <SearchNameForm
          label={t('searches.newName')}
          act={t('searches.rename')}
          name={name}
          isPending={false}
          onName={(given) => {
            onRename(given);
            stop();
          }}
        >
          <Button variant="quiet" onPress={stop}>
            {t('searches.keepName')}
          </Button>
        </SearchNameForm>
      </li>
    );
  }
  return (
    <li>
      <Row justify="between">
        <Link href={`/access-log?${query}`}>{name}</Link>
        <Row>
          <Button
            variant="quiet"
            aria-label={t('searches.renameOne', { name })}
            onPress={() => {
              setNaming(true);
            }}
          >
            {t('searches.rename')}
          </Button>
          <Button
            variant="quiet"
            icon="trash"
            aria-label={t('searches.removeOne', { name })}
            onPress={onRemove}
          >
            {t('searches.remove')}
          </Button>
        </Row>
      </Row>
    </li>
  );
}

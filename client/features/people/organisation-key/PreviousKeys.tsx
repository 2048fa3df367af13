import { useTranslation } from 'react-i18next';
import type { OrganisationKeysResponse } from '../../../../core/contracts/keys.ts';
import { DefinitionList } from '../../../components/ui/DefinitionList.tsx';
import { Disclosure } from '../../../components/ui/Disclosure.tsx';
import { Fingerprint } from '../../../components/ui/Fingerprint.tsx';
import { useFormats } from '../../../hooks/use-formats.ts';
import { HolderNames } from './HolderNames.tsx';

type PreviousKeysProps = { readonly previous: OrganisationKeysResponse['previous'] };

/** They still open what was sealed to them. */
export function PreviousKeys({ previous }: PreviousKeysProps) {
  const { t } = useTranslation('people');
  const formats = useFormats();
  if (previous.length === 0) return null;
  return (
    <Disclosure title={t('key.previous', { count: previous.length })}>
      <p className="muted">{t('key.previousBody')}</p>
      <ul className="people-keys">
        {previous.map(({ fingerprint, publishedAt, supersededAt }) => (
          <li key={fingerprint} className="people-lines">
            <Fingerprint fingerprint={fingerprint} layout="inline" />
            <span className="muted small">
              {t('key.until', {
                from: formats.date(publishedAt),
                to: formats.date(supersededAt),
              })}
            </span>
            <DefinitionList
              entries={[
                { term: t('key.holders'), value: <HolderNames fingerprint={fingerprint} /> },
              ]}
            />
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

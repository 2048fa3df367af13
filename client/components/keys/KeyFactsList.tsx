import { useTranslation } from 'react-i18next';
import { useFormats } from '../../hooks/use-formats.ts';
import type { KeyFacts } from '../../session/index.ts';
import { DefinitionList } from '../ui/DefinitionList.tsx';
import { Fingerprint } from '../ui/Fingerprint.tsx';

/** What the bytes of a key say. */
export function KeyFactsList({ facts }: { readonly facts: KeyFacts }) {
  const { t } = useTranslation('keys');
  const formats = useFormats();
  return (
    <DefinitionList
      entries={[
        {
          term: t('facts.fingerprint'),
          value: <Fingerprint fingerprint={facts.fingerprint} layout="inline" />,
        },
        ...(facts.userId ? [{ term: t('facts.userId'), value: facts.userId }] : []),
        { term: t('facts.algorithm'), value: <span className="mono">{facts.algorithm}</span> },
        { term: t('facts.createdAt'), value: formats.dateTime(facts.createdAt) },
        {
          term: t('facts.expiresAt'),
          value: facts.expiresAt ? formats.date(facts.expiresAt) : t('facts.never'),
        },
      ]}
    />
  );
}

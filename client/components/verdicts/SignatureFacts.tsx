import { useTranslation } from 'react-i18next';
import type { Verdict } from '../../../core/sealing/verdict.ts';
import { useFormats } from '../../hooks/use-formats.ts';
import { DefinitionList } from '../ui/DefinitionList.tsx';
import { Disclosure } from '../ui/Disclosure.tsx';
import { Fingerprint } from '../ui/Fingerprint.tsx';

/** For who wants to look for themselves. */
export function SignatureFacts({ verdict }: { readonly verdict: Verdict }) {
  const { t } = useTranslation('verdicts');
  const formats = useFormats();
  const isVerified = verdict.status === 'verified';
  const id = isVerified ? verdict.fingerprint : verdict.claimedKeyId;
  if (id === undefined) return null;
  const key = {
    term: t(isVerified ? 'facts.fingerprint' : 'facts.claimedKeyId'),
    value: <Fingerprint fingerprint={id} layout="inline" />,
  };
  return (
    <Disclosure title={t('facts.title')}>
      <DefinitionList
        layout="stacked"
        entries={
          isVerified
            ? [key, { term: t('facts.signedAt'), value: formats.dateTime(verdict.at) }]
            : [key]
        }
      />
    </Disclosure>
  );
}

import { useTranslation } from 'react-i18next';
import type { Signer } from './use-signer.ts';

/** Names who signed, as far as the reader may know them. */
export function useSignedBy() {
  const { t } = useTranslation('verdicts');
  return ({ isSelf, name, organisation }: Signer): string => {
    if (isSelf) return t('signed.self');
    return name === undefined
      ? t('signed.member', { organisation })
      : t('signed.person', { name, organisation });
  };
}

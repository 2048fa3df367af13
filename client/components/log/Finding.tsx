import { useTranslation } from 'react-i18next';
import type { TransparencyCode } from '../../../core/transparency/index.ts';

type FindingProps = {
  readonly code: TransparencyCode | 'KEY_CHANGED';
  readonly where?: string | undefined;
};

/** What was found to be wrong with the log, in a sentence, with the code and place that others need to look it up. */
export function Finding({ code, where }: FindingProps) {
  const { t } = useTranslation('proofs');
  return (
    <>
      <p>{t(`codes.${code}`)}</p>
      <p className="small">
        <span className="mono">{code}</span>
        {where !== undefined && <> · {t('place', { where })}</>}
      </p>
    </>
  );
}

import { useTranslation } from 'react-i18next';

type FindingProps = {
  /** Of core/transparency, or `KEY_CHANGED`. */
  readonly code: string;
  readonly where?: string | undefined;
};

/** What was found to be wrong with the log, in a sentence, with the code and place that others need to look it up. */
export function Finding({ code, where }: FindingProps) {
  const { t, i18n } = useTranslation('proofs');
  const sentence = `proofs:codes.${code}`;
  return (
    <>
      <p>{i18n.exists(sentence) ? i18n.t(sentence) : t('codes.other')}</p>
      <p className="small">
        <span className="mono">{code}</span>
        {where !== undefined && <> · {t('place', { where })}</>}
      </p>
    </>
  );
}

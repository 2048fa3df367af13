import { useTranslation } from 'react-i18next';
import { SecrecyMark } from '../../../components/ui/SecrecyMark.tsx';
import { TextArea } from '../../../components/ui/TextArea.tsx';

/** As long as a sealed text may be. */
const LONGEST = 20_000;

type RemarkFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly isRequired?: boolean;
};

export function RemarkField({ label, value, onChange, isRequired = false }: RemarkFieldProps) {
  const { t } = useTranslation('review');
  return (
    <TextArea
      label={label}
      mark={<SecrecyMark secrecy="sealed">{t('remarks.sealedMark')}</SecrecyMark>}
      description={t('remarks.sealed')}
      value={value}
      onChange={onChange}
      maxLength={LONGEST}
      isRequired={isRequired}
    />
  );
}

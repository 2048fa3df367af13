import { useTranslation } from 'react-i18next';
import { SecrecyMark } from '../ui/SecrecyMark.tsx';
import { TextArea } from '../ui/TextArea.tsx';

/** As long as a sealed text may be. */
const LONGEST = 20_000;

type SealedTextFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly isRequired?: boolean;
};

export function SealedTextField({
  label,
  value,
  onChange,
  isRequired = false,
}: SealedTextFieldProps) {
  const { t } = useTranslation('thread');
  return (
    <TextArea
      label={label}
      mark={<SecrecyMark secrecy="sealed">{t('sealedMark')}</SecrecyMark>}
      description={t('sealed')}
      value={value}
      onChange={onChange}
      maxLength={LONGEST}
      isRequired={isRequired}
    />
  );
}

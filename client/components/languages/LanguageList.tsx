import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../hooks/use-formats.ts';
import { useLanguages } from '../../hooks/use-languages.ts';
import { Button } from '../ui/Button.tsx';
import { ComboBox } from '../ui/ComboBox.tsx';
import type { FieldTexts } from '../ui/Field.tsx';
import './languages.css';

type LanguageListProps = FieldTexts & {
  readonly id: string;
  /** ISO 639-1. */
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
};

/** One language after the other, each to be taken out again. */
export function LanguageList({ id, value, onChange, ...texts }: LanguageListProps) {
  const { t } = useTranslation('languages');
  const [picked, setPicked] = useState<string | null>(null);
  const add = () => {
    if (picked === null) return;
    if (!value.includes(picked)) onChange([...value, picked]);
    setPicked(null);
  };
  return (
    <div className="language-list" id={id} role="group" aria-label={texts.label}>
      <div className="language-choice">
        <ComboBox
          {...texts}
          options={useLanguages()}
          value={picked}
          emptyLabel={t('nothingFound')}
          onChange={setPicked}
        />
        <Button icon="plus" isDisabled={picked === null} onPress={add}>
          {t('add')}
        </Button>
      </div>
      <Chosen value={value} onChange={onChange} />
    </div>
  );
}

function Chosen({ value, onChange }: Pick<LanguageListProps, 'value' | 'onChange'>) {
  const { t } = useTranslation('languages');
  const formats = useFormats();
  if (value.length === 0) return null;
  return (
    <ul aria-label={t('chosen')}>
      {value.map((language) => (
        <li key={language}>
          {formats.language(language)}
          <Button
            variant="quiet"
            icon="trash"
            aria-label={t('removeOne', { language: formats.language(language) })}
            onPress={() => {
              onChange(value.filter((other) => other !== language));
            }}
          >
            {t('remove')}
          </Button>
        </li>
      ))}
    </ul>
  );
}

import { useTranslation } from 'react-i18next';
import { Card } from '../../components/ui/Card.tsx';
import { RadioGroup } from '../../components/ui/RadioGroup.tsx';
import { LANGUAGE_NAMES, LANGUAGES, rememberLanguage } from '../../lib/language.ts';

export function LanguageCard() {
  const { t, i18n } = useTranslation('settings');
  return (
    <Card title={t('language.title')}>
      <RadioGroup
        label={t('language.field')}
        description={t('language.hint')}
        options={LANGUAGES.map((language) => ({ id: language, label: LANGUAGE_NAMES[language] }))}
        value={LANGUAGES.find((language) => language === i18n.language) ?? null}
        onChange={(language) => {
          rememberLanguage(language);
          void i18n.changeLanguage(language);
        }}
      />
    </Card>
  );
}

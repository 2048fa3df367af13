import { useTranslation } from 'react-i18next';
import { FieldPair } from '../../../components/drafting/FieldGroup.tsx';
import { DraftComboBox } from '../../../components/drafting/DraftChoice.tsx';
import { DraftLongText, DraftText } from '../../../components/drafting/DraftText.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { useFormats } from '../../../hooks/use-formats.ts';
import { useLanguages } from '../../../hooks/use-languages.ts';
import type { Check } from '../check/checklist.ts';
import { RequirementFields } from './RequirementFields.tsx';

type BlocksProps = { readonly checks: readonly Check[] };

/** The blocks (a) to (f) of Rome Statute article 96(2), in plain words. */
export function Blocks({ checks }: BlocksProps) {
  const { t } = useTranslation('composing');
  return (
    <>
      <Card title={t('blocks.head')}>
        <DraftText path={['subject']} description={t('hints.subject')} isRequired />
        <FieldPair>
          <LanguageField checks={checks} />
        </FieldPair>
      </Card>
      <Card title={t('blocks.a')}>
        <DraftLongText path={['purpose', 'summary']} rows={3} isRequired />
        <DraftLongText path={['purpose', 'assistance']} rows={3} isRequired />
        <DraftLongText path={['purpose', 'legalBasis']} rows={2} isRequired />
        <DraftLongText path={['purpose', 'grounds']} rows={4} isRequired />
      </Card>
      <Card title={t('blocks.b')}>
        <DraftLongText path={['location']} description={t('hints.location')} rows={3} />
      </Card>
      <Card title={t('blocks.c')}>
        <DraftLongText path={['facts']} description={t('hints.facts')} rows={5} />
      </Card>
      <Card title={t('blocks.d')}>
        <DraftLongText path={['procedure']} description={t('hints.procedure')} rows={3} />
      </Card>
      <Card title={t('blocks.e')}>
        <RequirementFields checks={checks} />
      </Card>
      <Card title={t('blocks.f')}>
        <DraftLongText path={['other']} rows={2} />
      </Card>
    </>
  );
}

/** With the languages that the addressees accept, as far as they have said so. */
function LanguageField({ checks }: BlocksProps) {
  const { t, i18n } = useTranslation('composing');
  const formats = useFormats();
  const said = checks.map(({ profile }) => profile.languages).filter(({ length }) => length > 0);
  const [first = [], ...others] = said;
  const shared = first.filter((language) => others.every((list) => list.includes(language)));
  const names = new Intl.ListFormat(i18n.language).format(shared.map(formats.language));
  const none = said.length === 0 ? undefined : t('language.noneShared');
  return (
    <DraftComboBox
      path={['language']}
      options={useLanguages()}
      description={shared.length > 0 ? t('language.accepted', { names }) : none}
    />
  );
}

import { useTranslation } from 'react-i18next';
import { Measure } from '../../../../core/contracts/vocabulary.ts';
import { Card } from '../../../components/ui/Card.tsx';
import { AssetsPart } from '../../../components/drafting/assets/AssetsPart.tsx';
import { DraftSelect } from '../../../components/drafting/DraftChoice.tsx';
import { DraftLongText, DraftText } from '../../../components/drafting/DraftText.tsx';
import { FieldPair } from '../../../components/drafting/FieldGroup.tsx';
import { RegistersPart } from './RegistersPart.tsx';

/** What is told, and about which assets. */
export function RecordCard({ isAnswer }: { readonly isAnswer: boolean }) {
  const { t } = useTranslation(['composer', 'vocabulary']);
  return (
    <Card title={t('composer:record.title')}>
      <DraftText path={['subject']} description={t('composer:record.subjectHint')} isRequired />
      <FieldPair>
        <DraftSelect
          path={['measure']}
          options={Measure.options.map((id) => ({ id, label: t(`vocabulary:measures.${id}`) }))}
          isRequired
        />
      </FieldPair>
      <DraftLongText
        path={['narrative']}
        description={t('composer:record.narrativeHint')}
        rows={6}
        isRequired
      />
      <AssetsPart />
      {isAnswer && <RegistersPart />}
    </Card>
  );
}

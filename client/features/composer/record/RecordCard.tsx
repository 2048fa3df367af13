import { useTranslation } from 'react-i18next';
import { Measure } from '../../../../core/contracts/vocabulary.ts';
import { Card } from '../../../components/ui/Card.tsx';
import { AssetsPart } from './AssetsPart.tsx';
import { DraftSelect } from './DraftChoice.tsx';
import { DraftLongText, DraftText } from './DraftText.tsx';
import { FieldPair } from './FieldGroup.tsx';

/** What is told, and about which assets. */
export function RecordCard() {
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
    </Card>
  );
}

import { useTranslation } from 'react-i18next';
import type { RecordContent } from '../../../core/contracts/sealed-payloads.ts';
import { DefinitionList } from '../ui/DefinitionList.tsx';
import { AssetsView } from './AssetsView.tsx';
import { RegistersView } from './RegistersView.tsx';
import { useVocabulary } from './use-vocabulary.ts';
import './records.css';

/** An opened record, read as text: nothing in it is markup or leads anywhere. Its subject is the page's to show. */
export function RecordView({ record }: { readonly record: RecordContent }) {
  const { t } = useTranslation('records');
  const words = useVocabulary();
  return (
    <div className="stack">
      <DefinitionList
        entries={[
          { term: t('measure'), value: words.measure(record.measure) },
          {
            term: t('narrative'),
            value: (
              <p className="records-text" dir="auto">
                {record.narrative}
              </p>
            ),
          },
        ]}
        layout="stacked"
      />
      <AssetsView assets={record.assets} />
      {record.registers && <RegistersView registers={record.registers} />}
    </div>
  );
}

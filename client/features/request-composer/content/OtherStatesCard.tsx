import { useTranslation } from 'react-i18next';
import { DraftComboBox } from '../../../components/drafting/DraftChoice.tsx';
import { DraftMoney } from '../../../components/drafting/DraftMoney.tsx';
import { FieldPair } from '../../../components/drafting/FieldGroup.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { useCountries } from '../../../hooks/use-countries.ts';
import { Members } from './Members.tsx';

/** Who else is asked for the same, and for how much: property is not to be frozen twice over. */
export function OtherStatesCard() {
  const { t } = useTranslation(['composing', 'records']);
  const countries = useCountries();
  return (
    <Card title={t('records:fields.otherStates')}>
      <Members
        of="otherStates"
        blank={{}}
        noneLabel={t('composing:otherStates.none')}
        addLabel={t('composing:otherStates.add')}
        nameOf={(number) => t('composing:otherStates.one', { number })}
        removeLabel={(number) => t('composing:otherStates.remove', { number })}
      >
        {(index) => (
          <FieldPair>
            <DraftComboBox path={['otherStates', index, 'country']} options={countries} />
            <DraftMoney path={['otherStates', index]} />
          </FieldPair>
        )}
      </Members>
    </Card>
  );
}

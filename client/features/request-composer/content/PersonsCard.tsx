import { useTranslation } from 'react-i18next';
import { PersonKind } from '../../../../core/contracts/request-content.ts';
import { DraftSelect } from '../../../components/drafting/DraftChoice.tsx';
import { DraftLongText, DraftText } from '../../../components/drafting/DraftText.tsx';
import { FieldPair } from '../../../components/drafting/FieldGroup.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { Members } from './Members.tsx';

/** Whom the measure would affect. */
export function PersonsCard() {
  const { t } = useTranslation(['composing', 'vocabulary', 'records']);
  const kinds = PersonKind.options.map((id) => ({ id, label: t(`vocabulary:personKinds.${id}`) }));
  return (
    <Card title={t('records:fields.persons')}>
      <Members
        of="persons"
        blank={{ kind: 'natural' }}
        noneLabel={t('composing:persons.none')}
        addLabel={t('composing:persons.add')}
        nameOf={(number) => t('composing:persons.one', { number })}
        removeLabel={(number) => t('composing:persons.remove', { number })}
      >
        {(index) => (
          <>
            <FieldPair>
              <DraftText path={['persons', index, 'name']} isRequired />
              <DraftSelect path={['persons', index, 'kind']} options={kinds} isRequired />
            </FieldPair>
            <DraftLongText
              path={['persons', index, 'details']}
              description={t('composing:persons.detailsHint')}
              rows={2}
            />
          </>
        )}
      </Members>
    </Card>
  );
}

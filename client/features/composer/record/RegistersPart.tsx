import { useTranslation } from 'react-i18next';
import { RegisterSearch } from '../../../../core/contracts/sealed-payloads.ts';
import { useDraft } from '../../../components/drafting/draft-context.ts';
import { withoutItem, withPart } from '../../../components/drafting/draft-path.ts';
import { DraftComboBox, DraftDay, DraftSelect } from '../../../components/drafting/DraftChoice.tsx';
import { DraftLongText, DraftText } from '../../../components/drafting/DraftText.tsx';
import { FieldGroup, FieldPair } from '../../../components/drafting/FieldGroup.tsx';
import { Button } from '../../../components/ui/Button.tsx';
import { Row } from '../../../components/ui/Layout.tsx';
import { useCountries } from '../../../hooks/use-countries.ts';

const RESULTS = RegisterSearch.shape.result.options;

/** Where was looked for an answer, whether or not anything was found. */
export function RegistersPart() {
  const { t } = useTranslation('records');
  const { draft, change } = useDraft();
  const count = draft.registers?.length ?? 0;
  return (
    <div className="stack" id="registers">
      <Row justify="between">
        <h3>{t('registers.title')}</h3>
        <Button
          icon="plus"
          onPress={() => {
            change((before) => withPart(before, ['registers', count], { register: '' }));
          }}
        >
          {t('registers.add')}
        </Button>
      </Row>
      <p className="muted">{t('registers.what')}</p>
      {Array.from({ length: count }, (_, at) => (
        // A register has no name of its own; its place is where its fields write.
        <Register key={at} at={at} />
      ))}
    </div>
  );
}

function Register({ at }: { readonly at: number }) {
  const { t } = useTranslation(['records', 'vocabulary']);
  const { change } = useDraft();
  const countries = useCountries();
  const path = ['registers', at];
  return (
    <FieldGroup title={t('records:registers.number', { number: at + 1 })}>
      <DraftText path={[...path, 'register']} isRequired />
      <DraftComboBox path={[...path, 'country']} options={countries} />
      <FieldPair>
        <DraftDay path={[...path, 'searchedOn']} />
        <DraftSelect
          path={[...path, 'result']}
          options={RESULTS.map((id) => ({ id, label: t(`vocabulary:registerResults.${id}`) }))}
          isRequired
        />
      </FieldPair>
      <DraftLongText path={[...path, 'note']} rows={2} />
      <div>
        <Button
          variant="quiet"
          icon="trash"
          aria-label={t('records:registers.removeOf', { number: at + 1 })}
          onPress={() => {
            change((draft) => withoutItem(draft, ['registers'], at));
          }}
        >
          {t('records:registers.remove')}
        </Button>
      </div>
    </FieldGroup>
  );
}

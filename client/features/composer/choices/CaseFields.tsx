import { useTranslation } from 'react-i18next';
import type { CaseResponse } from '../../../../core/contracts/cases.ts';
import { Formality } from '../../../../core/contracts/vocabulary.ts';
import { CaseSelect } from '../../../components/cases/CaseSelect.tsx';
import { DefinitionList } from '../../../components/ui/DefinitionList.tsx';
import { RadioGroup } from '../../../components/ui/RadioGroup.tsx';
import { useSignedIn } from '../../../hooks/use-signed-in.ts';
import { ClearMark } from '../../../components/sealing/ClearMark.tsx';
import { othersIn, type ChoiceFieldsProps } from './choices.ts';

export function CaseFields(props: ChoiceFieldsProps & { readonly cases: readonly CaseResponse[] }) {
  const { choices, onChange, errorOf, cases } = props;
  const { t } = useTranslation(['composer', 'vocabulary']);
  const { organisation } = useSignedIn();
  return (
    <>
      <CaseSelect
        cases={cases}
        error={errorOf('caseId')}
        value={choices.caseId}
        onChange={(caseId) => {
          const chosen = cases.find(({ id }) => id === caseId);
          onChange({ caseId, recipientOrganisationIds: reviewerOf(chosen, organisation.id) });
        }}
      />
      <DefinitionList
        entries={[
          { term: t('composer:kind.label'), value: t('vocabulary:submissionKinds.spontaneous') },
        ]}
      />
      <RadioGroup
        id="formality"
        label={t('vocabulary:markings.formality')}
        mark={<ClearMark />}
        error={errorOf('formality')}
        options={Formality.options.map((id) => ({
          id,
          label: t(`vocabulary:formality.${id}`),
          description: t(`composer:formality.${id}`),
        }))}
        value={choices.formality || null}
        onChange={(formality) => {
          onChange({ formality });
        }}
      />
    </>
  );
}

/** The organ that opened the case is chosen beforehand. */
export function reviewerOf(
  courtCase: CaseResponse | undefined,
  ownOrganisationId: string,
): string[] {
  return courtCase ? othersIn(courtCase, ownOrganisationId).slice(0, 1) : [];
}

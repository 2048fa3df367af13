import { useTranslation } from 'react-i18next';
import type { CaseResponse } from '../../../../core/contracts/cases.ts';
import { CaseSelect } from '../../../components/cases/CaseSelect.tsx';
import { ClearMark } from '../../../components/sealing/ClearMark.tsx';
import { DefinitionList } from '../../../components/ui/DefinitionList.tsx';
import { RadioGroup } from '../../../components/ui/RadioGroup.tsx';
import { useSignedIn } from '../../../hooks/use-signed-in.ts';
import { flowsOf, type ChoiceField, type Choices } from './choices.ts';

type CaseAndFlowFieldsProps = {
  readonly cases: readonly CaseResponse[];
  readonly choices: Choices;
  readonly onChange: (changed: Partial<Choices>) => void;
  readonly errorOf: (field: ChoiceField) => string | undefined;
};

/** Another case or flow has other addressees, so that those chosen before are dropped. */
export function CaseAndFlowFields(props: CaseAndFlowFieldsProps) {
  const { cases, choices, onChange, errorOf } = props;
  const { t } = useTranslation(['composing', 'vocabulary']);
  const { organisation } = useSignedIn();
  const flows = flowsOf(organisation.kind);
  const [only] = flows;
  return (
    <>
      <CaseSelect
        cases={cases}
        error={errorOf('caseId')}
        value={choices.caseId}
        onChange={(caseId) => {
          onChange({ caseId, addresseeOrganisationIds: [] });
        }}
      />
      {flows.length === 1 && only ? (
        <DefinitionList
          entries={[{ term: t('composing:flow.label'), value: t(`vocabulary:flows.${only}`) }]}
        />
      ) : (
        <RadioGroup
          id="flow"
          label={t('composing:flow.label')}
          mark={<ClearMark />}
          error={errorOf('flow')}
          options={flows.map((id) => ({
            id,
            label: t(`vocabulary:flows.${id}`),
            description: t(`composing:flow.${id}`),
          }))}
          value={choices.flow || null}
          onChange={(flow) => {
            onChange({ flow, addresseeOrganisationIds: [] });
          }}
        />
      )}
    </>
  );
}

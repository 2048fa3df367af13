import { useTranslation } from 'react-i18next';
import type { CaseResponse } from '../../../../core/contracts/cases.ts';
import { MarkingFields } from '../../../components/markings/MarkingFields.tsx';
import { ProblemNote } from '../../../components/problems/ProblemNote.tsx';
import { todayInUtc } from '../../../components/requests/due.ts';
import { Button } from '../../../components/ui/Button.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { ErrorSummary } from '../../../components/ui/ErrorSummary.tsx';
import { Form, FormActions } from '../../../components/ui/Form.tsx';
import { Columns } from '../../../components/ui/Layout.tsx';
import { Note } from '../../../components/ui/Note.tsx';
import { useMissing } from '../../../hooks/use-missing.ts';
import type { OrganisationsById } from '../../../hooks/use-organisations.ts';
import { AddresseesCard } from './AddresseesCard.tsx';
import { CaseAndFlowFields } from './CaseAndFlowFields.tsx';
import { missingChoices, requestsOf, type ChoiceField } from './choices.ts';
import { ClearFields } from './ClearFields.tsx';
import { useBeginRequests } from './use-begin-requests.ts';
import { useChoices } from './use-choices.ts';

type ChoicesFormProps = {
  readonly cases: readonly CaseResponse[];
  readonly organisations: OrganisationsById;
};

export function ChoicesForm({ cases, organisations }: ChoicesFormProps) {
  const { t } = useTranslation(['composing', 'composer']);
  const { choices, candidates, change } = useChoices(cases, organisations);
  const beginning = useBeginRequests();
  const missing = useMissing<ChoiceField>(missingChoices(choices, todayInUtc()), (field) =>
    t(`composing:missing.${field}`),
  );
  const fields = { choices, onChange: change, errorOf: missing.errorOf };
  const submit = () => {
    if (missing.isWhole()) beginning.mutate(requestsOf(choices));
  };
  return (
    <Form onSubmit={submit} aria-label={t('composing:title.new')}>
      <ErrorSummary title={t('composer:missingChoice.title')} errors={missing.errors} />
      {beginning.error && <ProblemNote error={beginning.error} />}
      <Columns
        aside={
          <Card title={t('composer:markings.title')}>
            <MarkingFields {...fields} />
          </Card>
        }
      >
        <Card title={t('composing:case.title')}>
          <CaseAndFlowFields {...fields} cases={cases} />
        </Card>
        <AddresseesCard
          candidates={candidates}
          chosen={choices.addresseeOrganisationIds}
          onChange={(addresseeOrganisationIds) => {
            change({ addresseeOrganisationIds });
          }}
          organisations={organisations}
          error={fields.errorOf('addresseeOrganisationIds')}
        />
        <Card title={t('composing:measure.title')}>
          <ClearFields {...fields} />
        </Card>
        <Note tone="info" title={t('composer:clear.title')}>
          {t('composing:clear.body')}
        </Note>
      </Columns>
      <FormActions>
        <Button
          type="submit"
          variant="primary"
          isPending={beginning.isPending}
          pendingLabel={t('composing:begin.pending')}
        >
          {t('composing:begin.act')}
        </Button>
      </FormActions>
    </Form>
  );
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { CaseResponse } from '../../../../core/contracts/cases.ts';
import { ProblemNote } from '../../../components/problems/ProblemNote.tsx';
import { Button } from '../../../components/ui/Button.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { ErrorSummary } from '../../../components/ui/ErrorSummary.tsx';
import { Form, FormActions } from '../../../components/ui/Form.tsx';
import { Columns } from '../../../components/ui/Layout.tsx';
import { Note } from '../../../components/ui/Note.tsx';
import { useMissing } from '../../../hooks/use-missing.ts';
import type { OrganisationsById } from '../../../hooks/use-organisations.ts';
import { useSignedIn } from '../../../hooks/use-signed-in.ts';
import { CaseFields, reviewerOf } from './CaseFields.tsx';
import {
  missingChoices,
  NOTHING_CHOSEN,
  othersIn,
  requestOf,
  type ChoiceField,
  type Choices,
} from './choices.ts';
import { MarkingFields } from '../../../components/markings/MarkingFields.tsx';
import { RecipientFields } from '../../../components/sealing/RecipientFields.tsx';
import { useCreateDraft } from './use-create-draft.ts';

type ChoicesFormProps = {
  readonly cases: readonly CaseResponse[];
  readonly organisations: OrganisationsById;
};

export function ChoicesForm({ cases, organisations }: ChoicesFormProps) {
  const { t } = useTranslation('composer');
  const { choices, change, courtCase, candidates } = useChoices(cases);
  const creation = useCreateDraft();
  const missing = useMissing<ChoiceField>(missingChoices(choices, organisations), (field) =>
    t(`missingChoice.${field}`),
  );
  const fields = { choices, onChange: change, errorOf: missing.errorOf };
  const submit = () => {
    if (missing.isWhole()) creation.mutate(requestOf(choices));
  };
  return (
    <Form onSubmit={submit} aria-label={t('steps.case')}>
      <ErrorSummary title={t('missingChoice.title')} errors={missing.errors} />
      {creation.error && <ProblemNote error={creation.error} />}
      <Columns
        aside={
          <Card title={t('markings.title')}>
            <MarkingFields {...fields} />
          </Card>
        }
      >
        <Card title={t('case.title')}>
          <CaseFields {...fields} cases={cases} />
        </Card>
        <Card title={t('recipients.title')}>
          {courtCase ? (
            <RecipientFields
              id="recipientOrganisationIds"
              label={t('recipients.title')}
              candidates={candidates}
              chosen={choices.recipientOrganisationIds}
              onChange={(recipientOrganisationIds) => {
                change({ recipientOrganisationIds });
              }}
              organisations={organisations}
              error={fields.errorOf('recipientOrganisationIds')}
            />
          ) : (
            <p className="muted">{t('recipients.caseFirst')}</p>
          )}
        </Card>
        <Note tone="info" title={t('clear.title')}>
          {t('clear.body')}
        </Note>
      </Columns>
      <FormActions>
        <Button
          type="submit"
          variant="primary"
          isPending={creation.isPending}
          pendingLabel={t('creating')}
        >
          {t('toContent')}
        </Button>
      </FormActions>
    </Form>
  );
}

/** A case may be named in the address, by the page of that case. */
function useChoices(cases: readonly CaseResponse[]) {
  const { organisation } = useSignedIn();
  const [search] = useSearchParams();
  const [choices, setChoices] = useState<Choices>(() => {
    const named = cases.find(({ id }) => id === search.get('case'));
    const recipientOrganisationIds = reviewerOf(named, organisation.id);
    return { ...NOTHING_CHOSEN, caseId: named?.id ?? '', recipientOrganisationIds };
  });
  const courtCase = cases.find(({ id }) => id === choices.caseId);
  return {
    choices,
    courtCase,
    candidates: courtCase ? othersIn(courtCase, organisation.id) : [],
    change: (changed: Partial<Choices>) => {
      setChoices((before) => ({ ...before, ...changed }));
    },
  };
}

import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrganisationResponse } from '../../../../core/contracts/organisations.ts';
import { ProblemError } from '../../../../core/exchange/problem-error.ts';
import { ProblemNote } from '../../../components/problems/ProblemNote.tsx';
import { Button } from '../../../components/ui/Button.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { ErrorSummary } from '../../../components/ui/ErrorSummary.tsx';
import { Form, FormActions } from '../../../components/ui/Form.tsx';
import { Note } from '../../../components/ui/Note.tsx';
import { OrganisationFields } from './OrganisationFields.tsx';
import { useNewOrganisation } from './use-new-organisation.ts';

type NewOrganisationFormProps = {
  readonly onAdmitted: (organisation: OrganisationResponse) => void;
  readonly onCancel: () => void;
};

export function NewOrganisationForm({ onAdmitted, onCancel }: NewOrganisationFormProps) {
  const { t } = useTranslation(['organisations', 'common']);
  const { entered, change, unfit, attempt, submit, isPending, error } =
    useNewOrganisation(onAdmitted);
  const frame = useFirstFieldFocused();
  return (
    <Card title={t('organisations:new.title')}>
      <div ref={frame}>
        <Form aria-label={t('organisations:new.title')} onSubmit={submit}>
          <ErrorSummary
            title={t('organisations:new.summary')}
            errors={attempt.map((field) => ({
              fieldId: field,
              message: t(`organisations:new.unfit.${field}`),
            }))}
          />
          <OrganisationFields entered={entered} onChange={change} unfit={unfit} />
          {error && <Refusal error={error} />}
          <FormActions>
            <Button
              type="submit"
              variant="primary"
              isPending={isPending}
              pendingLabel={t('organisations:new.pending')}
            >
              {t('organisations:new.act')}
            </Button>
            <Button onPress={onCancel}>{t('common:cancel')}</Button>
          </FormActions>
        </Form>
      </div>
    </Card>
  );
}

/** The button that brought this form is gone. */
function useFirstFieldFocused() {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => frame.current?.querySelector('input')?.focus(), []);
  return frame;
}

function Refusal({ error }: { readonly error: Error }) {
  const { t } = useTranslation('organisations');
  const isTaken = error instanceof ProblemError && error.code === 'ALREADY_EXISTS';
  if (!isTaken) return <ProblemNote error={error} />;
  return (
    <Note tone="bad" role="alert" title={t('new.taken')}>
      {t('new.takenBody')}
    </Note>
  );
}

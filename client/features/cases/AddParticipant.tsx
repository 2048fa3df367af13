import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseResponse } from '../../../core/contracts/cases.ts';
import { ProblemNote } from '../../components/problems/ProblemNote.tsx';
import { Button } from '../../components/ui/Button.tsx';
import { ComboBox } from '../../components/ui/ComboBox.tsx';
import { Form, FormActions } from '../../components/ui/Form.tsx';
import type { OrganisationsById } from '../../hooks/use-organisations.ts';
import { useChangeCase } from './use-case.ts';

type AddParticipantProps = {
  readonly courtCase: CaseResponse;
  readonly organisations: OrganisationsById;
};

export function AddParticipant({ courtCase, organisations }: AddParticipantProps) {
  const { t } = useTranslation('cases');
  const [chosen, setChosen] = useState<string | null>(null);
  const [isMissing, setMissing] = useState(false);
  const { mutate, isPending, error } = useChangeCase(courtCase);
  const submit = () => {
    setMissing(chosen === null);
    if (chosen === null) return;
    const done = () => {
      setChosen(null);
    };
    mutate({ method: 'PUT', path: `participants/${chosen}` }, { onSuccess: done });
  };
  return (
    <Form aria-label={t('add.title')} onSubmit={submit}>
      <ComboBox
        // Its list is of those who do not take part yet.
        key={courtCase.version}
        label={t('add.label')}
        description={t('add.description')}
        emptyLabel={t('add.nobody')}
        options={candidatesFor(courtCase, organisations)}
        value={chosen}
        onChange={setChosen}
        error={isMissing && chosen === null ? t('add.missing') : undefined}
      />
      {error && <ProblemNote error={error} />}
      <FormActions>
        <Button type="submit" isPending={isPending} pendingLabel={t('add.pending')}>
          {t('add.act')}
        </Button>
      </FormActions>
    </Form>
  );
}

function candidatesFor(courtCase: CaseResponse, organisations: OrganisationsById) {
  const { ownerOrganisationId, participantOrganisationIds } = courtCase;
  const there = new Set([ownerOrganisationId, ...participantOrganisationIds]);
  return [...organisations.values()]
    .filter(({ id, state }) => state === 'active' && !there.has(id))
    .map(({ id, name }) => ({ id, label: name }))
    .sort((one, other) => one.label.localeCompare(other.label));
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CreateInvitationRequest } from '../../../../core/contracts/accounts.ts';
import type { OrganisationResponse } from '../../../../core/contracts/organisations.ts';
import { rolesOfKind, type Role } from '../../../../core/contracts/vocabulary.ts';
import { ProblemNote } from '../../../components/problems/ProblemNote.tsx';
import { Button } from '../../../components/ui/Button.tsx';
import { ComboBox } from '../../../components/ui/ComboBox.tsx';
import { Form, FormActions } from '../../../components/ui/Form.tsx';
import { Select } from '../../../components/ui/Select.tsx';
import { TextField } from '../../../components/ui/TextField.tsx';
import { useSignedIn } from '../../../hooks/use-signed-in.ts';
import { managedRoles } from '../may-manage.ts';
import { isEmailAddress } from './use-invite.ts';

type InviteFormProps = {
  readonly organisations: readonly OrganisationResponse[];
  readonly onInvite: (request: CreateInvitationRequest) => void;
  readonly isPending: boolean;
  readonly error: unknown;
};

export function InviteForm({ organisations, onInvite, isPending, error }: InviteFormProps) {
  const { t } = useTranslation('people');
  const [email, setEmail] = useState('');
  const [wanted, setWanted] = useState<Role>();
  const [organisationId, setOrganisationId] = useState<string | null>(
    organisations.length === 1 ? (organisations[0]?.id ?? null) : null,
  );
  const [wasTried, setTried] = useState(false);
  const roles = useRoles(organisations.find(({ id }) => id === organisationId));
  const role = roles.length === 1 ? roles[0] : roles.find((one) => one === wanted);

  function submit(): void {
    setTried(true);
    if (!isEmailAddress(email) || !role || organisationId === null) return;
    onInvite({ email: email.trim(), role, organisationId });
  }
  return (
    <Form onSubmit={submit} aria-label={t('invite.title')}>
      {error !== undefined && <ProblemNote error={error}>{t('invite.kept')}</ProblemNote>}
      <TextField
        label={t('invite.email')}
        description={t('invite.emailHint')}
        type="email"
        autoComplete="off"
        value={email}
        onChange={setEmail}
        error={wasTried && !isEmailAddress(email) ? t('invite.emailWrong') : undefined}
      />
      {organisations.length > 1 && (
        <ComboBox
          label={t('accounts.organisation')}
          options={organisations.map(({ id, name }) => ({ id, label: name }))}
          value={organisationId}
          onChange={setOrganisationId}
          emptyLabel={t('invite.noOrganisation')}
          error={wasTried && organisationId === null ? t('invite.organisationMissing') : undefined}
        />
      )}
      <RoleField
        roles={roles}
        role={role}
        onChange={setWanted}
        error={wasTried && !role ? t('invite.roleMissing') : undefined}
      />
      <FormActions>
        <Button
          type="submit"
          variant="primary"
          isPending={isPending}
          pendingLabel={t('acts.pending')}
        >
          {t('invite.act')}
        </Button>
      </FormActions>
    </Form>
  );
}

type RoleFieldProps = {
  readonly roles: readonly Role[];
  readonly role: Role | undefined;
  readonly onChange: (role: Role) => void;
  readonly error: string | undefined;
};

function RoleField({ roles, role, onChange, error }: RoleFieldProps) {
  const { t } = useTranslation(['people', 'common']);
  return (
    <Select<Role>
      label={t('people:invite.role')}
      description={role && t(`people:roleMeans.${role}`)}
      placeholder={t('people:invite.chooseRole')}
      value={role ?? ''}
      options={roles.map((id) => ({ id, label: t(`common:roles.${id}`) }))}
      onChange={onChange}
      isDisabled={roles.length === 0}
      error={error}
    />
  );
}

/** What the organisation can have and the own role can invite. */
function useRoles(organisation: OrganisationResponse | undefined): readonly Role[] {
  const managed = managedRoles(useSignedIn().member.role);
  if (!organisation) return [];
  return rolesOfKind[organisation.kind].filter((role) => managed.includes(role));
}

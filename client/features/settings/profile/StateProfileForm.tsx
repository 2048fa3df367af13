import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  RequirementCode,
  StateProfileResponse,
  type WriteStateProfileRequest,
} from '../../../../core/contracts/state-profiles.ts';
import { LanguageList } from '../../../components/languages/LanguageList.tsx';
import { ProblemNote } from '../../../components/problems/ProblemNote.tsx';
import { ClearMark } from '../../../components/sealing/ClearMark.tsx';
import { Button } from '../../../components/ui/Button.tsx';
import { CheckboxGroup } from '../../../components/ui/CheckboxGroup.tsx';
import { Form, FormActions } from '../../../components/ui/Form.tsx';
import { TextField } from '../../../components/ui/TextField.tsx';
import { showToast } from '../../../components/ui/toasts.ts';
import { stateProfileQuery } from '../../../hooks/use-state-profile.ts';
import { portal } from '../../../lib/portal.ts';
import { areMonths, draftOf, profileOf } from './profile-draft.ts';

type StateProfileFormProps = { readonly profile: StateProfileResponse };

export function StateProfileForm({ profile }: StateProfileFormProps) {
  const { t } = useTranslation(['profiles', 'vocabulary']);
  const [draft, setDraft] = useState(() => draftOf(profile));
  const writing = useWriteProfile(profile);
  const written = profileOf(draft);
  const change = (changed: Partial<typeof draft>) => {
    setDraft((before) => ({ ...before, ...changed }));
  };
  return (
    <Form
      aria-label={t('profiles:editTitle')}
      onSubmit={() => {
        if (written) writing.mutate(written);
      }}
    >
      <LanguageList
        id="profile-languages"
        label={t('profiles:languages')}
        mark={<ClearMark />}
        description={t('profiles:languagesHint')}
        error={draft.languages.length === 0 ? t('profiles:languagesMissing') : undefined}
        value={draft.languages}
        onChange={(languages) => {
          change({ languages });
        }}
      />
      <CheckboxGroup
        label={t('profiles:requirements')}
        mark={<ClearMark />}
        description={t('profiles:requirementsHint')}
        options={RequirementCode.options.map((id) => ({
          id,
          label: t(`vocabulary:requirements.${id}`),
        }))}
        value={draft.requirements}
        onChange={(requirements) => {
          change({ requirements });
        }}
      />
      <TextField
        label={t('profiles:maximumFreeze')}
        mark={<ClearMark />}
        description={t('profiles:maximumFreezeHint')}
        error={areMonths(draft.months) ? undefined : t('profiles:maximumFreezeWrong')}
        inputMode="numeric"
        value={draft.months}
        onChange={(months) => {
          change({ months });
        }}
      />
      <p className="small muted">{t('profiles:everybodySees')}</p>
      {writing.error && <ProblemNote error={writing.error} />}
      <FormActions>
        <Button
          type="submit"
          variant="primary"
          isDisabled={!written}
          isPending={writing.isPending}
          pendingLabel={t('profiles:pending')}
        >
          {t('profiles:confirm')}
        </Button>
      </FormActions>
    </Form>
  );
}

function useWriteProfile({ organisationId, version }: StateProfileResponse) {
  const { t } = useTranslation('profiles');
  const queryClient = useQueryClient();
  const { queryKey } = stateProfileQuery(organisationId);
  return useMutation({
    networkMode: 'always',
    mutationFn: (body: WriteStateProfileRequest) => {
      const call = { method: 'PUT', version, body } as const;
      return portal.call(StateProfileResponse, `/state-profiles/${organisationId}`, call);
    },
    onSuccess: (profile) => {
      queryClient.setQueryData(queryKey, profile);
      showToast({ text: t('saved'), tone: 'ok' });
    },
    onError: () => void queryClient.invalidateQueries({ queryKey }),
  });
}

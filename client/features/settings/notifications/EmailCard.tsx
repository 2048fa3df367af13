import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import {
  EmailChoice,
  type NotificationPreferencesResponse,
} from '../../../../core/contracts/notifications.ts';
import { Answer } from '../../../components/problems/Answer.tsx';
import { ProblemNote } from '../../../components/problems/ProblemNote.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { Note } from '../../../components/ui/Note.tsx';
import { RadioGroup } from '../../../components/ui/RadioGroup.tsx';
import { useChooseEmail, usePreferences } from './use-preferences.ts';

/** Whether and how often e-mail says that something waits. It never says what. */
export function EmailCard() {
  const { t } = useTranslation('settings');
  return (
    <Card title={t('email.title')}>
      <Answer query={usePreferences()}>
        {(preferences) => <Choice preferences={preferences} />}
      </Answer>
    </Card>
  );
}

type Preferences = z.infer<typeof NotificationPreferencesResponse>;

function Choice({ preferences }: { readonly preferences: Preferences }) {
  const { t } = useTranslation('settings');
  const { email, available, encrypted, version } = preferences;
  const choosing = useChooseEmail(version);
  if (!available) {
    return <Note title={t('email.unavailable.title')}>{t('email.unavailable.body')}</Note>;
  }
  return (
    <>
      <RadioGroup
        label={t('email.field')}
        description={t('email.hint')}
        options={EmailChoice.options.map((id) => ({ id, label: t(`email.choices.${id}`) }))}
        value={choosing.isPending ? choosing.variables : email}
        onChange={(chosen) => {
          choosing.mutate(chosen);
        }}
      />
      <p className="small muted">{t(encrypted ? 'email.encrypted' : 'email.notEncrypted')}</p>
      {choosing.error && <ProblemNote error={choosing.error} />}
    </>
  );
}

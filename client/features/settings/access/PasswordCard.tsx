import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MemberResponse, MIN_PASSWORD } from '../../../../core/contracts/accounts.ts';
import { ProblemNote } from '../../../components/problems/ProblemNote.tsx';
import { Button } from '../../../components/ui/Button.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { Form, FormActions } from '../../../components/ui/Form.tsx';
import { PasswordField } from '../../../components/ui/PasswordField.tsx';
import { useAct } from '../../../hooks/use-act.ts';
import { useKeyState } from '../../../hooks/use-keys.ts';
import { portal } from '../../../lib/portal.ts';
import { Outcome } from '../Outcome.tsx';
import { CurrentPassword } from './CurrentPassword.tsx';
import { refusedWith } from './refused-with.ts';
import { useListSessionsAgain } from './use-own-sessions.ts';

export function PasswordCard() {
  const { t } = useTranslation('settings');
  const [isChanged, setChanged] = useState(false);
  const hasKeys = useKeyState().status !== 'none';
  return (
    <Card title={t('password.title')}>
      <p>{t(hasKeys ? 'password.body' : 'password.bodyWithoutKey')}</p>
      {isChanged && <Outcome title={t('password.changed')}>{t('othersEnded')}</Outcome>}
      <PasswordForm onChanged={setChanged} />
    </Card>
  );
}

function PasswordForm({ onChanged }: { readonly onChanged: (isChanged: boolean) => void }) {
  const { t } = useTranslation('settings');
  const listSessionsAgain = useListSessionsAgain();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [isShort, setShort] = useState(false);
  const currentInput = useRef<HTMLInputElement>(null);
  const nextInput = useRef<HTMLInputElement>(null);

  const change = useAct(async () => {
    onChanged(false);
    const tooShort = lengthOf(next) < MIN_PASSWORD;
    setShort(tooShort);
    if (tooShort) {
      nextInput.current?.focus();
      return;
    }
    try {
      const body = { currentPassword: current, newPassword: next };
      await portal.call(MemberResponse, '/account/password', { method: 'PUT', body });
    } catch (error) {
      if (refusedWith(error, 'SIGN_IN_FAILED')) currentInput.current?.focus();
      if (refusedWith(error, 'PASSWORD_TOO_WEAK')) nextInput.current?.focus();
      throw error;
    }
    setCurrent('');
    setNext('');
    onChanged(true);
    await listSessionsAgain();
  });
  const isWeak = isShort || refusedWith(change.error, 'PASSWORD_TOO_WEAK');
  const isSaidAtField = refusedWith(change.error, 'PASSWORD_TOO_WEAK', 'SIGN_IN_FAILED');

  return (
    <Form onSubmit={change.run} aria-label={t('password.title')}>
      <CurrentPassword
        value={current}
        onChange={setCurrent}
        inputRef={currentInput}
        error={change.error}
      />
      <PasswordField
        label={t('password.next')}
        description={t('password.hint', { minimum: MIN_PASSWORD })}
        showLabel={t('show')}
        hideLabel={t('hide')}
        autoComplete="new-password"
        value={next}
        onChange={setNext}
        inputRef={nextInput}
        isRequired
        error={isWeak ? t('password.weak', { minimum: MIN_PASSWORD }) : undefined}
      />
      {change.error !== undefined && !isSaidAtField && <ProblemNote error={change.error} />}
      <FormActions>
        <Button
          type="submit"
          isPending={change.isPending}
          pendingLabel={t('password.pending')}
          isDisabled={current === '' || next === ''}
        >
          {t('password.act')}
        </Button>
      </FormActions>
    </Form>
  );
}

/** As the portal counts. */
function lengthOf(password: string): number {
  return Array.from(password.normalize('NFKC')).length;
}

import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { PasswordField } from '../../../components/ui/PasswordField.tsx';
import { useSignedIn } from '../../../hooks/use-signed-in.ts';
import { refusedWith } from './refused-with.ts';

type CurrentPasswordProps = {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly inputRef: RefObject<HTMLInputElement | null>;
  /** Of the attempt before: shown here if it was this password that was refused. */
  readonly error: unknown;
};

/** Proves that whoever sits here is the person, and not somebody who found the computer open. */
export function CurrentPassword({ value, onChange, inputRef, error }: CurrentPasswordProps) {
  const { t } = useTranslation('settings');
  const { member } = useSignedIn();
  return (
    <>
      {/* Tells password managers whose password this is. */}
      <input
        type="text"
        name="username"
        autoComplete="username"
        value={member.email}
        readOnly
        hidden
      />
      <PasswordField
        label={t('password.current')}
        showLabel={t('show')}
        hideLabel={t('hide')}
        autoComplete="current-password"
        value={value}
        onChange={onChange}
        inputRef={inputRef}
        isRequired
        error={refusedWith(error, 'SIGN_IN_FAILED') ? t('password.wrong') : undefined}
      />
    </>
  );
}

import { FrontField } from './FrontField.tsx';

/** The six digits of an authenticator. */
export function SecondFactorFields({ label, hint }: { label: string; hint?: string }) {
  return (
    <FrontField
      label={label}
      {...(hint === undefined ? {} : { hint })}
      name="code"
      inputMode="numeric"
      pattern="[0-9]{6}"
      maxLength={6}
      autoComplete="one-time-code"
    />
  );
}

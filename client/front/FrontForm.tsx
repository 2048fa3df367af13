import { useState, type ReactNode, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { CallError } from './portal-calls.ts';

type Props = {
  readonly action: string;
  readonly children: ReactNode;
  /** Each field's text by its name. */
  readonly onSubmit: (given: ReadonlyMap<string, string>) => Promise<void>;
};

/** One step: its fields, what the portal said to the last attempt, and the button. */
export function FrontForm({ action, children, onSubmit }: Props) {
  const { t } = useTranslation('front');
  const [code, setCode] = useState<string>();
  const [working, setWorking] = useState(false);

  async function submit(event: SubmitEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const given = textsOf(event.currentTarget);
    setWorking(true);
    setCode(undefined);
    try {
      await onSubmit(given);
    } catch (error) {
      setCode(error instanceof CallError ? error.code : 'unknown');
    }
    setWorking(false);
  }

  return (
    <form className="front-form" onSubmit={submit}>
      <div role="alert">{code !== undefined && <FrontProblem code={code} />}</div>
      {children}
      <button className="front-submit" type="submit" disabled={working}>
        {working ? t('signIn.working') : action}
      </button>
    </form>
  );
}

/** What went wrong, in a sentence. */
export function FrontProblem({ code }: { code: string }) {
  const { t, i18n } = useTranslation('problems');
  const key = `problems:${code}`;
  return <p className="front-problem">{i18n.exists(key) ? i18n.t(key) : t('refused', { code })}</p>;
}

function textsOf(form: HTMLFormElement): ReadonlyMap<string, string> {
  const entries = [...new FormData(form)];
  return new Map(entries.map(([name, value]) => [name, typeof value === 'string' ? value : '']));
}

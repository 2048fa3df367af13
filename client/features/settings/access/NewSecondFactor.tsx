import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MemberResponse } from '../../../../core/contracts/accounts.ts';
import { ProblemNote } from '../../../components/problems/ProblemNote.tsx';
import { Button } from '../../../components/ui/Button.tsx';
import { Form, FormActions } from '../../../components/ui/Form.tsx';
import { Note } from '../../../components/ui/Note.tsx';
import { QrCode } from '../../../components/ui/QrCode.tsx';
import { TextField } from '../../../components/ui/TextField.tsx';
import { useAct } from '../../../hooks/use-act.ts';
import { portal } from '../../../lib/portal.ts';
import { refusedWith } from './refused-with.ts';
import { useListSessionsAgain } from './use-own-sessions.ts';

type NewSecondFactorProps = {
  /** `otpauth:` */
  readonly uri: string;
  readonly onLeave: (renewed: boolean) => void;
};

const CODE = /^\d{6}$/;

/** Shows the new secret, and takes the first code that it gives. */
export function NewSecondFactor({ uri, onLeave }: NewSecondFactorProps) {
  const { t } = useTranslation('settings');
  const listSessionsAgain = useListSessionsAgain();
  const [code, setCode] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus();
  }, []);
  const confirm = useAct(async () => {
    try {
      const path = '/account/second-factor/confirmation';
      await portal.call(MemberResponse, path, { method: 'POST', body: { code } });
    } catch (error) {
      if (refusedWith(error, 'SECOND_FACTOR_FAILED')) input.current?.focus();
      throw error;
    }
    onLeave(true);
    await listSessionsAgain();
  });
  return (
    <Form onSubmit={confirm.run} aria-label={t('secondFactor.title')}>
      <p>{t('secondFactor.scan')}</p>
      <div>
        <QrCode text={uri} label={t('secondFactor.qrCode')} />
      </div>
      <p>
        {t('secondFactor.secret')}
        <br />
        <code className="settings-secret">{secretOf(uri)}</code>
      </p>
      <TextField
        label={t('secondFactor.code')}
        description={t('secondFactor.codeHint')}
        face="mono"
        inputMode="numeric"
        maxLength={6}
        autoComplete="one-time-code"
        value={code}
        onChange={setCode}
        inputRef={input}
        isRequired
        error={
          refusedWith(confirm.error, 'SECOND_FACTOR_FAILED') ? t('secondFactor.wrong') : undefined
        }
      />
      <Refusal error={confirm.error} />
      <FormActions>
        <Button
          type="submit"
          variant="primary"
          isPending={confirm.isPending}
          pendingLabel={t('secondFactor.confirming')}
          isDisabled={!CODE.test(code)}
        >
          {t('secondFactor.confirm')}
        </Button>
        <Button
          onPress={() => {
            onLeave(false);
          }}
        >
          {t('secondFactor.giveUp')}
        </Button>
      </FormActions>
    </Form>
  );
}

function Refusal({ error }: { readonly error: unknown }) {
  const { t } = useTranslation('settings');
  if (error === undefined || refusedWith(error, 'SECOND_FACTOR_FAILED')) return null;
  if (!refusedWith(error, 'TRANSITION_NOT_ALLOWED')) return <ProblemNote error={error} />;
  return (
    <Note tone="bad" role="alert">
      {t('secondFactor.expired')}
    </Note>
  );
}

/** In groups of four, for those who type it. */
function secretOf(uri: string): string {
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  return secret.match(/.{1,4}/g)?.join(' ') ?? '';
}

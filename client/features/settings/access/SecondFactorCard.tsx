import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RenewedSecondFactorResponse } from '../../../../core/contracts/accounts.ts';
import { ProblemNote } from '../../../components/problems/ProblemNote.tsx';
import { Button } from '../../../components/ui/Button.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { Form, FormActions } from '../../../components/ui/Form.tsx';
import { useAct } from '../../../hooks/use-act.ts';
import { portal } from '../../../lib/portal.ts';
import { Outcome } from '../Outcome.tsx';
import { CurrentPassword } from './CurrentPassword.tsx';
import { NewSecondFactor } from './NewSecondFactor.tsx';
import { refusedWith } from './refused-with.ts';

/** A new authenticator in the place of the old one, which counts until the new one has proved that it works. */
export function SecondFactorCard() {
  const { t } = useTranslation('settings');
  /** Shown this once, and kept nowhere else. */
  const [uri, setUri] = useState<string>();
  const [isRenewed, setRenewed] = useState(false);
  const leaveNew = (renewed: boolean) => {
    setUri(undefined);
    setRenewed(renewed);
  };
  return (
    <Card title={t('secondFactor.title')}>
      {isRenewed && <Outcome title={t('secondFactor.renewed')}>{t('othersEnded')}</Outcome>}
      {uri === undefined ? (
        <BeginForm
          onBegun={(begun) => {
            setRenewed(false);
            setUri(begun);
          }}
        />
      ) : (
        <NewSecondFactor uri={uri} onLeave={leaveNew} />
      )}
    </Card>
  );
}

function BeginForm({ onBegun }: { readonly onBegun: (uri: string) => void }) {
  const { t } = useTranslation('settings');
  const [password, setPassword] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const begin = useAct(async () => {
    try {
      const call = { method: 'POST', body: { currentPassword: password } } as const;
      const path = '/account/second-factor';
      const { secondFactorUri } = await portal.call(RenewedSecondFactorResponse, path, call);
      onBegun(secondFactorUri);
    } catch (error) {
      if (refusedWith(error, 'SIGN_IN_FAILED')) input.current?.focus();
      throw error;
    }
  });
  const isSaidAtField = refusedWith(begin.error, 'SIGN_IN_FAILED');
  return (
    <Form onSubmit={begin.run} aria-label={t('secondFactor.title')}>
      <p>{t('secondFactor.body')}</p>
      <CurrentPassword
        value={password}
        onChange={setPassword}
        inputRef={input}
        error={begin.error}
      />
      {begin.error !== undefined && !isSaidAtField && <ProblemNote error={begin.error} />}
      <FormActions>
        <Button
          type="submit"
          isPending={begin.isPending}
          pendingLabel={t('secondFactor.beginning')}
          isDisabled={password === ''}
        >
          {t('secondFactor.begin')}
        </Button>
      </FormActions>
    </Form>
  );
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keyFileName } from '../../../components/keys/key-file.ts';
import { NewPassphraseForm } from '../../../components/keys/NewPassphraseForm.tsx';
import { useReturnPath } from '../../../components/keys/use-return-path.ts';
import { Button } from '../../../components/ui/Button.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { ButtonLink } from '../../../components/ui/Link.tsx';
import { useKeys, useKeyState } from '../../../hooks/use-keys.ts';
import { saveText } from '../../../session/index.ts';
import { Outcome } from '../Outcome.tsx';

/** The own private key in a file that GnuPG imports, under a passphrase of its own. */
export function GnupgCard({ fingerprint }: { readonly fingerprint: string }) {
  const { t } = useTranslation('settings');
  const { status } = useKeyState();
  const isUnlocked = status === 'unlocked' || status === 'waiting';
  return (
    <Card title={t('gnupg.title')}>
      <p>{t('gnupg.body')}</p>
      {isUnlocked ? <Export fingerprint={fingerprint} /> : <UnlockFirst />}
    </Card>
  );
}

function Export({ fingerprint }: { readonly fingerprint: string }) {
  const { t } = useTranslation('settings');
  const keys = useKeys();
  const [step, setStep] = useState<'closed' | 'open' | 'saved'>('closed');
  const name = keyFileName('gnupg-key', fingerprint);
  if (step === 'open')
    return (
      <NewPassphraseForm
        label={t('gnupg.title')}
        act={t('gnupg.act')}
        pendingLabel={t('gnupg.pending')}
        onChosen={async (passphrase) => {
          saveText(await keys.worker().exportForGnupg(passphrase), name);
          setStep('saved');
        }}
      />
    );
  return (
    <>
      {step === 'saved' && (
        <Outcome title={t('gnupg.saved')}>
          {t('gnupg.import')}
          <code className="settings-command">gpg --import {name}</code>
          {t('gnupg.delete')}
        </Outcome>
      )}
      <div>
        <Button
          onPress={() => {
            setStep('open');
          }}
        >
          {t('gnupg.open')}
        </Button>
      </div>
    </>
  );
}

function UnlockFirst() {
  const { t } = useTranslation('settings');
  const { leadingBack } = useReturnPath();
  return (
    <>
      <p className="small muted">{t('gnupg.locked')}</p>
      <div>
        <ButtonLink href={leadingBack('/keys')} icon="unlocked">
          {t('gnupg.unlock')}
        </ButtonLink>
      </div>
    </>
  );
}

import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FrontField } from './FrontField.tsx';
import { FrontForm } from './FrontForm.tsx';
import { FrontFrame } from './FrontFrame.tsx';
import { acceptInvitation, findSession, givePassword, giveSecondFactor } from './portal-calls.ts';
import { SecondFactorFields } from './SecondFactorFields.tsx';

const QrCode = lazy(async () => ({ default: (await import('./QrCode.tsx')).QrCode }));

/** As the portal makes them; a link that was cut off on its way has less. */
const TOKEN = /^[\w-]{43}$/;

type Accepted = { readonly secondFactorUri: string };

/** Accepting an invitation: name and password, then the second factor, then on to the key. */
export function InvitationPage({ token }: { token: string }) {
  const { t } = useTranslation('front');
  const [accepted, setAccepted] = useState<Accepted>();
  const title = t(accepted ? 'invitation.factorTitle' : 'invitation.title');

  async function accept(given: ReadonlyMap<string, string>): Promise<void> {
    const password = given.get('password') ?? '';
    const displayName = given.get('displayName') ?? '';
    // Somebody may be signed in here already, or be about to be: without their session's token nothing is accepted.
    await findSession();
    const { email, secondFactorUri } = await acceptInvitation({ token, displayName, password });
    const { status } = await givePassword({ email, password });
    if (status === 'signed-in') location.replace('/keys');
    else setAccepted({ secondFactorUri });
  }

  return (
    <FrontFrame title={title}>
      <h1 tabIndex={-1}>{title}</h1>
      {!TOKEN.test(token) ? (
        <p className="front-problem">{t('invitation.missing')}</p>
      ) : accepted ? (
        <SecondFactorSetUp {...accepted} />
      ) : (
        <>
          <p className="front-lead">{t('invitation.lead')}</p>
          <FrontForm action={t('invitation.continue')} onSubmit={accept}>
            <FrontField
              label={t('invitation.name')}
              hint={t('invitation.nameHint')}
              name="displayName"
              minLength={2}
              maxLength={120}
              autoComplete="name"
            />
            <FrontField
              label={t('invitation.password')}
              hint={t('invitation.passwordHint')}
              name="password"
              type="password"
              minLength={15}
              maxLength={1024}
              autoComplete="new-password"
            />
          </FrontForm>
        </>
      )}
    </FrontFrame>
  );
}

function SecondFactorSetUp({ secondFactorUri }: Accepted) {
  const { t } = useTranslation('front');
  const secret = new URL(secondFactorUri).searchParams.get('secret') ?? '';
  return (
    <>
      <p className="front-lead">{t('invitation.factorLead')}</p>
      <Suspense fallback={<div className="front-qr" />}>
        <QrCode text={secondFactorUri} label={t('invitation.qr')} />
      </Suspense>
      <p>
        {t('invitation.secret')}
        <br />
        <code className="front-secret">{secret.replaceAll(/(.{4})/g, '$1 ').trim()}</code>
      </p>
      <FrontForm
        action={t('invitation.finish')}
        onSubmit={async (given) => {
          await giveSecondFactor(given.get('code') ?? '');
          location.replace('/keys');
        }}
      >
        <SecondFactorFields label={t('invitation.code')} />
      </FrontForm>
    </>
  );
}

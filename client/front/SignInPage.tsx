import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { demonstrationSignIn, safeDestination } from './destination.ts';
import { FrontField } from './FrontField.tsx';
import { FrontForm } from './FrontForm.tsx';
import { FrontFrame } from './FrontFrame.tsx';
import { findSession, givePassword, giveSecondFactor, type SessionStatus } from './portal-calls.ts';
import { SecondFactorFields } from './SecondFactorFields.tsx';

/** Two steps: address and password, then the second factor. */
export function SignInPage({ fragment }: { fragment: URLSearchParams }) {
  const { t } = useTranslation('front');
  const [status, setStatus] = useState<SessionStatus['status']>('signed-out');
  const destination = safeDestination(fragment.get('next'));
  const begun = useRef(false);

  function proceed(session: SessionStatus): void {
    if (session.status === 'signed-in') location.replace(destination);
    else setStatus(session.status);
  }

  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    // Without an answer the form stays, and says so when it is sent.
    void begin(fragment).then(proceed, () => undefined);
  });

  const isSecond = status === 'second-factor';
  return (
    <FrontFrame title={t(isSecond ? 'signIn.codeTitle' : 'signIn.title')}>
      <h1 tabIndex={-1}>{t(isSecond ? 'signIn.codeTitle' : 'signIn.title')}</h1>
      {isSecond ? (
        <FrontForm
          key="second-factor"
          action={t('signIn.finish')}
          onSubmit={async (given) => {
            proceed(await giveSecondFactor(given.get('code') ?? ''));
          }}
        >
          <SecondFactorFields label={t('signIn.code')} hint={t('signIn.codeHint')} />
        </FrontForm>
      ) : (
        <>
          <p className="front-lead">{t(fragment.has('next') ? 'signIn.ended' : 'signIn.lead')}</p>
          <FrontForm
            key="password"
            action={t('signIn.continue')}
            onSubmit={async (given) => {
              const email = given.get('email') ?? '';
              proceed(await givePassword({ email, password: given.get('password') ?? '' }));
            }}
          >
            <FrontField
              label={t('signIn.email')}
              name="email"
              type="email"
              autoComplete="username"
            />
            <FrontField
              label={t('signIn.password')}
              hint={t('signIn.passwordHint')}
              name="password"
              type="password"
              autoComplete="current-password"
            />
          </FrontForm>
        </>
      )}
      <p className="front-foot">
        {t('signIn.noAccount')} <a href="/#account">{t('signIn.howTo')}</a>
      </p>
    </FrontFrame>
  );
}

/** The session there is already; in a demonstration, the one that its start page asks for. */
async function begin(fragment: URLSearchParams): Promise<SessionStatus> {
  const session = await findSession();
  const given = demonstrationSignIn(fragment);
  return session.demonstration && given ? givePassword(given) : session;
}

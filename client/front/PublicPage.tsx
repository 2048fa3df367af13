import { useTranslation } from 'react-i18next';
import { FrontFrame } from './FrontFrame.tsx';

const steps = [
  ['step1', 'step1Body'],
  ['step2', 'step2Body'],
  ['step3', 'step3Body'],
] as const;
const seen = ['organisations', 'cases', 'dates', 'acts'] as const;
const neverSeen = ['content', 'names', 'subjects', 'keys'] as const;

/** What the portal is, what it can and cannot see, and how to get an account. */
export function PublicPage() {
  const { t } = useTranslation('front');
  return (
    <FrontFrame title={t('public.title')} wide>
      <h1>{t('public.title')}</h1>
      <p className="front-lead">{t('public.lead')}</p>
      <p>
        <a className="front-submit" href="/sign-in">
          {t('public.signIn')}
        </a>
      </p>

      <h2>{t('public.how')}</h2>
      <ol className="front-steps">
        {steps.map(([step, body]) => (
          <li key={step}>
            <h3>{t(`public.${step}`)}</h3>
            <p>{t(`public.${body}`)}</p>
          </li>
        ))}
      </ol>

      <div className="front-columns">
        <section className="front-card">
          <h2>{t('public.sees')}</h2>
          <ul>
            {seen.map((item) => (
              <li key={item}>{t(`public.seesItems.${item}`)}</li>
            ))}
          </ul>
        </section>
        <section className="front-card front-card--sealed">
          <h2>{t('public.never')}</h2>
          <ul>
            {neverSeen.map((item) => (
              <li key={item}>{t(`public.neverItems.${item}`)}</li>
            ))}
          </ul>
        </section>
      </div>
      <p>{t('public.limits')}</p>

      <h2 id="account">{t('public.account')}</h2>
      <p>{t('public.accountBody')}</p>
      <p className="front-hint">{t('public.origin')}</p>
      <p className="front-hint">
        {t('public.documents')}: <a href="/api/v1/docs">{t('public.api')}</a>
      </p>
    </FrontFrame>
  );
}

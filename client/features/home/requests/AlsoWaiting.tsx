import { useTranslation } from 'react-i18next';
import type { RequestCount } from '../../../../core/contracts/counts.ts';
import { Answer } from '../../../components/problems/Answer.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { useInboxCount, useRequestCount } from '../../../hooks/use-counts.ts';
import { Lines, type Line } from '../Lines.tsx';
import { FEW } from '../use-home-lists.ts';
import { useFewConsentsAsked } from './use-requests-at-home.ts';

const WAYS = {
  soon: '/requests?side=addressee&sort=target',
  awaitingConfirmation: '/requests?side=requester',
  answered: '/requests?side=requester',
  draft: '/requests?side=requester&state=draft',
} as const satisfies Partial<Record<keyof RequestCount, string>>;
const COUNTED = ['soon', 'awaitingConfirmation', 'answered', 'draft'] as const;

/** Everything else that somebody could do now, a line each; what is none is not mentioned. */
export function AlsoWaiting() {
  const { t } = useTranslation('home');
  const line = useOtherLines();
  return (
    <Card title={t('alsoWaiting.title')}>
      <Answer query={useRequestCount()}>
        {(counts) => {
          const lines = [
            ...line,
            ...COUNTED.filter((which) => counts[which] > 0).map((which) => ({
              id: which,
              href: WAYS[which],
              title: t(`alsoWaiting.${which}`, { count: counts[which] }),
            })),
          ];
          if (lines.length === 0) return <p className="muted">{t('alsoWaiting.none')}</p>;
          return <Lines lines={lines} />;
        }}
      </Answer>
    </Card>
  );
}

/** What is no request: questions for consent, and answers that nobody has taken up. */
function useOtherLines(): Line[] {
  const { t } = useTranslation('home');
  const consents = useFewConsentsAsked().data?.length ?? 0;
  const inbox = useInboxCount().data?.submitted ?? 0;
  return [
    ...(consents === 0
      ? []
      : [
          {
            id: 'consents',
            href: '/consents?side=provider&state=asked',
            title: t(consents < FEW ? 'alsoWaiting.consents' : 'alsoWaiting.manyConsents', {
              count: consents,
            }),
          },
        ]),
    ...(inbox === 0
      ? []
      : [
          {
            id: 'inbox',
            href: '/inbox?state=submitted',
            title: t('alsoWaiting.inbox', { count: inbox }),
          },
        ]),
  ];
}

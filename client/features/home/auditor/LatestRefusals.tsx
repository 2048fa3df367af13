import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccessLogPage } from '../../../../core/contracts/access-log.ts';
import { Card } from '../../../components/ui/Card.tsx';
import { Answer } from '../../../components/problems/Answer.tsx';
import { Lines, type Line } from '../Lines.tsx';
import { useLatestRefusals } from './use-oversight.ts';

export function LatestRefusals({ now }: { readonly now: number }) {
  const { t } = useTranslation('home');
  const line = useLine();
  return (
    <Card title={t('auditor.latest.title')}>
      <Answer query={useLatestRefusals(now)}>
        {({ items, names }) =>
          items.length === 0 ? (
            <p className="muted">{t('auditor.latest.none')}</p>
          ) : (
            <Lines lines={items.map((item) => line(item, names))} />
          )
        }
      </Answer>
    </Card>
  );
}

function useLine(): (item: AccessLogPage['items'][number], names: AccessLogPage['names']) => Line {
  const { t, i18n } = useTranslation(['home', 'log']);
  const utc = useMemo(
    () =>
      new Intl.DateTimeFormat(i18n.language, {
        timeZone: 'UTC',
        dateStyle: 'medium',
        timeStyle: 'short',
      }),
    [i18n.language],
  );
  return ({ index, entry: { action, actor, time } }, names) => ({
    id: String(index),
    href: `/access-log?outcome=denied&entry=${index}`,
    title: t(`log:actions.${action}`),
    detail: t('home:auditor.latest.who', {
      name:
        actor.id === undefined
          ? t(`log:actors.${actor.type}`)
          : (names[actor.id] ?? t('log:actors.nameless')),
      time: utc.format(new Date(time)),
    }),
  });
}

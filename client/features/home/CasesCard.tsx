import { useTranslation } from 'react-i18next';
import { Card } from '../../components/ui/Card.tsx';
import { Link } from '../../components/ui/Link.tsx';
import { useCases } from '../../hooks/use-cases.ts';
import { useFormats } from '../../hooks/use-formats.ts';
import { Answer } from '../../components/problems/Answer.tsx';
import { Lines } from './Lines.tsx';
import { FEW } from './use-home-lists.ts';

/** The open cases, the newest first. */
export function CasesCard({ empty }: { readonly empty: string }) {
  const { t } = useTranslation('home');
  const formats = useFormats();
  return (
    <Card title={t('cases.title')}>
      <Answer query={useCases()}>
        {(cases) => {
          const open = [...cases.values()].filter(({ state }) => state === 'open');
          if (open.length === 0) return <p className="muted">{empty}</p>;
          return (
            <Lines
              lines={open.slice(0, FEW).map(({ id, reference, createdAt }) => ({
                id,
                href: `/cases/${id}`,
                title: <span className="mono">{reference}</span>,
                detail: t('cases.opened', { date: formats.date(createdAt) }),
              }))}
            />
          );
        }}
      </Answer>
      <Link href="/cases">{t('cases.all')}</Link>
    </Card>
  );
}

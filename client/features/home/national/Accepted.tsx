import { useTranslation } from 'react-i18next';
import { Card } from '../../../components/ui/Card.tsx';
import { Link } from '../../../components/ui/Link.tsx';
import { useCases } from '../../../hooks/use-cases.ts';
import { useFormats } from '../../../hooks/use-formats.ts';
import { Answer } from '../../../components/problems/Answer.tsx';
import { Lines } from '../Lines.tsx';
import { useFewSubmissions } from '../use-home-lists.ts';

/** What the Court has accepted lately. */
export function Accepted() {
  const { t } = useTranslation('home');
  const cases = useCases().data;
  const formats = useFormats();
  return (
    <Card title={t('accepted.title')}>
      <Answer query={useFewSubmissions('accepted')}>
        {(accepted) =>
          accepted.length === 0 ? (
            <p className="muted">{t('accepted.none')}</p>
          ) : (
            <Lines
              lines={accepted.map(({ id, caseId, changedAt }) => ({
                id,
                href: `/submissions/${id}`,
                title: (
                  <span className="mono">{cases?.get(caseId)?.reference ?? t('unknownCase')}</span>
                ),
                detail: t('changed', { date: formats.dateTime(changedAt) }),
              }))}
            />
          )
        }
      </Answer>
      <Link href="/submissions?state=accepted">{t('accepted.all')}</Link>
    </Card>
  );
}

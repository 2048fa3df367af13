import { useTranslation } from 'react-i18next';
import type { SubmissionSummary } from '../../../core/contracts/submissions.ts';
import { MarkingChips } from '../../components/markings/MarkingChips.tsx';
import { Card } from '../../components/ui/Card.tsx';
import { Link } from '../../components/ui/Link.tsx';
import { composerAddress } from './steps.ts';

export function MarkingsCard({ submission }: { readonly submission: SubmissionSummary }) {
  const { t } = useTranslation('composer');
  return (
    <Card title={t('markings.title')}>
      <MarkingChips markings={submission.markings} formality={submission.formality} />
      <p className="small">
        <Link href={composerAddress(submission.id, 'case')}>{t('markings.look')}</Link>
      </p>
    </Card>
  );
}

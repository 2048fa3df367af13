import { useTranslation } from 'react-i18next';
import type { SubmissionSummary } from '../../../../core/contracts/submissions.ts';
import { Card } from '../../../components/ui/Card.tsx';
import { Columns } from '../../../components/ui/Layout.tsx';
import { ButtonLink } from '../../../components/ui/Link.tsx';
import { Note } from '../../../components/ui/Note.tsx';
import { ClearFacts } from '../ClearFacts.tsx';
import { composerAddress } from '../steps.ts';
import { useReaders } from '../../../components/sealing/use-readers.ts';
import { WhoCanOpen } from '../../../components/sealing/WhoCanOpen.tsx';

/** First step of a draft that exists: what was chosen stays as it is. */
export function FixedChoices({ submission }: { readonly submission: SubmissionSummary }) {
  const { t } = useTranslation('composer');
  const readers = useReaders(submission.sender.organisationId, submission.recipientOrganisationIds);
  return (
    <Columns aside={<WhoCanOpen readers={readers} />}>
      <Card title={t('steps.case')}>
        <ClearFacts submission={submission} />
        <Note title={t('fixed.title')}>{t('fixed.body')}</Note>
        <div>
          <ButtonLink href={composerAddress(submission.id, 'content')} variant="primary">
            {t('toContent')}
          </ButtonLink>
        </div>
      </Card>
    </Columns>
  );
}

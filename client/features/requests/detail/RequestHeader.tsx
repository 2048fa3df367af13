import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestSummary } from '../../../../core/contracts/requests.ts';
import { MarkingChips } from '../../../components/markings/MarkingChips.tsx';
import { DueChip } from '../../../components/requests/DueChip.tsx';
import { RequestMarks } from '../../../components/requests/RequestMarks.tsx';
import { RequestStateChip } from '../../../components/requests/RequestStateChip.tsx';
import { ButtonLink } from '../../../components/ui/Link.tsx';
import { PageHeader } from '../../../components/ui/PageHeader.tsx';
import { useCases } from '../../../hooks/use-cases.ts';
import { usePage } from '../../../hooks/use-page.ts';
import { useSide } from '../../../components/requests/use-side.ts';

type RequestHeaderProps = {
  readonly request: RequestSummary;
  /** Sealed: only while the keys are there. It is shown as text, whatever it says, and never in the window's title. */
  readonly subject: string | undefined;
  readonly moves: ReactNode;
};

export function RequestHeader({ request, subject, moves }: RequestHeaderProps) {
  const { t } = useTranslation('requests');
  const side = useSide(request);
  const reference = useCases().data?.get(request.caseId)?.reference ?? '';
  const title = t('titleOf', { reference });
  usePage(title);
  return (
    <PageHeader
      title={subject ?? title}
      breadcrumbs={{
        label: t('breadcrumbs'),
        crumbs: [
          { label: t('title'), href: `/requests?side=${side}` },
          { label: reference || t('one') },
        ],
      }}
      facts={
        <>
          <RequestStateChip state={request.state} />
          <DueChip request={request} />
          <RequestMarks request={request} />
          <MarkingChips markings={request.markings} />
        </>
      }
      actions={
        <>
          {moves}
          {request.state === 'draft' && (
            <ButtonLink href={`/requests/${request.id}/edit`} variant="primary">
              {t('acts.continue')}
            </ButtonLink>
          )}
        </>
      }
    />
  );
}

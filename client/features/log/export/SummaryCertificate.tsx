import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ReportCertificate } from '../../../../core/contracts/access-log-export.ts';
import { Answer } from '../../../components/problems/Answer.tsx';
import { DefinitionList } from '../../../components/ui/DefinitionList.tsx';
import { useFormats } from '../../../hooks/use-formats.ts';
import { portal } from '../../../lib/portal.ts';

/** By what a reader of the summary knows whose signature is in it. */
export function SummaryCertificate() {
  const { t } = useTranslation('log');
  const formats = useFormats();
  const query = useQuery({
    queryKey: ['access-log', 'certificate'],
    queryFn: () => portal.call(ReportCertificate, '/access-log/export/summary/certificate'),
    staleTime: Infinity,
  });
  return (
    <Answer query={query} rows={2}>
      {({ subject, fingerprint, validUntil, isSelfSigned }) => (
        <DefinitionList
          layout="stacked"
          entries={[
            {
              term: t('exports.certificate.subject'),
              value: isSelfSigned ? t('exports.certificate.own', { subject }) : subject,
            },
            {
              term: t('exports.certificate.fingerprint'),
              value: <span className="mono log-digest">{fingerprint}</span>,
            },
            { term: t('exports.certificate.validUntil'), value: formats.date(validUntil) },
          ]}
        />
      )}
    </Answer>
  );
}

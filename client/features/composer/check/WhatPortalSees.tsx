import { useTranslation } from 'react-i18next';
import type { SubmissionSummary } from '../../../../core/contracts/submissions.ts';
import { Card } from '../../../components/ui/Card.tsx';
import { useFormats } from '../../../hooks/use-formats.ts';
import { ClearFacts } from '../ClearFacts.tsx';
import { ClearMark } from '../../../components/sealing/ClearMark.tsx';
import type { FolderFiles } from '../../../components/deposits/use-folder-files.ts';

type WhatPortalSeesProps = {
  readonly submission: SubmissionSummary;
  readonly files: FolderFiles;
};

export function WhatPortalSees({ submission, files: { listed } }: WhatPortalSeesProps) {
  const { t } = useTranslation('composer');
  const formats = useFormats();
  const files = listed.status === 'opened' ? listed.content : [];
  const size = files.reduce((total, { file }) => total + file.size, 0);
  return (
    <Card title={t('clear.title')} aside={<ClearMark />}>
      <ClearFacts
        submission={submission}
        more={[
          {
            term: t('clear.files'),
            value: t('clear.filesSize', { count: files.length, size: formats.bytes(size) }),
          },
          { term: t('clear.time.term'), value: t('clear.time.value') },
        ]}
      />
      <p className="small muted">{t('clear.never')}</p>
    </Card>
  );
}

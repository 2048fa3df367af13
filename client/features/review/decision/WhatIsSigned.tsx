import { useTranslation } from 'react-i18next';
import { FileList, FileRow } from '../../../components/ui/FileRow.tsx';
import { useFormats } from '../../../hooks/use-formats.ts';
import { describedBy, sizeOf } from '../../../components/files/file-facts.ts';
import { FileMark } from '../../../components/files/FileMark.tsx';
import type { FileOpenings } from '../../../components/files/use-file-openings.ts';
import type { Review } from '../reading/use-review.ts';

type WhatIsSignedProps = { readonly review: Review; readonly openings: FileOpenings };

/** Names what the reviewer's signature will stand for. */
export function WhatIsSigned({ review: { submission, files }, openings }: WhatIsSignedProps) {
  const { t } = useTranslation(['review', 'files']);
  const formats = useFormats();
  return (
    <>
      <p>{t('review:decision.signs', { version: submission.version, count: files.length })}</p>
      {files.length > 0 && (
        <FileList label={t('review:decision.files')}>
          {files.map((listed) => (
            <FileRow
              key={listed.file.id}
              name={<bdi>{describedBy(listed)?.name ?? t('files:unnamed')}</bdi>}
              facts={formats.bytes(sizeOf(listed))}
              state={<FileMark listed={listed} opening={openings.byId.get(listed.file.id)} />}
            />
          ))}
        </FileList>
      )}
    </>
  );
}

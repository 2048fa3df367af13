import { useTranslation } from 'react-i18next';
import { FilePreview } from '../preview/FilePreview.tsx';
import { DefinitionList } from '../ui/DefinitionList.tsx';
import { Disclosure } from '../ui/Disclosure.tsx';
import { Stack } from '../ui/Layout.tsx';
import { VerdictLine } from '../verdicts/VerdictLine.tsx';
import { useFormats } from '../../hooks/use-formats.ts';
import type { ListedFile, OpenedFile } from '../../session/index.ts';
import { signerOf } from './file-facts.ts';

type FileContentProps = {
  readonly listed: ListedFile;
  readonly opened: OpenedFile;
  readonly name: string;
};

/** An opened file: whose it is, what it shows, and what it can be recognised by. */
export function FileContent({ listed, opened, name }: FileContentProps) {
  const { t } = useTranslation('files');
  const formats = useFormats();
  const { verdict, mediaType, size, sha256 } = opened;
  return (
    <Stack>
      <VerdictLine verdict={verdict.signature} signer={signerOf(listed)} />
      <FilePreview opened={opened} title={t('previewOf', { name })} />
      <Disclosure title={t('details')}>
        <DefinitionList
          layout="stacked"
          entries={[
            { term: t('size'), value: formats.bytes(size) },
            { term: t('mediaType'), value: mediaType || t('notNamed') },
            ...(sha256 === undefined
              ? []
              : [{ term: t('sha256'), value: <code className="mono">{sha256}</code> }]),
          ]}
        />
      </Disclosure>
    </Stack>
  );
}

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../problems/ProblemNote.tsx';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FileRow } from '../ui/FileRow.tsx';
import { SealMark } from '../ui/SealMark.tsx';
import { VerdictMark } from '../verdicts/VerdictMark.tsx';
import { useFormats } from '../../hooks/use-formats.ts';
import { portal } from '../../lib/portal.ts';
import type { ListedFile } from '../../session/index.ts';
import '../drafting/drafting.css';

type StoredFileRowProps = { readonly entry: ListedFile; readonly onRemoved: () => void };

/** A file that the portal has, by the name that only its readers know. */
export function StoredFileRow({ entry, onRemoved }: StoredFileRowProps) {
  const { t } = useTranslation('composer');
  const { file } = entry;
  const name = useFileName(entry);
  return (
    <FileRow
      name={<span dir="auto">{name}</span>}
      facts={<StoredFacts entry={entry} />}
      state={
        file.state === 'complete' ? (
          <SealMark state="sealed" label={t('files.states.done')} />
        ) : (
          <Chip tone="warn">{t('files.states.unfinished')}</Chip>
        )
      }
      actions={<RemoveFile file={file} name={name} onRemoved={onRemoved} />}
    />
  );
}

function useFileName({ descriptor }: ListedFile): string {
  const { t } = useTranslation('composer');
  if (descriptor?.status === 'opened') return descriptor.content.name;
  return t(descriptor ? 'files.nameNotOpened' : 'files.noName');
}

function StoredFacts({ entry: { file, descriptor } }: { readonly entry: ListedFile }) {
  const formats = useFormats();
  if (descriptor?.status !== 'opened') return formats.bytes(file.size);
  const signer = { accountId: file.uploaderAccountId, organisationId: file.organisationId };
  return (
    <span className="composer-check">
      {formats.bytes(descriptor.content.size)}
      {descriptor.verdict.status !== 'verified' && (
        <VerdictMark verdict={descriptor.verdict} signer={signer} />
      )}
    </span>
  );
}

type RemoveFileProps = {
  readonly file: ListedFile['file'];
  readonly name: string;
  readonly onRemoved: () => void;
};

function RemoveFile({ file: { id, version }, name, onRemoved }: RemoveFileProps) {
  const { t } = useTranslation(['composer', 'common']);
  const [asks, setAsks] = useState(false);
  const close = () => {
    setAsks(false);
  };
  const removal = useMutation({
    networkMode: 'always',
    mutationFn: () => portal.command(`/files/${id}`, { method: 'DELETE', version }),
    onSuccess: () => {
      close();
      onRemoved();
    },
  });
  return (
    <>
      <Button
        variant="quiet"
        icon="trash"
        aria-label={t('composer:files.removal.actOn', { name })}
        onPress={() => {
          setAsks(true);
        }}
      >
        {t('composer:files.removal.act')}
      </Button>
      <Dialog
        role="alertdialog"
        title={t('composer:files.removal.title')}
        isOpen={asks}
        onClose={close}
        actions={
          <>
            <Button onPress={close}>{t('common:cancel')}</Button>
            <Button
              variant="danger"
              isPending={removal.isPending}
              pendingLabel={t('composer:files.removal.pending')}
              onPress={() => {
                removal.mutate();
              }}
            >
              {t('composer:files.removal.act')}
            </Button>
          </>
        }
      >
        <p>{t('composer:files.removal.body', { name })}</p>
        {removal.error && <ProblemNote error={removal.error} />}
      </Dialog>
    </>
  );
}

import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FileCard } from '../../../components/files/FileCard.tsx';
import { describedBy, sizeOf } from '../../../components/files/file-facts.ts';
import { FileMark } from '../../../components/files/FileMark.tsx';
import { useFileOpenings } from '../../../components/files/use-file-openings.ts';
import { ProblemNote } from '../../../components/problems/ProblemNote.tsx';
import { Button } from '../../../components/ui/Button.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { FileList, FileRow } from '../../../components/ui/FileRow.tsx';
import { Pagination } from '../../../components/ui/Pagination.tsx';
import { Skeleton } from '../../../components/ui/Skeleton.tsx';
import { useFormats } from '../../../hooks/use-formats.ts';
import { useKeys } from '../../../hooks/use-keys.ts';
import { useOpened } from '../../../hooks/use-opened.ts';
import { useOrganisations } from '../../../hooks/use-organisations.ts';
import type { ListedFile } from '../../../session/index.ts';
import { addressOf, type ConsentPlace } from '../use-consent-place.ts';

type PlaceProps = { readonly place: ConsentPlace };

export function SharedFilesCard({ place }: PlaceProps) {
  const { t } = useTranslation('consents');
  const keys = useKeys();
  const { cursor } = place;
  const list = useOpened(useCallback(() => keys.worker().listSharedFiles(cursor), [keys, cursor]));
  if (list.status === 'opened') {
    const { files, nextCursor } = list.content;
    return (
      <>
        <Files files={files} />
        <Pages place={place} next={nextCursor} />
      </>
    );
  }
  return (
    <Card title={t('shared.files')}>
      {list.status === 'opening' ? (
        <Skeleton label={t('shared.opening')} rows={2} shape="row" />
      ) : (
        <ProblemNote error={list.error} retry={list.reopen} />
      )}
    </Card>
  );
}

/** The chosen one is opened below the list; to whom it can be passed on further is for its provider to say. */
function Files({ files }: { readonly files: readonly ListedFile[] }) {
  const { t } = useTranslation(['consents', 'files']);
  const formats = useFormats();
  const organisations = useOrganisations().data;
  const openings = useFileOpenings();
  const [chosenId, setChosenId] = useState<string>();
  const chosen = files.find(({ file }) => file.id === chosenId);
  return (
    <>
      <Card title={t('consents:shared.files')}>
        {files.length === 0 && <p className="muted">{t('consents:shared.noFiles')}</p>}
        <FileList label={t('consents:shared.files')}>
          {files.map((listed) => {
            const { id, organisationId } = listed.file;
            const name = describedBy(listed)?.name ?? t('files:unnamed');
            return (
              <FileRow
                key={id}
                name={<bdi>{name}</bdi>}
                facts={t('consents:shared.file', {
                  size: formats.bytes(sizeOf(listed)),
                  provider: organisations?.get(organisationId)?.name ?? '',
                })}
                state={<FileMark listed={listed} opening={openings.byId.get(id)} />}
                actions={
                  <Button
                    variant="quiet"
                    aria-label={t('consents:shared.openOf', { name })}
                    onPress={() => {
                      setChosenId(id);
                      if (!openings.byId.has(id)) void openings.open(id);
                    }}
                  >
                    {t('consents:shared.open')}
                  </Button>
                }
              />
            );
          })}
        </FileList>
      </Card>
      {chosen && <FileCard key={chosen.file.id} listed={chosen} openings={openings} />}
    </>
  );
}

function Pages({ place, next }: PlaceProps & { readonly next: string | undefined }) {
  const { t } = useTranslation('consents');
  const page = (cursor: string | undefined) => addressOf({ ...place, cursor });
  return (
    <Pagination
      label={t('pages')}
      newer={place.cursor === undefined ? undefined : { label: t('newest'), href: page(undefined) }}
      older={next === undefined ? undefined : { label: t('older'), href: page(next) }}
    />
  );
}

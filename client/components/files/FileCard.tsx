import { useTranslation } from 'react-i18next';
import type { Markings } from '../../../core/contracts/vocabulary.ts';
import { ProblemNote } from '../problems/ProblemNote.tsx';
import { shareableFile } from '../sharing/shareable.ts';
import { ShareButton } from '../sharing/ShareButton.tsx';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Row, Stack } from '../ui/Layout.tsx';
import { AlteredNote } from '../verdicts/AlteredNote.tsx';
import { downloadSealed, saveAs, type ListedFile } from '../../session/index.ts';
import { Arrival } from '../ui/Arrival.tsx';
import { describedBy } from './file-facts.ts';
import { FileContent } from './FileContent.tsx';
import { OpeningBar } from './OpeningBar.tsx';
import { wasAltered, type FileOpenings, type Opening } from './use-file-openings.ts';

type FileCardProps = {
  readonly listed: ListedFile;
  readonly openings: FileOpenings;
  /** Where it can be passed on from: with the markings of what it belongs to. */
  readonly sharing?: { readonly markings: Markings; readonly onChanged: () => void };
};

/** The file that is looked at. */
export function FileCard({ listed, openings, sharing }: FileCardProps) {
  const { t } = useTranslation('files');
  const name = describedBy(listed)?.name ?? t('unnamed');
  const opening = openings.byId.get(listed.file.id);
  return (
    <Arrival name={name}>
      <Card
        title={<bdi>{name}</bdi>}
        aside={
          <Row>
            <Acts listed={listed} opening={opening} />
            {sharing && (
              <ShareButton
                shareable={shareableFile(listed.file, sharing.markings)}
                name={name}
                onChanged={sharing.onChanged}
              />
            )}
          </Row>
        }
      >
        <State listed={listed} opening={opening} name={name} openings={openings} />
      </Card>
    </Arrival>
  );
}

type OpeningProps = { readonly listed: ListedFile; readonly opening: Opening | undefined };

function Acts({ listed, opening }: OpeningProps) {
  const { t } = useTranslation('files');
  const opened = opening?.status === 'open' ? opening.opened : undefined;
  return (
    <>
      {opened && (
        <Button
          icon="download"
          onPress={() => {
            saveAs(opened.file, opened.file.name);
          }}
        >
          {t('save')}
        </Button>
      )}
      <Button
        icon="seal"
        onPress={() => {
          downloadSealed(listed.file.id);
        }}
      >
        {t('downloadSealed')}
      </Button>
    </>
  );
}

type StateProps = OpeningProps & {
  readonly name: string;
  readonly openings: FileOpenings;
};

function State({ listed, opening, name, openings }: StateProps) {
  const { t } = useTranslation('files');
  const { id } = listed.file;
  const open = () => void openings.open(id);
  if (wasAltered(opening)) return <AlteredNote />;
  switch (opening?.status) {
    case undefined:
      return (
        <Stack>
          <p>{t('sealedBody')}</p>
          <Row>
            <Button variant="primary" icon="unlocked" onPress={open}>
              {t('open')}
            </Button>
          </Row>
        </Stack>
      );
    case 'opening':
      return (
        <Stack>
          <OpeningBar name={name} opening={opening} />
          <Row>
            <Button
              onPress={() => {
                openings.cancel(id);
              }}
            >
              {t('cancel')}
            </Button>
          </Row>
        </Stack>
      );
    case 'refused':
      return <ProblemNote error={opening.error} retry={open} />;
    case 'open':
      return <FileContent listed={listed} opened={opening.opened} name={name} />;
  }
}

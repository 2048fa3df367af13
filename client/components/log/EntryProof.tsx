import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { saveAs, saveText } from '../../session/saving.ts';
import { ProblemNote } from '../problems/ProblemNote.tsx';
import { Button } from '../ui/Button.tsx';
import { Row } from '../ui/Layout.tsx';
import { Note } from '../ui/Note.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { Finding } from './Finding.tsx';
import { ProvenNote } from './ProvenNote.tsx';
import { useEntryProof, type EntryProof as Proof } from './use-entry-proof.ts';

type EntryProofProps = {
  readonly index: number;
  /** The leaf, in base64. */
  readonly bytes: string;
};

/** Whether an entry is in the signed log, found out on this computer; and what to find it out with elsewhere. */
export function EntryProof({ index, bytes }: EntryProofProps) {
  const { t } = useTranslation('proofs');
  const entry = useMemo(
    () => Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0)),
    [bytes],
  );
  const { data, error, refetch, isFetching } = useEntryProof(index, entry);
  if (data === undefined && error) {
    return <ProblemNote error={error} retry={() => void refetch()} isRetrying={isFetching} />;
  }
  if (data === undefined) return <Skeleton label={t('entry.loading')} rows={2} />;
  return (
    <>
      <div role="status">
        <Words proof={data} />
      </div>
      <Row>
        {'text' in data && (
          <Button
            icon="download"
            onPress={() => {
              saveText(data.text, `entry-${index}.tlog-proof`);
            }}
          >
            {t('entry.saveProof')}
          </Button>
        )}
        <Button
          variant="quiet"
          onPress={() => {
            saveAs(new Blob([entry], { type: 'application/octet-stream' }), `entry-${index}.json`);
          }}
        >
          {t('entry.saveBytes')}
        </Button>
      </Row>
    </>
  );
}

function Words({ proof }: { proof: Proof }) {
  const { t } = useTranslation('proofs');
  switch (proof.status) {
    case 'unsigned':
      return <Note title={t('entry.unsigned')}>{t('entry.unsignedBody')}</Note>;
    case 'unwitnessed':
      return <Note title={t('entry.unwitnessed')}>{t('entry.unwitnessedBody')}</Note>;
    case 'proven':
      return <ProvenNote proof={proof} />;
    case 'refused':
      return (
        <Note tone="bad" title={t('entry.refused')}>
          <Finding code={proof.code} where={proof.where} />
        </Note>
      );
  }
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keyFileName } from '../../../components/keys/key-file.ts';
import { ProblemNote } from '../../../components/problems/ProblemNote.tsx';
import { Button } from '../../../components/ui/Button.tsx';
import { Card } from '../../../components/ui/Card.tsx';
import { Row } from '../../../components/ui/Layout.tsx';
import { useAct } from '../../../hooks/use-act.ts';
import { useKeys } from '../../../hooks/use-keys.ts';
import { saveText } from '../../../session/index.ts';

/** The locked key as the portal keeps it, to be saved once more. */
export function KeyFileCard({ hasBackup }: { readonly hasBackup: boolean }) {
  const { t } = useTranslation('settings');
  return (
    <Card title={t('keyFile.title')}>
      <p>{t(hasBackup ? 'keyFile.body' : 'keyFile.none')}</p>
      {hasBackup && <Download />}
    </Card>
  );
}

function Download() {
  const { t } = useTranslation('settings');
  const keys = useKeys();
  const [fileName, setFileName] = useState('');
  const download = useAct(async () => {
    const { fingerprint, armoredLockedPrivateKey } = await keys.worker().backup();
    const name = keyFileName('key', fingerprint);
    saveText(armoredLockedPrivateKey, name);
    setFileName(name);
  });
  return (
    <>
      <Row>
        <Button
          icon="download"
          isPending={download.isPending}
          pendingLabel={t('keyFile.pending')}
          onPress={download.run}
        >
          {t('keyFile.act')}
        </Button>
        <span role="status" className="small muted">
          {fileName && t('keyFile.done', { name: fileName })}
        </span>
      </Row>
      {download.error !== undefined && <ProblemNote error={download.error} />}
    </>
  );
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keyFileName } from '../../../components/keys/key-file.ts';
import { Button } from '../../../components/ui/Button.tsx';
import { saveText, type NewMemberKey } from '../../../session/index.ts';

type KeyFilesProps = { readonly made: NewMemberKey; readonly onKeySaved: () => void };

/** What to save of a key that was just made. */
export function KeyFiles({ made, onKeySaved }: KeyFilesProps) {
  const { t } = useTranslation('ceremony');
  const { fingerprint, armoredLockedPrivateKey, armoredRevocationCertificate } = made;
  return (
    <ul className="ceremony-files" aria-label={t('backup.title')}>
      <li>
        <div>
          <strong>{t('backup.keyTitle')}</strong>
          <p className="small muted">{t('backup.keyBody')}</p>
        </div>
        <SaveButton
          label={t('backup.saveKey')}
          onPress={() => {
            saveText(armoredLockedPrivateKey, keyFileName('key', fingerprint));
            onKeySaved();
          }}
        />
      </li>
      <li>
        <div>
          <strong>{t('backup.revocationTitle')}</strong>
          <p className="small muted">{t('backup.revocationBody')}</p>
        </div>
        <SaveButton
          label={t('backup.saveRevocation')}
          onPress={() => {
            saveText(armoredRevocationCertificate, keyFileName('revocation', fingerprint));
          }}
        />
      </li>
    </ul>
  );
}

function SaveButton({ label, onPress }: { readonly label: string; readonly onPress: () => void }) {
  const { t } = useTranslation('ceremony');
  const [wasSaved, setSaved] = useState(false);
  return (
    <Button
      icon={wasSaved ? 'check' : 'download'}
      aria-label={label}
      onPress={() => {
        onPress();
        setSaved(true);
      }}
    >
      {t(wasSaved ? 'backup.again' : 'backup.save')}
    </Button>
  );
}

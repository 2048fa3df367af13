import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isSameArmor, readKeyFile } from '../../../components/keys/key-file.ts';
import { KeyFileChoice } from '../../../components/keys/KeyFileChoice.tsx';
import { Note } from '../../../components/ui/Note.tsx';
import { useProblem } from '../../../hooks/use-problem.ts';
import type { NewMemberKey } from '../../../session/index.ts';

type SavedFileCheckProps = {
  readonly made: NewMemberKey;
  readonly onChecked: (isRight: boolean) => void;
};
type Finding = 'found' | 'other' | 'revocationChosen';

/** The saved file, chosen from where it was put, is held against the key. */
export function SavedFileCheck({ made, onChecked }: SavedFileCheckProps) {
  const { t } = useTranslation('ceremony');
  const describe = useProblem();
  const [file, setFile] = useState<File>();
  const [finding, setFinding] = useState<Finding>();
  const [error, setError] = useState<unknown>();

  async function check(chosen: File): Promise<void> {
    setFile(chosen);
    setFinding(undefined);
    setError(undefined);
    try {
      const found = compare(await readKeyFile(chosen), made);
      setFinding(found);
      onChecked(found === 'found');
    } catch (reason) {
      setError(reason);
      onChecked(false);
    }
  }
  return (
    <section className="ceremony-check">
      <h3>{t('backup.checkTitle')}</h3>
      <p>{t('backup.checkBody')}</p>
      <KeyFileChoice file={file} onChoose={(chosen) => void check(chosen)} />
      {finding !== undefined && (
        <Note tone={finding === 'found' ? 'ok' : 'bad'} role="status">
          {t(`backup.${finding}`)}
        </Note>
      )}
      {error !== undefined && (
        <Note tone="bad" role="alert">
          {describe(error).text}
        </Note>
      )}
    </section>
  );
}

function compare(text: string, made: NewMemberKey): Finding {
  if (isSameArmor(text, made.armoredLockedPrivateKey)) return 'found';
  return isSameArmor(text, made.armoredRevocationCertificate) ? 'revocationChosen' : 'other';
}
